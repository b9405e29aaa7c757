// What the floor is going to do next: a binary heap of plain timers, earliest first, in the order of setting among
// equals. Plain data, so that a floor can be put away.

export interface Timer {
  /** Floor time, ms. */
  readonly at: number;
  readonly order: number;
  readonly op: number;
  /** Which agent or conversation; -1: none. */
  readonly subject: number;
  /** Must still be the subject's token when the timer is due; -1: is always due. */
  readonly token: number;
  readonly value: number;
}

function before(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

export class Timers {
  #heap: Timer[] = [];
  #order = 0;

  get nextAt(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  set(at: number, op: number, subject: number, token: number, value: number): void {
    const heap = this.#heap;
    const timer: Timer = { at, order: this.#order++, op, subject, token, value };
    let place = heap.length;
    heap.push(timer);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above] as Timer;
      if (!before(timer, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = timer;
  }

  /** Takes the next one out; there must be one. */
  take(): Timer {
    const heap = this.#heap;
    const first = heap[0] as Timer;
    const last = heap.pop() as Timer;
    const size = heap.length;
    if (size === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      if (child + 1 < size && before(heap[child + 1] as Timer, heap[child] as Timer)) child++;
      const smaller = heap[child] as Timer;
      if (!before(smaller, last)) break;
      heap[place] = smaller;
      place = child;
    }
    heap[place] = last;
    return first;
  }

  /** In the order in which they are due. */
  list(): Timer[] {
    return [...this.#heap].sort((a, b) => (before(a, b) ? -1 : 1));
  }

  /** Puts back what `list` gave. */
  static from(list: readonly Omit<Timer, 'order'>[]): Timers {
    const timers = new Timers();
    for (const { at, op, subject, token, value } of list) timers.set(at, op, subject, token, value);
    return timers;
  }
}
