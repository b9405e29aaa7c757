// One day of the cache, to be gone through to and fro: its events in the total order, every stream as the day began,
// and the board at checkpoints, no more than MOST_CHECKPOINTS of them. Late events are put in where they belong. The
// last part of a day, from any moment on, is gone through in the same way.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import type { CacheReader, StreamRow } from '../cache/types.ts';
import { Board, type Waiting } from '../figures/board.ts';
import { addConversation, CellBook } from '../figures/cells.ts';
import { type Conversation, isWaiting } from '../figures/conversation.ts';
import type { Day, Days } from '../figures/days.ts';
import type { Entry } from '../figures/directory.ts';
import { foldOf, type StateOf, type StreamState } from '../figures/fold.ts';
import type { Presence } from '../figures/presence.ts';
import { meaningOf, type StreamKind, streamId } from '../figures/streams.ts';
import { decodeText } from '../source/inbox/decode.ts';
import { dayAsOf, statesAsOf } from './as-of.ts';
import { waitingOf } from './effects.ts';
import { both } from './reports.ts';
import { Stream } from './stream.ts';

/** Events from one checkpoint to the next, at least: folding them takes a few ms. */
export const LEAST_STEP = 2_000;
const MOST_CHECKPOINTS = 16;
/** More new events than this are not put in one by one: the day is read again. */
const MOST_NEW = 20_000;
/** The histogram's step. */
export const QUARTER_MS = 900_000;

/** The streams that a board is made of; one conversation, one agent's presence, one subject of the directory. */
const BOARD_KINDS = ['conversation', 'presence', 'agent', 'group', 'product'] as const;
type BoardKind = (typeof BOARD_KINDS)[number];
const ON_BOARD: ReadonlySet<StreamKind | undefined> = new Set(BOARD_KINDS);

export interface Checkpoint {
  /** How many of the day's events are in it. */
  readonly index: number;
  /** To be copied, never changed. */
  readonly board: Board;
}

export class RewindDay {
  readonly day: Day;
  /** In the total order. */
  readonly events: KokpitEvent[] = [];
  readonly #days: Days;
  readonly #leastStep: number;
  /** As the day began: the streams that had begun before it and may matter in it. */
  readonly #base = new Map<BoardKind, Map<string, StreamState>>();
  /** The day's events of each stream, in the total order. */
  readonly #own = new Map<BoardKind, Map<string, KokpitEvent[]>>();
  readonly #checkpoints: Checkpoint[];
  /** The newest event of the cache that has been looked at. */
  #last = 0;

  /** @param day its `start` may be a later moment of it. @param leastStep events from one checkpoint to the next, at least. */
  constructor(reader: CacheReader, days: Days, day: Day, leastStep: number) {
    this.day = day;
    this.#days = days;
    this.#leastStep = leastStep;
    for (const kind of BOARD_KINDS) {
      this.#base.set(kind, new Map());
      this.#own.set(kind, new Map());
    }
    this.#checkpoints = reader.snapshot(() => {
      this.#last = reader.lastEvent();
      this.#readEvents(reader);
      return [{ index: 0, board: this.#baseBoard(reader) }];
    });
  }

  /** Events from one checkpoint to the next. */
  get step(): number {
    return Math.max(this.#leastStep, Math.ceil(this.events.length / MOST_CHECKPOINTS));
  }

  /** How many events have happened by `at`. */
  countAt(at: number): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.events[middle] as KokpitEvent).ms <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The last checkpoint with at most `index` events. */
  checkpointAt(index: number): Checkpoint {
    return this.#checkpoints.findLast((checkpoint) => checkpoint.index <= index) as Checkpoint;
  }

  /** How many of the day's events the last checkpoint has in it. */
  get prepared(): number {
    return (this.#checkpoints.at(-1) as Checkpoint).index;
  }

  /** Offers the board after `index` events as a checkpoint; it is copied where one is due. */
  offer(index: number, board: Board): void {
    const last = this.#checkpoints.at(-1) as Checkpoint;
    if (index >= last.index + this.step) this.#checkpoints.push({ index, board: board.copy() });
  }

  /** A stream as it stands after the day's first `index` events; the taker may change it. */
  streamAt(kind: StreamKind, id: string, index: number): Stream {
    const fold = foldOf(kind as BoardKind);
    const base = this.#base.get(kind as BoardKind)?.get(id);
    const state = base === undefined ? fold.make() : fold.copy(base as never);
    const end = this.events[index];
    for (const event of this.#own.get(kind as BoardKind)?.get(id) ?? []) {
      if (end !== undefined && compareOrder(event, end) >= 0) break;
      fold.apply(state as never, event);
    }
    return new Stream(0, kind, id, state);
  }

  /**
   * Conversations opened in each quarter of an hour from the day's first moment: where the rush was. Not all events: a
   * source that tells some hours in more detail than others would look as if the floor had woken up. A conversation is
   * opened once, by its first `opened`, whatever is said again later.
   */
  activity(): number[] {
    const quarters = new Array<number>(Math.ceil((this.day.end - this.day.start) / QUARTER_MS)).fill(0);
    const base = this.#base.get('conversation') as Map<string, Conversation>;
    for (const [id, own] of this.#own.get('conversation') as Map<string, KokpitEvent[]>) {
      if ((base.get(id)?.opened ?? null) !== null) continue;
      const first = own.find(({ type }) => type === 'conversation.opened');
      if (first === undefined) continue;
      const place = Math.floor((first.ms - this.day.start) / QUARTER_MS);
      quarters[place] = (quarters[place] as number) + 1;
    }
    return quarters;
  }

  /**
   * Takes in what the cache has been given since.
   * @returns how many events stand before the first one that was put in; null: none was; `again`: the day has to be
   * read again, because something from before it has come.
   */
  catchUp(reader: CacheReader): number | null | 'again' {
    const last = reader.lastEvent();
    const count = last - this.#last;
    if (count <= 0) return null;
    if (count > MOST_NEW) return 'again';
    const numbers = Array.from({ length: count }, (_, i) => this.#last + 1 + i);
    this.#last = last;
    let first: number | null = null;
    for (const text of reader.readEvents(numbers)) {
      const event = boardEvent(text);
      if (event === null || event.ms >= this.day.end) continue;
      if (event.ms < this.day.start) return 'again';
      this.#knowBase(reader, event);
      const place = this.#insert(event);
      if (first === null || place < first) first = place;
    }
    if (first !== null) {
      const place = first;
      const kept = this.#checkpoints.findLastIndex((checkpoint) => checkpoint.index <= place);
      this.#checkpoints.length = kept + 1;
    }
    return first;
  }

  #readEvents(reader: CacheReader): void {
    const { start, end } = this.day;
    for (const { body, ends } of reader.blocks(start, end - 1)) {
      const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
      let at = 0;
      for (const to of ends) {
        const event = boardEvent(bytes.toString('utf8', at, to));
        at = to;
        if (event !== null && event.ms >= start && event.ms < end) this.events.push(event);
      }
    }
    this.events.sort(compareOrder);
    for (const event of this.events) this.#listOf(event).push(event);
  }

  #listOf(event: KokpitEvent): KokpitEvent[] {
    const kind = kindOf(event) as BoardKind;
    const lists = this.#own.get(kind) as Map<string, KokpitEvent[]>;
    const id = streamId(kind, event);
    let list = lists.get(id);
    if (list === undefined) {
      list = [];
      lists.set(id, list);
    }
    return list;
  }

  /** @returns how many of the day's events stand before it. */
  #insert(event: KokpitEvent): number {
    const list = this.#listOf(event);
    list.splice(placeIn(list, event), 0, event);
    const place = placeIn(this.events, event);
    this.events.splice(place, 0, event);
    return place;
  }

  /** A conversation that had been closed for long may go on: what it was is read when its first event comes. */
  #knowBase(reader: CacheReader, event: KokpitEvent): void {
    if (kindOf(event) !== 'conversation' || this.#listOf(event).length > 0) return;
    const known = this.#base.get('conversation') as Map<string, StreamState>;
    const id = streamId('conversation', event);
    if (known.has(id)) return;
    const row = reader.findStream('conversation', id);
    if (row === null) return;
    for (const { state } of statesAsOf(reader, [row], 'conversation', this.day.start - 1)) known.set(id, state);
  }

  #baseBoard(reader: CacheReader): Board {
    const { date, start } = this.day;
    const conversations = this.#baseOf(
      reader,
      'conversation',
      // Those that had begun and have gone on since, and those still open from before.
      both(reader.conversationsBetween(start, start - 1), reader.openConversations(false, start)),
    );
    const book = new CellBook();
    const waiting = new Map<string, Waiting>();
    for (const [id, c] of conversations as Map<string, Conversation>) {
      addConversation(book, c, 1, this.#days);
      if (isWaiting(c)) waiting.set(id, waitingOf(c));
    }
    const all = <K extends BoardKind>(kind: K) => this.#baseOf(reader, kind, reader.streamsOf(kind));
    // The day's sums begin with it; from a later moment on, with what has been counted by then.
    const cells =
      this.#days.of(start).start === start
        ? book.cells()
        : dayAsOf(reader, this.#days, start - 1, Number.POSITIVE_INFINITY).cells;
    const board = new Board(date);
    board.apply({
      cells,
      presence: all('presence') as Map<string, Presence>,
      agents: all('agent') as Map<string, Entry>,
      groups: all('group') as Map<string, Entry>,
      products: all('product') as Map<string, Entry>,
      named: new Map(reader.agents().map(({ id, firstMs }) => [id, firstMs])),
      waiting,
    });
    return board;
  }

  #baseOf<K extends BoardKind>(reader: CacheReader, kind: K, rows: Iterable<StreamRow>): Map<string, StateOf<K>> {
    const states = this.#base.get(kind) as Map<string, StateOf<K>>;
    for (const { id, state } of statesAsOf(reader, rows, kind, this.day.start - 1)) states.set(id, state);
    return states;
  }
}

function kindOf(event: KokpitEvent): BoardKind | null {
  const kind = meaningOf(event)?.kind;
  return ON_BOARD.has(kind) ? (kind as BoardKind) : null;
}

/** The event of a kept line, without what no board asks for; null where the board has nothing to do with it. */
function boardEvent(text: string): KokpitEvent | null {
  const decoded = decodeText(text);
  if (!decoded.ok || kindOf(decoded.event) === null) return null;
  const { event } = decoded;
  // The greater part of a day's memory would be what people wrote.
  if (typeof event.data.text !== 'string') return event;
  const { text: _, ...data } = event.data;
  return { ...event, data };
}

function placeIn(events: readonly KokpitEvent[], event: KokpitEvent): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareOrder(events[middle] as KokpitEvent, event) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
