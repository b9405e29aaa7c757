// Says of most identities that they are new, without asking the database: of every 100 new ones it lets a few through
// to be asked for, of known ones all. Only for a cache that was nearly empty when it was opened, as before an import;
// to fill it from a large one would cost more than it saves.

/** 8 MiB: good for about five million; beyond that it lets more and more through. */
const BITS = 2 ** 26;
const WORD_BITS = 32;

/** Identities in the cache up to which it is worth filling. */
export const FILLED_IDENTITIES = 20_000;

/** An identity sets two bits. */
export class IdentityFilter {
  /** null: everything is let through. */
  #words: Uint32Array | null = null;

  /** Begins with every identity there is. Until then it lets all through. */
  fill(hashes: Float64Array): void {
    this.#words = new Uint32Array(BITS / WORD_BITS);
    this.add(hashes);
  }

  /** From now on every identity that is added to the cache is added here, before it can be committed. */
  add(hashes: Float64Array): void {
    const words = this.#words;
    if (words === null) return;
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] as number;
      set(words, lower(hash));
      set(words, upper(hash));
    }
  }

  /** false: certainly never added. */
  mayHold(hash: number): boolean {
    const words = this.#words;
    return words === null || (has(words, lower(hash)) && has(words, upper(hash)));
  }
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
  return (hash >>> 0) & (BITS - 1);
}

function upper(hash: number): number {
  return Math.floor(hash / 2 ** 27) & (BITS - 1);
}
