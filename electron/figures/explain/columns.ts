// Columns that grow row by row: of a month's hundreds of thousands of items objects would fill memory. Pure.

const FIRST_ROWS = 256;
const GROWTH = 1.5;

/** Numbers; one that all rows have takes no room. */
export class Numbers {
  readonly #type: typeof Float64Array | typeof Uint32Array;
  #length = 0;
  #all = 0;
  #values: Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | null = null;

  constructor(type: typeof Float64Array | typeof Uint32Array = Float64Array) {
    this.#type = type;
  }

  push(value: number): void {
    const i = this.#length++;
    if (i === 0) this.#all = value;
    if (this.#values === null) {
      if (Object.is(value, this.#all)) return;
      this.#values = new this.#type(Math.max(FIRST_ROWS, Math.ceil(GROWTH * i))).fill(this.#all, 0, i);
    } else if (i === this.#values.length) this.#grow(this.#values.buffer);
    this.#values[i] = value;
  }

  /** In place where that is possible, and nothing is left to be collected. */
  #grow(buffer: ArrayBuffer): void {
    const rows = Math.ceil(GROWTH * (buffer.byteLength / this.#type.BYTES_PER_ELEMENT));
    this.#values = new this.#type(buffer.transfer(rows * this.#type.BYTES_PER_ELEMENT));
  }

  at(i: number): number {
    return this.#values === null ? this.#all : (this.#values[i] as number);
  }
}

/** Values of which many are the same, each kept once. */
export class Refs<T> {
  readonly #places = new Map<unknown, number>();
  readonly #values: T[] = [];
  readonly #at = new Numbers(Uint32Array);

  /** @param key what is the same of two that are. */
  push(value: T, key: unknown = value): void {
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#values.length;
      this.#values.push(value);
      this.#places.set(key, place);
    }
    this.#at.push(place);
  }

  at(i: number): T {
    return this.#values[this.#at.at(i)] as T;
  }
}
