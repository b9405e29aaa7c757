// A day's events in the total order, by their numbers. Late ones are put in where they belong.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import type { EventsAtHand } from './events-at-hand.ts';
import type { NumberColumn } from './number-column.ts';

/** Of each event its time and number. */
export interface Given {
  readonly ms: NumberColumn;
  readonly numbers: NumberColumn;
  /** Places of those that belong before the one that was given before them: none on most floors, or a few. */
  readonly falls: ReadonlySet<number>;
}

export class DayEvents {
  readonly #atHand: EventsAtHand;
  /** Of each event, in the total order. */
  readonly #ms: NumberColumn;
  readonly #numbers: NumberColumn;

  private constructor(atHand: EventsAtHand, ms: NumberColumn, numbers: NumberColumn) {
    this.#atHand = atHand;
    this.#ms = ms;
    this.#numbers = numbers;
  }

  /** @returns the events, and the places among those given in the total order; null: they are in it. */
  static of(atHand: EventsAtHand, given: Given): { events: DayEvents; order: Uint32Array | null } {
    const { ms, numbers } = given;
    if (given.falls.size === 0) return { events: new DayEvents(atHand, ms, numbers), order: null };
    const order = orderOf(atHand, given);
    return { events: new DayEvents(atHand, ms.inOrder(order), numbers.inOrder(order)), order };
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
      if (this.#ms.at(middle) <= ms) low = middle + 1;
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
    this.#ms.insert(place, event.ms);
    this.#numbers.insert(place, number);
    return place;
  }
}

function orderOf(atHand: EventsAtHand, { ms, numbers, falls }: Given): Uint32Array {
  const order = Uint32Array.from({ length: ms.length }, (_, place) => place);
  order.sort((a, b) => ms.at(a) - ms.at(b) || a - b);
  for (let from = 0; from < order.length; ) {
    const of = ms.at(order[from] as number);
    let to = from + 1;
    let isOrdered = true;
    for (; to < order.length && ms.at(order[to] as number) === of; to++) {
      const given = order[to] as number;
      if (given !== (order[to - 1] as number) + 1 || falls.has(given)) isOrdered = false;
    }
    if (!isOrdered) orderWithin(atHand, order.subarray(from, to), numbers);
    from = to;
  }
  return order;
}

/** Events of one ms are ordered by what only their texts say. */
function orderWithin(atHand: EventsAtHand, order: Uint32Array, numbers: NumberColumn): void {
  const given = [...order];
  const events = atHand.of(given.map((one) => numbers.at(one)));
  const sorted = [...events.keys()].sort((a, b) => compareOrder(events[a] as KokpitEvent, events[b] as KokpitEvent));
  sorted.forEach((one, i) => {
    order[i] = given[one] as number;
  });
}
