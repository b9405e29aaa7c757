// A board that stands at one moment of a day and goes to any other: back by a checkpoint, forward by the events in
// between, folded by the same code as the live floor's.
import type { Board } from '../figures/board.ts';
import type { Days } from '../figures/days.ts';
import type { StreamKind } from '../figures/streams.ts';
import { rowOf } from './conversation-stream.ts';
import { ConversationTable } from './conversation-table.ts';
import { EffectsBuilder } from './effects.ts';
import { Folding } from './folding.ts';
import { PIECE_EVENTS } from './pieces.ts';
import type { RewindDay } from './rewind-day.ts';
import type { Stream } from './stream.ts';

/** Nothing comes late here, and no number is asked for. */
const NO_PIECES = {
  most: PIECE_EVENTS,
  from: () => [],
  keep: () => {},
  close: (stream: Stream) => {
    stream.numbers = [];
  },
};

/** Events folded at once: some MB of them. */
const AT_ONCE = 2_000;

export class RewindCursor {
  readonly day: RewindDay;
  readonly #folding: Folding;
  /** Streams as they stand here, once an event has touched them. */
  readonly #streams = new Map<StreamKind, Map<string, Stream>>();
  /** Conversations likewise. */
  readonly #conversations = new ConversationTable();
  #board: Board;
  #index: number;

  /** Stands at the last checkpoint with at most `index` of the day's events. */
  constructor(day: RewindDay, days: Days, index: number) {
    this.day = day;
    const near = day.checkpointAt(index);
    this.#board = day.boardOf(near);
    this.#index = near.index;
    this.#folding = new Folding({
      store: {
        table: this.#conversations,
        conversation: (hash, id) => this.#row(hash, id),
        atHand: (kind, id) => this.#stream(kind, id),
        take: () => {},
        pieces: NO_PIECES,
      },
      days,
      now: () => Number.POSITIVE_INFINITY,
      read: () => new Map(),
    });
  }

  get board(): Board {
    return this.#board;
  }

  /** Brings the board to `at`, a moment of its day. @returns whose row may have changed; null: everybody's. */
  moveTo(at: number): ReadonlySet<string> | null {
    const { day } = this;
    const to = day.countAt(at);
    const near = day.checkpointAt(to);
    const jump = to < this.#index || near.index > this.#index;
    if (jump) {
      this.#board = day.boardOf(near);
      this.#index = near.index;
      this.#forget();
    }
    const touched = new Set<string>();
    while (this.#index < to) this.#step(Math.min(to, this.#index + day.step), touched);
    return jump ? null : touched;
  }

  /** Goes on by one step of the day, which leaves a checkpoint where there was none. @returns false at the day's end. */
  prepare(): boolean {
    const { day } = this;
    if (this.#index + day.step > day.length) return false;
    this.#step(this.#index + day.step, new Set());
    // At once: a cursor for each step would leave its conversations to a collection.
    this.#forget();
    return true;
  }

  /** Events were put in behind the first `index` of the day. @returns whether this board had gone further already. */
  putIn(index: number): boolean {
    if (index >= this.#index) return false;
    const near = this.day.checkpointAt(index);
    this.#board = this.day.boardOf(near);
    this.#index = near.index;
    this.#forget();
    return true;
  }

  #step(to: number, touched: Set<string>): void {
    const { day } = this;
    const into = new EffectsBuilder();
    for (let from = this.#index; from < to; from += AT_ONCE) {
      const events = day.read(from, Math.min(to, from + AT_ONCE));
      const numbers = new Array<number>(events.length).fill(0);
      this.#folding.fold(events, numbers, 0, into, []);
    }
    for (const agent of this.#board.apply(into.effects())) touched.add(agent);
    // Listed from here on, whatever else the event means.
    for (const agent of into.agentsNamed().keys()) touched.add(agent);
    this.#index = to;
    day.offer(to, this.#board);
    // What is asked for again is read again.
    if (this.#conversations.count > day.mostConversations) this.#conversations.clear();
  }

  #forget(): void {
    this.#streams.clear();
    this.#conversations.clear();
  }

  #row(hash: number, id: string): number {
    const known = this.#conversations.get(hash, id);
    if (known !== 0) return known;
    const row = rowOf(this.day.streamAt('conversation', id, this.#index));
    this.#conversations.add(hash, row);
    return row;
  }

  #stream(kind: StreamKind, id: string): Stream {
    let streams = this.#streams.get(kind);
    if (streams === undefined) {
      streams = new Map();
      this.#streams.set(kind, streams);
    }
    let stream = streams.get(id);
    if (stream === undefined) {
      stream = this.day.streamAt(kind, id, this.#index);
      streams.set(id, stream);
    }
    return stream;
  }
}
