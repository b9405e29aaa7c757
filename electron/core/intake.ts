// The way in, put together over one open cache: for the live core and for `kokpit import` alike.
import type { CommandRecord } from '../../shared/contract/views.ts';
import type { KokpitEvent } from '../../shared/events/event.ts';
import { EMPTY_BATCH } from '../cache/empty-batch.ts';
import type { CacheReader, CacheWriter, CommitBatch } from '../cache/types.ts';
import type { Days } from '../figures/days.ts';
import type { Clock } from './clock.ts';
import { CommitQueue, type Trouble } from './commit-queue.ts';
import { EventBook } from './event-book.ts';
import { Folding } from './folding.ts';
import { type Brought, commandRow, Ingest } from './ingest.ts';
import { StreamStore } from './stream-store.ts';

export interface IntakeDeps {
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
  readonly days: Days;
  readonly clock: Clock;
  readonly settle: (event: KokpitEvent) => CommandRecord | null;
  readonly show: (brought: Brought) => void;
  readonly onTrouble: (trouble: Trouble | null) => void;
  readonly onFatal: (error: unknown) => void;
  /** Statuses of an agent after which a piece of them is closed. */
  readonly pieceEvents?: number | undefined;
}

export interface Intake {
  readonly ingest: Ingest;
  readonly folding: Folding;
  readonly queue: CommitQueue;
  /** Puts commands on the disk, safe from a power cut; `show` as for events. */
  saveCommands(records: readonly CommandRecord[], show: () => void): Promise<void>;
}

export function createIntake(deps: IntakeDeps): Intake {
  const { reader, writer, days, clock } = deps;
  const book = new EventBook(reader);
  const store = new StreamStore(reader, deps.pieceEvents);
  const folding = new Folding({ store, days, now: clock.now, read: (numbers) => book.read(numbers) });
  const queue = new CommitQueue({
    writer,
    now: clock.now,
    setTimer: clock.setTimer,
    onTrouble: deps.onTrouble,
    onFatal: deps.onFatal,
  });
  const ingest = new Ingest({ book, store, folding, queue, now: clock.now, settle: deps.settle, show: deps.show });
  return {
    ingest,
    folding,
    queue,
    saveCommands: (records, show) => queue.push(commandBatch(records), 0, show, () => {}),
  };
}

function commandBatch(records: readonly CommandRecord[]): CommitBatch {
  return { ...EMPTY_BATCH, commands: records.map(commandRow), full: true };
}
