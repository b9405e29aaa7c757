// A day's events in the total order, by their numbers. Late ones are put in where they belong.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import type { EventsAtHand } from './events-at-hand.ts';

/** Of each event its time and number; `isOrdered`: in the total order already, as most floors tell them. */
export interface Unordered {
  readonly ms: number[];
  readonly numbers: number[];
  readonly isOrdered: boolean;
}

export class DayEvents {
  readonly #atHand: EventsAtHand;
  /** Of each event, in the total order. */
  readonly #ms: number[];
  readonly #numbers: number[];

  private constructor(atHand: EventsAtHand, ms: number[], numbers: number[]) {
    this.#atHand = atHand;
    this.#ms = ms;
    this.#numbers = numbers;
  }

  /** @returns the events, and the place of each that was given. */
  static of(atHand: EventsAtHand, { ms, numbers, isOrdered }: Unordered): { events: DayEvents; places: Uint32Array } {
    const places = Uint32Array.from(ms.keys());
    if (isOrdered) return { events: new DayEvents(atHand, ms, numbers), places };
    const order = Uint32Array.from(ms.keys()).sort((a, b) => (ms[a] as number) - (ms[b] as number));
    for (let from = 0; from < order.length; ) {
      const of = ms[order[from] as number];
      let to = from + 1;
      while (to < order.length && ms[order[to] as number] === of) to++;
      if (to - from > 1) orderWithin(atHand, order.subarray(from, to), numbers);
      from = to;
    }
    order.forEach((given, place) => {
      places[given] = place;
    });
    const inOrder = (of: readonly number[]) => Array.from(order, (given) => of[given] as number);
    return { events: new DayEvents(atHand, inOrder(ms), inOrder(numbers)), places };
  }

  get length(): number {
    return this.#numbers.length;
  }

  /** How many have happened by `ms`. */
  countAt(ms: number): number {
    let low = 0;
    let high = this.#ms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ms[middle] as number) <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** From place `from` to before `to`. */
  read(from: number, to: number): KokpitEvent[] {
    return this.#atHand.of(this.#numbers.slice(from, to));
  }

  /** @returns how many stand before it. */
  insert(event: KokpitEvent, number: number): number {
    let place = this.countAt(event.ms - 1);
    const end = this.countAt(event.ms);
    for (const other of this.read(place, end)) {
      if (compareOrder(other, event) > 0) break;
      place++;
    }
    this.#ms.splice(place, 0, event.ms);
    this.#numbers.splice(place, 0, number);
    return place;
  }
}

/** Events of one ms are ordered by what only their texts say. */
function orderWithin(atHand: EventsAtHand, order: Uint32Array, numbers: readonly number[]): void {
  const given = [...order];
  const events = atHand.of(given.map((one) => numbers[one] as number));
  const sorted = [...events.keys()].sort((a, b) => compareOrder(events[a] as KokpitEvent, events[b] as KokpitEvent));
  sorted.forEach((one, i) => {
    order[i] = given[one] as number;
  });
}
