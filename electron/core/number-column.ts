// Numbers behind each other, four or eight bytes each, added at the end and now and then in between: a million of them in
// an array take twice to four times the room while it grows.

type Room = Float64Array | Uint32Array;
const FIRST = 1_024;

export class NumberColumn {
  readonly #make: (length: number) => Room;
  #room: Room;
  #length = 0;

  private constructor(make: (length: number) => Room) {
    this.#make = make;
    this.#room = make(FIRST);
  }

  /** Of moments, ms since 1970; NaN may stand for none. */
  static ofTimes(): NumberColumn {
    return new NumberColumn((length) => new Float64Array(length));
  }

  /** Of whole numbers from 0 to 2³² - 1. */
  static ofCounts(): NumberColumn {
    return new NumberColumn((length) => new Uint32Array(length));
  }

  get length(): number {
    return this.#length;
  }

  /** Of a place before `length`. */
  at(place: number): number {
    return this.#room[place] as number;
  }

  set(place: number, value: number): void {
    this.#room[place] = value;
  }

  push(value: number): void {
    if (this.#length === this.#room.length) this.#grow();
    this.#room[this.#length++] = value;
  }

  insert(place: number, value: number): void {
    this.push(value);
    this.#room.copyWithin(place + 1, place, this.#length - 1);
    this.#room[place] = value;
  }

  slice(from: number, to: number): number[] {
    return Array.from(this.#room.subarray(from, Math.min(to, this.#length)));
  }

  /** The same numbers as they follow each other in `order`, each by the place that it has here. */
  inOrder(order: Uint32Array): NumberColumn {
    const other = new NumberColumn(this.#make);
    other.#room = this.#make(order.length);
    for (const place of order) other.#room[other.#length++] = this.at(place);
    return other;
  }

  #grow(): void {
    const more = this.#make(Math.ceil(this.#room.length * 1.5));
    more.set(this.#room as Float64Array);
    this.#room = more;
  }
}
