// Says of most identities that they are new, without asking the database: of every 100 new ones it lets a few through
// to be asked for, of known ones all. Only for a cache that was nearly empty when it was opened, as before an import;
// to fill it from a large one would cost more than it saves.

/** 8 MiB, where a million may come: good for about five million; beyond that it lets more and more through. */
const MOST_BITS = 2 ** 26;
/**
 * 1 MiB, where few may come: good for 260,000. A smaller first part is full sooner, and each that it wrongly lets through
 * is asked of the database, which takes as long as some 100 events to fold. Further parts are eight times as large each.
 */
export const FEW_BITS = 2 ** 23;
const GROWTH = 8;
/** A part that has fewer for each identity is full: it lets one of 250 new ones through. */
const BITS_FOR_ONE = 32;
const WORD_BITS = 32;

/** Identities in the cache up to which it is worth filling. */
export const FILLED_IDENTITIES = 20_000;

/** An identity sets two bits of one part. */
interface Part {
  readonly words: Uint32Array;
  readonly mask: number;
  room: number;
}

export class IdentityFilter {
  readonly #firstBits: number;
  /** The newest, which is added to, stands first; none: everything is let through. */
  #parts: Part[] = [];

  /** @param firstBits FEW_BITS, unless many are to be expected. */
  constructor(firstBits: number = MOST_BITS) {
    this.#firstBits = firstBits;
  }

  /** Begins with every identity there is. Until then it lets all through. */
  fill(hashes: Float64Array): void {
    this.#parts = [newPart(this.#firstBits)];
    this.add(hashes);
  }

  /** From now on every identity that is added to the cache is added here, before it can be committed. */
  add(hashes: Float64Array): void {
    for (let i = 0; i < hashes.length; i++) this.addOne(hashes[i] as number);
  }

  /** Adds one. */
  addOne(hash: number): void {
    let part = this.#parts[0];
    if (part === undefined) return;
    if (part.room-- <= 0 && part.mask + 1 < MOST_BITS) {
      part = newPart((part.mask + 1) * GROWTH);
      this.#parts.unshift(part);
    }
    set(part.words, lower(hash) & part.mask);
    set(part.words, upper(hash) & part.mask);
  }

  /** false: certainly never added. */
  mayHold(hash: number): boolean {
    const parts = this.#parts;
    for (let i = 0; i < parts.length; i++) {
      const { words, mask } = parts[i] as Part;
      if (has(words, lower(hash) & mask) && has(words, upper(hash) & mask)) return true;
    }
    return parts.length === 0;
  }
}

function newPart(bits: number): Part {
  return { words: new Uint32Array(bits / WORD_BITS), mask: bits - 1, room: bits / BITS_FOR_ONE };
}

function set(words: Uint32Array, bit: number): void {
  const word = bit >>> 5;
  words[word] = (words[word] as number) | (1 << (bit & 31));
}

function has(words: Uint32Array, bit: number): boolean {
  return ((words[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

/** Two places, from different bits of the hash. */
function lower(hash: number): number {
  return hash >>> 0;
}

function upper(hash: number): number {
  return Math.floor(hash / 2 ** 27);
}
