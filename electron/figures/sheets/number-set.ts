// Numbers of streams, a bit each: a month's question finds hundreds of thousands. Pure.

export class NumberSet implements Iterable<number> {
  readonly #bits: Uint8Array;

  /** @param most no number is as high. */
  constructor(most: number) {
    this.#bits = new Uint8Array((most >> 3) + 1);
  }

  add(number: number): void {
    this.#bits[number >> 3] = (this.#bits[number >> 3] as number) | (1 << (number & 7));
  }

  /** In rising order. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (let byte = 0; byte < this.#bits.length; byte++) {
      const bits = this.#bits[byte] as number;
      if (bits === 0) continue;
      for (let bit = 0; bit < 8; bit++) if ((bits & (1 << bit)) !== 0) yield byte * 8 + bit;
    }
  }
}
