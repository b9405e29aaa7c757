// The way in: lines are decoded, told apart from what is known, folded, and sent to the disk as one transaction with
// the source's position. Figures show them when they are kept (or at once, while the disk refuses).

import type { CommandRecord } from '../../shared/contract/views.ts';
import type { KokpitEvent } from '../../shared/events/event.ts';
import type { RejectEntry } from '../../shared/events/reject.ts';
import type { CommitBatch } from '../cache/types.ts';
import type { Effects } from '../figures/board.ts';
import { batchDecoder } from '../source/inbox/decode.ts';
import type { LineBatch } from '../source/inbox/lines.ts';
import { rejectOf, rejectOversize } from '../source/inbox/reject.ts';
import { packBlocks } from './blocks.ts';
import type { CommitQueue } from './commit-queue.ts';
import { EffectsBuilder } from './effects.ts';
import type { EventBook } from './event-book.ts';
import type { Folding, Numbered } from './folding.ts';
import { freeze, type StreamStore } from './stream-store.ts';

/** What `kokpit import` counts; every line but a blank one counts once. */
export interface Tally {
  read: number;
  accepted: number;
  duplicates: number;
  conflicts: number;
  unknown: number;
  rejected: number;
}

export function emptyTally(): Tally {
  return { read: 0, accepted: 0, duplicates: 0, conflicts: 0, unknown: 0, rejected: 0 };
}

/** What a batch brought, for the screens: shown when it is kept. */
export interface Brought {
  readonly effects: Effects;
  readonly commands: readonly CommandRecord[];
  readonly tally: Tally;
  /** Time of the newest event that is not in the future; null: no event. */
  readonly newestMs: number | null;
  /** ms between an event's time and now, for the events of this batch. */
  readonly lags: readonly number[];
}

export interface IngestDeps {
  readonly book: EventBook;
  readonly store: StreamStore;
  readonly folding: Folding;
  readonly queue: CommitQueue;
  readonly now: () => number;
  /** Settles the commands that an event answers; @returns the records that changed. */
  readonly settle: (event: KokpitEvent) => CommandRecord | null;
  readonly show: (brought: Brought) => void;
}

export interface Whence {
  /** Which delivery it is: a file's or a source's name. */
  readonly from: string;
  /** The source's position once these lines are kept. */
  readonly position: { readonly source: string; readonly position: string } | null;
}

const KEPT_LAGS = 100;

interface Good {
  readonly event: KokpitEvent;
  readonly isKnown: boolean;
  readonly bytes: Uint8Array;
  readonly line: number;
}

export class Ingest {
  readonly #deps: IngestDeps;
  #commit = 0;

  constructor(deps: IngestDeps) {
    this.#deps = deps;
  }

  /** @returns what the lines were, at once, and a promise for "the source may go on". */
  take(batches: readonly LineBatch[], whence: Whence): { tally: Tally; done: Promise<void> } {
    const { book, now, folding, store, queue } = this.#deps;
    const receivedMs = now();
    const tally = emptyTally();
    const rejects = new Map<string, RejectEntry>();
    const refuse = (entry: RejectEntry) => {
      const known = rejects.get(entry.digest);
      rejects.set(entry.digest, known === undefined ? entry : { ...known, count: known.count + 1 });
    };
    const from = { from: whence.from, receivedMs };
    const good: Good[] = [];
    for (const lines of batches) {
      tally.read += lines.starts.length + lines.oversize.length;
      tally.rejected += lines.oversize.length;
      for (const line of lines.oversize) refuse(rejectOversize(line, from));
      const decode = batchDecoder(lines);
      for (let index = 0; index < lines.starts.length; index++) {
        const bytes = lines.bytes.subarray(lines.starts[index], lines.ends[index]);
        const line = lines.numbers[index] ?? 0;
        const one = decode(index);
        if (one.ok) good.push({ event: one.event, isKnown: one.known, bytes, line });
        else {
          tally.rejected++;
          refuse(rejectOf(bytes, { ...from, line }, one.category, one.reason));
        }
      }
    }
    const known = book.lookUp(good);
    const accepted: Numbered[] = [];
    const kept: Uint8Array[] = [];
    const times: number[] = [];
    good.forEach(({ event, isKnown, bytes, line }, i) => {
      const { verdict, number } = book.admit(event, bytes, i, known);
      if (verdict === 'duplicate') tally.duplicates++;
      else if (verdict === 'conflict') {
        tally.conflicts++;
        refuse(rejectOf(bytes, { ...from, line }, 'conflict', conflictReason(event)));
      } else {
        kept.push(bytes);
        times.push(event.ms);
        if (isKnown) {
          tally.accepted++;
          accepted.push({ number, event });
        } else tally.unknown++;
      }
    });

    const commit = ++this.#commit;
    const into = new EffectsBuilder();
    const streams = folding.fold(accepted, commit, into);
    const commands: CommandRecord[] = [];
    for (const { event } of accepted) {
      const settled = this.#deps.settle(event);
      if (settled !== null) commands.push(settled);
    }
    const pending = book.close();
    const batch: CommitBatch = {
      blocks: packBlocks(pending.first, kept, times),
      identities: {
        hashes: Float64Array.from(pending.hashes),
        numbers: Float64Array.from(pending.hashes, (_, i) => pending.first + i),
      },
      streams: streams.map(freeze),
      agents: [...into.named].map(([id, firstMs]) => ({ id, firstMs })),
      cells: into.storedCells(),
      rejects: [...rejects.values()],
      position: whence.position,
      commands: commands.map(commandRow),
      meta: {},
      unknown: tally.unknown,
      full: commands.length > 0,
    };
    const brought = { effects: into.effects(), commands, tally, ...this.#ages(accepted, receivedMs) };
    const done = queue.push(
      batch,
      kept.length,
      () => this.#deps.show(brought),
      () => {
        book.settle(pending);
        store.settled(commit, streams);
      },
    );
    return { tally, done };
  }

  #ages(accepted: readonly Numbered[], receivedMs: number): { newestMs: number | null; lags: number[] } {
    let newestMs: number | null = null;
    for (const { event } of accepted) {
      if (event.ms <= receivedMs && (newestMs === null || event.ms > newestMs)) newestMs = event.ms;
    }
    return { newestMs, lags: accepted.slice(-KEPT_LAGS).map(({ event }) => receivedMs - event.ms) };
  }
}

function conflictReason({ source, id }: KokpitEvent): string {
  return `another event has this source and id (${source}, ${id}); the first that arrived stays`;
}

/** A command's row in the cache. */
export function commandRow(record: CommandRecord): CommitBatch['commands'][number] {
  const open = record.state === 'waiting' || record.state === 'sent';
  return { id: record.id, askedMs: record.asked_at, open, record: JSON.stringify(record) };
}
