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
import { type StreamKind, streamId } from '../figures/streams.ts';
import { decodeText } from '../source/inbox/decode.ts';
import { dayAsOf, statesAsOf } from './as-of.ts';
import { BoardPress, type PressedBoard } from './board-press.ts';
import { waitingOf } from './effects.ts';
import { EventsAtHand } from './events-at-hand.ts';
import { NumberColumn } from './number-column.ts';
import { both } from './reports.ts';
import { DayEvents } from './rewind-events.ts';
import { BOARD_KINDS, type BoardKind, kindOf, OwnEvents } from './rewind-own.ts';
import { Stream } from './stream.ts';

/** Events from one checkpoint to the next, at least: folding them takes some 10 ms. */
export const LEAST_STEP = 6_000;
const MOST_CONVERSATIONS = 8_000;
const MOST_CHECKPOINTS = 64;
/** Events that leave enough behind them to be given back to the system. */
export const MANY = 200_000;
/** More new events than this are not put in one by one: the day is read again. */
const MOST_NEW = 20_000;
/** The histogram's step. */
export const QUARTER_MS = 900_000;

export interface Checkpoint {
  /** How many of the day's events are in it. */
  readonly index: number;
  readonly pressed: PressedBoard;
}

export interface RewindOptions {
  /** Events from one checkpoint to the next, at least. */
  readonly leastStep: number;
  /** Gives the system back what the thread does not use; called now and then while a large day is read. */
  readonly giveBack?: () => void;
  /** Events from which on a day is a large one: MANY. */
  readonly large?: number;
  /** Events held as objects, at most. */
  readonly atHand?: number;
  /** Conversations in memory with which a board goes on from checkpoint to checkpoint, at most. */
  readonly mostConversations?: number;
}

export class RewindDay {
  readonly day: Day;
  /** See RewindOptions; who goes through a large day would end with all of its conversations. */
  readonly mostConversations: number;
  readonly #reader: CacheReader;
  readonly #days: Days;
  readonly #leastStep: number;
  readonly #giveBack: (() => void) | undefined;
  /** As the day began: the streams that had begun before it and may matter in it. */
  readonly #base = new Map<BoardKind, Map<string, StreamState>>();
  readonly #atHand: EventsAtHand;
  readonly #own: OwnEvents;
  readonly #events: DayEvents;
  readonly #press = new BoardPress();
  readonly #checkpoints: Checkpoint[];
  #activity: readonly number[] | null = null;
  #asked: { readonly place: number; readonly event: KokpitEvent | undefined } | null = null;
  /** The newest event of the cache that has been looked at. */
  #last = 0;

  /** @param day its `start` may be a later moment of it. */
  constructor(reader: CacheReader, days: Days, day: Day, options: RewindOptions) {
    const { leastStep, giveBack, atHand, mostConversations = MOST_CONVERSATIONS } = options;
    this.day = day;
    this.mostConversations = mostConversations;
    this.#reader = reader;
    this.#days = days;
    this.#atHand = new EventsAtHand(reader, atHand);
    this.#own = new OwnEvents(this.#atHand);
    this.#leastStep = leastStep;
    this.#giveBack = giveBack;
    for (const kind of BOARD_KINDS) this.#base.set(kind, new Map());
    const { events, board } = reader.snapshot(() => {
      this.#last = reader.lastEvent();
      return { events: this.#readEvents(), board: this.#baseBoard() };
    });
    this.#events = events;
    this.#checkpoints = [{ index: 0, pressed: this.#press.press(board) }];
  }

  /** Events from one checkpoint to the next. */
  get step(): number {
    return Math.max(this.#leastStep, Math.ceil(this.length / MOST_CHECKPOINTS));
  }

  /** How many events it has. */
  get length(): number {
    return this.#events.length;
  }

  /** How many events have happened by `at`. */
  countAt(at: number): number {
    return this.#events.countAt(at);
  }

  /** The events from place `from` to before `to`, in the total order. */
  read(from: number, to: number): KokpitEvent[] {
    return this.#events.read(from, to);
  }

  /** The last checkpoint with at most `index` events. */
  checkpointAt(index: number): Checkpoint {
    return this.#checkpoints.findLast((checkpoint) => checkpoint.index <= index) as Checkpoint;
  }

  /** Its board, for the taker alone. */
  boardOf({ pressed }: Checkpoint): Board {
    return this.#press.unpress(pressed);
  }

  /** How many of the day's events the last checkpoint has in it. */
  get prepared(): number {
    return (this.#checkpoints.at(-1) as Checkpoint).index;
  }

  /** Offers the board after `index` events as a checkpoint; it is put away where one is due. */
  offer(index: number, board: Board): void {
    const last = this.#checkpoints.at(-1) as Checkpoint;
    if (index >= last.index + this.step) this.#checkpoints.push({ index, pressed: this.#press.press(board) });
  }

  /** A stream as it stands after the day's first `index` events; the taker may change it. */
  streamAt(kind: StreamKind, id: string, index: number): Stream {
    const fold = foldOf(kind as BoardKind);
    const base = this.#base.get(kind as BoardKind)?.get(id);
    const state = base === undefined ? fold.make() : fold.copy(base as never);
    fold.applyAll(state as never, this.#own.before(kind as BoardKind, id, this.#eventAt(index)));
    return new Stream(0, kind, id, state);
  }

  /**
   * Conversations opened in each quarter of an hour from the day's first moment: where the rush was. Not all events: a
   * source that tells some hours in more detail than others would look as if the floor had woken up. A conversation is
   * opened once, by its first `opened`, whatever is said again later.
   */
  activity(): readonly number[] {
    this.#activity ??= this.#countActivity();
    return this.#activity;
  }

  #countActivity(): readonly number[] {
    const quarters = new Array<number>(Math.ceil((this.day.end - this.day.start) / QUARTER_MS)).fill(0);
    const base = this.#base.get('conversation') as Map<string, Conversation>;
    for (const [id, ms] of this.#own.opened()) {
      if ((base.get(id)?.opened ?? null) !== null) continue;
      const place = Math.floor((ms - this.day.start) / QUARTER_MS);
      quarters[place] = (quarters[place] as number) + 1;
    }
    return quarters;
  }

  /**
   * Takes in what the cache has been given since.
   * @returns how many events stand before the first one that was put in; null: none was; `again`: the day has to be
   * read again, because something from before it has come.
   */
  catchUp(): number | null | 'again' {
    const last = this.#reader.lastEvent();
    const count = last - this.#last;
    if (count <= 0) return null;
    if (count > MOST_NEW) return 'again';
    const numbers = Array.from({ length: count }, (_, i) => this.#last + 1 + i);
    this.#last = last;
    let first: number | null = null;
    for (const [i, text] of this.#reader.readEvents(numbers).entries()) {
      const told = onBoard(text);
      if (told === null || told.event.ms >= this.day.end) continue;
      if (told.event.ms < this.day.start) return 'again';
      const place = this.#insert(told, numbers[i] as number);
      if (first === null || place < first) first = place;
    }
    if (first !== null) {
      const place = first;
      const kept = this.#checkpoints.findLastIndex((checkpoint) => checkpoint.index <= place);
      this.#checkpoints.length = kept + 1;
    }
    return first;
  }

  #readEvents(): DayEvents {
    const { start, end } = this.day;
    const ms = NumberColumn.ofTimes();
    const numbers = NumberColumn.ofCounts();
    const falls = new Set<number>();
    let last: KokpitEvent | null = null;
    for (const { first, body, ends } of this.#reader.blocks(start, end - 1)) {
      const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
      let at = 0;
      for (const [i, to] of ends.entries()) {
        const told = onBoard(bytes.toString('utf8', at, to));
        at = to;
        if (told === null || told.event.ms < start || told.event.ms >= end) continue;
        const { kind, event } = told;
        if (last !== null && compareOrder(last, event) > 0) falls.add(ms.length);
        last = event;
        this.#own.add(kind, event);
        ms.push(event.ms);
        numbers.push(first + i);
        this.#atHand.offer(first + i, event);
        if (ms.length % MANY === 0) this.#giveBack?.();
      }
    }
    const { events, order } = DayEvents.of(this.#atHand, { ms, numbers, falls });
    this.#own.settle(order, numbers);
    return events;
  }

  /** The event at a place, asked for by every stream of a step; undefined behind the last one. */
  #eventAt(place: number): KokpitEvent | undefined {
    if (this.#asked?.place !== place) this.#asked = { place, event: this.#events.read(place, place + 1)[0] };
    return this.#asked.event;
  }

  /** @returns how many of the day's events stand before it. */
  #insert({ kind, event }: Told, number: number): number {
    this.#knowBase(kind, event);
    this.#asked = null;
    this.#activity = null;
    this.#own.insert(kind, event, number);
    return this.#events.insert(event, number);
  }

  /** A conversation that had been closed for long may go on: what it was is read when its first event comes. */
  #knowBase(kind: BoardKind, event: KokpitEvent): void {
    const known = this.#base.get('conversation') as Map<string, StreamState>;
    const id = streamId(kind, event);
    if (kind !== 'conversation' || this.#own.has(kind, id) || known.has(id)) return;
    const row = this.#reader.findStream('conversation', id);
    if (row === null) return;
    for (const { state } of statesAsOf(this.#reader, [row], 'conversation', this.day.start - 1)) known.set(id, state);
  }

  #baseBoard(): Board {
    const reader = this.#reader;
    const { date, start } = this.day;
    const conversations = this.#baseOf(
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
    const all = <K extends BoardKind>(kind: K) => this.#baseOf(kind, reader.streamsOf(kind));
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

  #baseOf<K extends BoardKind>(kind: K, rows: Iterable<StreamRow>): Map<string, StateOf<K>> {
    const states = this.#base.get(kind) as Map<string, StateOf<K>>;
    for (const { id, state } of statesAsOf(this.#reader, rows, kind, this.day.start - 1)) states.set(id, state);
    return states;
  }
}

interface Told {
  readonly kind: BoardKind;
  readonly event: KokpitEvent;
}

/** The event of a kept line; null where the board has nothing to do with it. */
function onBoard(text: string): Told | null {
  const decoded = decodeText(text);
  const kind = decoded.ok ? kindOf(decoded.event) : null;
  return decoded.ok && kind !== null ? { kind, event: decoded.event } : null;
}
