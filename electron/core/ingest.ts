// The way in: lines are decoded, told apart from what is known, folded, and sent to the disk as one transaction with
// the source's position. Figures show them when they are kept (or at once, while the disk refuses).

import type { CommandRecord } from '../../shared/contract/views.ts';
import type { Decoded, KokpitEvent, RejectCategory } from '../../shared/events/event.ts';
import type { RejectEntry } from '../../shared/events/reject.ts';
import type { CommitBatch } from '../cache/types.ts';
import type { Effects } from '../figures/board.ts';
import { batchDecoder } from '../source/inbox/decode.ts';
import type { LineBatch } from '../source/inbox/lines.ts';
import { rejectOf, rejectOversize } from '../source/inbox/reject.ts';
import type { RefusedLine } from '../source/port.ts';
import type { CommitQueue } from './commit-queue.ts';
import { EffectsBuilder } from './effects.ts';
import type { Arrived, EventBook } from './event-book.ts';
import type { Folding } from './folding.ts';
import { pieceRows } from './piece-store.ts';
import type { Held } from './stream.ts';
import { freeze } from './stream-row.ts';
import type { StreamStore } from './stream-store.ts';

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
/** Lines that are decoded, looked up and folded together: few enough that what is made for them is still at hand. */
const STEP_LINES = 250;

/** An event of the line at `line`, of a known type or not. */
interface Good extends Arrived {
  readonly isKnown: boolean;
  readonly line: number;
}

/** New events with a meaning, and the number of each. */
interface Accepted {
  readonly events: KokpitEvent[];
  readonly numbers: number[];
}

/** What the lines were, at once, and a promise for "the source may go on". */
export interface Sent {
  readonly tally: Tally;
  /** What was refused or in conflict, the same content once. */
  readonly refused: readonly RejectEntry[];
  readonly done: Promise<void>;
}

/** One transaction in the making. What is added is folded at once; `commit` sends it off. */
export interface Taking {
  /** What the lines were so far. */
  readonly tally: Readonly<Tally>;
  add(lines: LineBatch): void;
  /** The same a step at a time: between two steps others may have their turn, of few lines there is none. */
  steps(lines: LineBatch): Iterable<void>;
  /** A line that was refused before it could become an event. */
  refuse(bytes: Uint8Array, line: number, reason: string, category?: RejectCategory): void;
  /** Sends it off. */
  commit(): Sent;
}

export class Ingest {
  readonly #deps: IngestDeps;
  #commit = 0;
  #isTaking = false;

  constructor(deps: IngestDeps) {
    this.#deps = deps;
  }

  /** Whether a transaction is in the making. */
  get isTaking(): boolean {
    return this.#isTaking;
  }

  /** Lines that are here as a whole. */
  take(batches: readonly LineBatch[], whence: Whence, refused: readonly RefusedLine[] = []): Sent {
    const taking = this.begin(whence);
    for (const { bytes, line, reason, category } of refused) taking.refuse(bytes, line, reason, category);
    for (const lines of batches) taking.add(lines);
    return taking.commit();
  }

  /**
   * Begins a transaction; until its `commit` nothing else may be taken, and where it is given up nothing ever: what is in
   * memory is then ahead of the disk.
   */
  begin(whence: Whence): Taking {
    if (this.#isTaking) throw new Error('a transaction was begun before and not committed');
    this.#isTaking = true;
    return new Transaction(this.#deps, whence, ++this.#commit, () => {
      this.#isTaking = false;
    });
  }
}

class Transaction implements Taking {
  readonly #deps: IngestDeps;
  readonly #whence: Whence;
  readonly #commit: number;
  readonly #ended: () => void;
  readonly #receivedMs: number;
  readonly tally = emptyTally();
  readonly #rejects = new Map<string, RejectEntry>();
  readonly #into = new EffectsBuilder();
  readonly #changed: Held[] = [];
  readonly #commands: CommandRecord[] = [];
  readonly #lags: number[] = [];
  #newestMs: number | null = null;

  constructor(deps: IngestDeps, whence: Whence, commit: number, ended: () => void) {
    this.#deps = deps;
    this.#whence = whence;
    this.#commit = commit;
    this.#ended = ended;
    this.#receivedMs = deps.now();
  }

  refuse(bytes: Uint8Array, line: number, reason: string, category: RejectCategory = 'data'): void {
    this.tally.read++;
    this.tally.rejected++;
    this.#refuse(rejectOf(bytes, { ...this.#from(), line }, category, reason));
  }

  add(lines: LineBatch): void {
    for (const _ of this.steps(lines));
  }

  *steps(lines: LineBatch): Generator<void> {
    const { tally } = this;
    tally.read += lines.starts.length + lines.oversize.length;
    tally.rejected += lines.oversize.length;
    const from = this.#from();
    for (const line of lines.oversize) this.#refuse(rejectOversize(line, from));
    const decode = batchDecoder(lines);
    for (let begin = 0; begin < lines.starts.length; begin += STEP_LINES) {
      if (begin > 0) yield;
      const good = this.#decode(lines, decode, begin, Math.min(begin + STEP_LINES, lines.starts.length));
      this.#fold(this.#admit(good));
    }
  }

  commit(): Sent {
    const { book, store, queue, folding, now } = this.#deps;
    const commands = this.#commands;
    // What came true meanwhile is shown behind what these lines brought.
    if (folding.nextDue() <= now()) folding.due(this.#into);
    this.#ended();
    const closed = book.close();
    const refused = [...this.#rejects.values()];
    const batch: CommitBatch = {
      blocks: closed.blocks,
      identities: closed.identities,
      streams: this.#changed.map(freeze),
      pieces: this.#changed.flatMap((held) => pieceRows(held, this.#commit)),
      agents: [...this.#into.agentsNamed()].map(([id, firstMs]) => ({ id, firstMs })),
      cells: this.#into.storedCells(),
      rejects: refused,
      position: this.#whence.position,
      commands: commands.map(commandRow),
      meta: {},
      unknown: this.tally.unknown,
      full: commands.length > 0,
    };
    const { tally } = this;
    const brought = {
      effects: this.#into.effects(),
      commands,
      tally,
      newestMs: this.#newestMs,
      lags: this.#lags.slice(-KEPT_LAGS),
    };
    const done = queue.push(
      batch,
      closed.identities.hashes.length,
      () => this.#deps.show(brought),
      () => {
        closed.settle();
        store.settled(this.#commit);
      },
    );
    return { tally, refused, done };
  }

  #from(): { from: string; receivedMs: number } {
    return { from: this.#whence.from, receivedMs: this.#receivedMs };
  }

  #refuse(entry: RejectEntry): void {
    const known = this.#rejects.get(entry.digest);
    this.#rejects.set(entry.digest, known === undefined ? entry : { ...known, count: known.count + 1 });
  }

  #decode(lines: LineBatch, decode: (index: number) => Decoded, begin: number, to: number): Good[] {
    const { bytes, starts, ends, numbers } = lines;
    const good: Good[] = [];
    for (let i = begin; i < to; i++) {
      const start = starts[i] as number;
      const end = ends[i] as number;
      const line = numbers[i] as number;
      const one = decode(i);
      if (one.ok) good.push({ event: one.event, isKnown: one.known, from: bytes, start, end, line });
      else {
        this.tally.rejected++;
        this.#refuse(rejectOf(bytes.subarray(start, end), { ...this.#from(), line }, one.category, one.reason));
      }
    }
    return good;
  }

  /** @returns what is new and has a meaning. */
  #admit(good: readonly Good[]): Accepted {
    const { book } = this.#deps;
    const { tally } = this;
    const known = book.lookUp(good);
    const accepted: Accepted = { events: [], numbers: [] };
    for (let i = 0; i < good.length; i++) {
      const one = good[i] as Good;
      const number = book.next;
      const verdict = book.admit(one, i, known);
      if (verdict === 'duplicate') tally.duplicates++;
      else if (verdict === 'conflict') {
        tally.conflicts++;
        const bytes = one.from.subarray(one.start, one.end);
        this.#refuse(rejectOf(bytes, { ...this.#from(), line: one.line }, 'conflict', conflictReason(one.event)));
      } else if (one.isKnown) {
        tally.accepted++;
        accepted.events.push(one.event);
        accepted.numbers.push(number);
      } else tally.unknown++;
    }
    return accepted;
  }

  #fold({ events, numbers }: Accepted): void {
    const { folding, settle } = this.#deps;
    folding.fold(events, numbers, this.#commit, this.#into, this.#changed);
    const receivedMs = this.#receivedMs;
    for (const event of events) {
      const settled = settle(event);
      if (settled !== null) this.#commands.push(settled);
      if (event.ms <= receivedMs && (this.#newestMs === null || event.ms > this.#newestMs)) this.#newestMs = event.ms;
    }
    for (const { ms } of events.slice(-KEPT_LAGS)) this.#lags.push(receivedMs - ms);
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
