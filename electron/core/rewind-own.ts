// A day's events of each stream, in the total order. Of conversations, of which there are a hundred thousand, the numbers
// alone; of agents' statuses and the directory, which every board is made of, the events.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { kindOfCode } from '../../shared/events/meaning.ts';
import { type StreamKind, streamId } from '../figures/streams.ts';
import type { EventsAtHand } from './events-at-hand.ts';
import { NumberColumn } from './number-column.ts';

/** The streams that a board is made of; one conversation, one agent's presence, one subject of the directory. */
export const BOARD_KINDS = ['conversation', 'presence', 'agent', 'group', 'product'] as const;
export type BoardKind = (typeof BOARD_KINDS)[number];
const ON_BOARD: ReadonlySet<StreamKind> = new Set(BOARD_KINDS);

/** What an event means to a board; null: nothing. */
export function kindOf(event: KokpitEvent): BoardKind | null {
  const kind = kindOfCode(event.code);
  return kind !== null && ON_BOARD.has(kind) ? (kind as BoardKind) : null;
}

/** The slot of an event of no conversation. */
const NONE = 2 ** 32 - 1;

export class OwnEvents {
  readonly #atHand: EventsAtHand;
  readonly #others = new Map<string, KokpitEvent[]>();
  /** The slot of each conversation: numbers in columns take a third of what objects do. */
  readonly #slots = new Map<string, number>();
  /** By slot, of its first event that day: most conversations of a step begin in it, and have none before. */
  readonly #firstMs = NumberColumn.ofTimes();
  /** By slot, when it was opened for the first time that day; NaN: it was not. */
  readonly #openedMs = NumberColumn.ofTimes();
  /** Of each event that is added its slot, until they are settled. */
  #given: NumberColumn | null = NumberColumn.ofCounts();
  /** Numbers of the settled events, those of a slot behind each other in the total order, up to its end. */
  #numbers = new Uint32Array(0);
  #ends = new Uint32Array(0);
  /** By slot, all of its events where one was put in since. */
  readonly #late = new Map<number, number[]>();

  constructor(atHand: EventsAtHand) {
    this.#atHand = atHand;
  }

  has(kind: BoardKind, id: string): boolean {
    return kind === 'conversation' ? this.#slots.has(id) : this.#others.has(keyOf(kind, id));
  }

  /** Of `kind`; in any order, until `settle`. */
  add(kind: BoardKind, event: KokpitEvent): void {
    const id = streamId(kind, event);
    if (kind === 'conversation') {
      this.#given?.push(this.#note(id, event));
      return;
    }
    this.#given?.push(NONE);
    const key = keyOf(kind, id);
    const own = this.#others.get(key);
    if (own === undefined) this.#others.set(key, [event]);
    else own.push(event);
  }

  /** Everything was added. @param order of the places of those added, null: their own. @param numbers of those added. */
  settle(order: Uint32Array | null, numbers: NumberColumn): void {
    for (const own of this.#others.values()) own.sort(compareOrder);
    const given = this.#given as NumberColumn;
    this.#given = null;
    const ends = new Uint32Array(this.#slots.size + 1);
    // Where each slot begins, to be moved to where it ends.
    for (let place = 0; place < given.length; place++) {
      const slot = given.at(place);
      if (slot !== NONE) ends[slot + 1] = (ends[slot + 1] as number) + 1;
    }
    for (let slot = 1; slot < ends.length; slot++) ends[slot] = (ends[slot] as number) + (ends[slot - 1] as number);
    const all = new Uint32Array(ends.at(-1) as number);
    for (let n = 0; n < given.length; n++) {
      const place = order === null ? n : (order[n] as number);
      const slot = given.at(place);
      if (slot === NONE) continue;
      const to = ends[slot] as number;
      all[to] = numbers.at(place);
      ends[slot] = to + 1;
    }
    this.#numbers = all;
    this.#ends = ends;
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
    const all = [...this.#numbersOf(id)];
    all.splice(own.length, 0, number);
    this.#late.set(this.#note(id, event), all);
  }

  /** A stream's events that stand before `end`; undefined: all. */
  before(kind: BoardKind, id: string, end: KokpitEvent | undefined): KokpitEvent[] {
    const isBefore = (event: KokpitEvent) => end === undefined || compareOrder(event, end) < 0;
    if (kind !== 'conversation') return (this.#others.get(keyOf(kind, id)) ?? []).filter(isBefore);
    const found: KokpitEvent[] = [];
    const slot = this.#slots.get(id);
    if (slot === undefined || (end !== undefined && this.#firstMs.at(slot) > end.ms)) return found;
    for (const number of this.#numbersOf(id)) {
      const [event] = this.#atHand.of([number]) as [KokpitEvent];
      if (!isBefore(event)) break;
      found.push(event);
    }
    return found;
  }

  /** When each conversation was opened for the first time that day, of those that were. */
  *opened(): IterableIterator<readonly [id: string, ms: number]> {
    for (const [id, slot] of this.#slots) {
      const ms = this.#openedMs.at(slot);
      if (!Number.isNaN(ms)) yield [id, ms];
    }
  }

  #numbersOf(id: string): Iterable<number> {
    const slot = this.#slots.get(id);
    if (slot === undefined) return [];
    // One that was not there when they were settled is late.
    return this.#late.get(slot) ?? this.#numbers.subarray(slot === 0 ? 0 : this.#ends[slot - 1], this.#ends[slot]);
  }

  /** @returns the slot of the conversation. */
  #note(id: string, { type, ms }: KokpitEvent): number {
    let slot = this.#slots.get(id);
    if (slot === undefined) {
      slot = this.#slots.size;
      this.#slots.set(id, slot);
      this.#firstMs.push(ms);
      this.#openedMs.push(Number.NaN);
    }
    if (ms < this.#firstMs.at(slot)) this.#firstMs.set(slot, ms);
    // Not NaN, and not later than what is known.
    if (type === 'conversation.opened' && !(ms >= this.#openedMs.at(slot))) this.#openedMs.set(slot, ms);
    return slot;
  }
}

function keyOf(kind: BoardKind, id: string): string {
  return `${kind} ${id}`;
}
