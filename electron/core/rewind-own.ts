// A day's events of each stream, in the total order. Of conversations, of which there are a hundred thousand, the numbers
// alone; of agents' statuses and the directory, which every board is made of, the events.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { kindOfCode } from '../../shared/events/meaning.ts';
import { type StreamKind, streamId } from '../figures/streams.ts';
import type { EventsAtHand } from './events-at-hand.ts';

/** The streams that a board is made of; one conversation, one agent's presence, one subject of the directory. */
export const BOARD_KINDS = ['conversation', 'presence', 'agent', 'group', 'product'] as const;
export type BoardKind = (typeof BOARD_KINDS)[number];
const ON_BOARD: ReadonlySet<StreamKind> = new Set(BOARD_KINDS);

/** What an event means to a board; null: nothing. */
export function kindOf(event: KokpitEvent): BoardKind | null {
  const kind = kindOfCode(event.code);
  return kind !== null && ON_BOARD.has(kind) ? (kind as BoardKind) : null;
}

interface Talk {
  numbers: number[];
  /** Of its first event that day: most conversations of a step begin in it, and have none before. */
  firstMs: number;
  /** When it was opened for the first time that day, ms; null: it was not. */
  openedMs: number | null;
}

export class OwnEvents {
  readonly #atHand: EventsAtHand;
  readonly #talks = new Map<string, Talk>();
  readonly #others = new Map<string, KokpitEvent[]>();

  constructor(atHand: EventsAtHand) {
    this.#atHand = atHand;
  }

  has(kind: BoardKind, id: string): boolean {
    return kind === 'conversation' ? this.#talks.has(id) : this.#others.has(keyOf(kind, id));
  }

  /** Of `kind`; in any order, until `settle`. @param number of the event, or its place among those given. */
  add(kind: BoardKind, event: KokpitEvent, number: number): void {
    const id = streamId(kind, event);
    if (kind !== 'conversation') {
      const key = keyOf(kind, id);
      const own = this.#others.get(key);
      if (own === undefined) this.#others.set(key, [event]);
      else own.push(event);
      return;
    }
    const talk = this.#talkOf(id);
    talk.numbers.push(number);
    note(talk, event);
  }

  /** Everything was added by its place among those given. @param places in the total order. */
  settle(places: Uint32Array, numbers: readonly number[]): void {
    for (const own of this.#others.values()) own.sort(compareOrder);
    for (const talk of this.#talks.values()) {
      const given = talk.numbers.sort((a, b) => (places[a] as number) - (places[b] as number));
      // Cut to its length: what grew while it was added to holds room for more.
      talk.numbers = Array.from(given, (one) => numbers[one] as number);
    }
  }

  insert(kind: BoardKind, event: KokpitEvent, number: number): void {
    const id = streamId(kind, event);
    const own = this.before(kind, id, event);
    if (kind !== 'conversation') {
      const key = keyOf(kind, id);
      const all = this.#others.get(key) ?? [];
      all.splice(own.length, 0, event);
      this.#others.set(key, all);
      return;
    }
    const talk = this.#talkOf(id);
    talk.numbers.splice(own.length, 0, number);
    note(talk, event);
  }

  /** A stream's events that stand before `end`; undefined: all. */
  before(kind: BoardKind, id: string, end: KokpitEvent | undefined): KokpitEvent[] {
    const isBefore = (event: KokpitEvent) => end === undefined || compareOrder(event, end) < 0;
    if (kind !== 'conversation') return (this.#others.get(keyOf(kind, id)) ?? []).filter(isBefore);
    const found: KokpitEvent[] = [];
    const talk = this.#talks.get(id);
    if (talk === undefined || (end !== undefined && talk.firstMs > end.ms)) return found;
    for (const number of talk.numbers) {
      const [event] = this.#atHand.of([number]) as [KokpitEvent];
      if (!isBefore(event)) break;
      found.push(event);
    }
    return found;
  }

  /** When each conversation was opened for the first time that day, of those that were. */
  *opened(): IterableIterator<readonly [id: string, ms: number]> {
    for (const [id, { openedMs }] of this.#talks) if (openedMs !== null) yield [id, openedMs];
  }

  #talkOf(id: string): Talk {
    let talk = this.#talks.get(id);
    if (talk === undefined) {
      talk = { numbers: [], firstMs: Number.POSITIVE_INFINITY, openedMs: null };
      this.#talks.set(id, talk);
    }
    return talk;
  }
}

function note(talk: Talk, { type, ms }: KokpitEvent): void {
  if (ms < talk.firstMs) talk.firstMs = ms;
  if (type === 'conversation.opened' && (talk.openedMs === null || ms < talk.openedMs)) talk.openedMs = ms;
}

function keyOf(kind: BoardKind, id: string): string {
  return `${kind} ${id}`;
}
