// Says of most streams that none has left memory under this hash, without asking the database: an import begins a hundred
// thousand streams, and each asks. What is wrongly let through is asked of the database, which takes as long as some 200
// events to fold; so there is more room than a stream needs, and an answer costs one line of the processor's cache.

/** Pairs of words to begin with, 1 MiB: good for 260,000 streams. Further parts are eight times as large each. */
const FIRST_PAIRS = 2 ** 17;
const GROWTH = 8;
const STREAMS_OF_PAIR = 2;

export class LeftFilter {
  readonly #mask: number;
  readonly #words: Int32Array;
  #room: number;
  /** What was added once there was no room here. */
  #more: LeftFilter | null = null;

  constructor(pairs: number = FIRST_PAIRS) {
    this.#mask = pairs - 1;
    this.#words = new Int32Array(2 * pairs);
    this.#room = STREAMS_OF_PAIR * pairs;
  }

  /** Adds a hash of 32 bits: two bits in each word of its pair. */
  add(hash: number): void {
    if (this.#room === 0) {
      this.#more ??= new LeftFilter((this.#mask + 1) * GROWTH);
      this.#more.add(hash);
      return;
    }
    this.#room--;
    const at = 2 * (hash & this.#mask);
    const mixed = Math.imul(hash, 0x2c1b3c6d);
    this.#words[at] = (this.#words[at] as number) | firstBits(mixed);
    this.#words[at + 1] = (this.#words[at + 1] as number) | furtherBits(mixed);
  }

  /** false: certainly never added. */
  mayHold(hash: number): boolean {
    const at = 2 * (hash & this.#mask);
    const mixed = Math.imul(hash, 0x2c1b3c6d);
    const first = firstBits(mixed);
    const further = furtherBits(mixed);
    return (
      (((this.#words[at] as number) & first) === first && ((this.#words[at + 1] as number) & further) === further) ||
      this.#more?.mayHold(hash) === true
    );
  }
}

function firstBits(mixed: number): number {
  return (1 << (mixed >>> 27)) | (1 << ((mixed >>> 22) & 31));
}

function furtherBits(mixed: number): number {
  return (1 << ((mixed >>> 17) & 31)) | (1 << ((mixed >>> 12) & 31));
}
