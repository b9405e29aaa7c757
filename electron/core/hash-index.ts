// Finds a place in a list by a 53-bit hash: a Map of numbers that large would make an object of every one of them.

const FIRST_SLOTS = 16;
const FREE = -1;

export class HashIndex {
  #hashes = new Float64Array(FIRST_SLOTS).fill(FREE);
  #places = new Int32Array(FIRST_SLOTS);
  #count = 0;

  /** @returns the place noted for this hash, -1 where there is none. */
  get(hash: number): number {
    const slot = slotOf(this.#hashes, hash);
    return this.#hashes[slot] === FREE ? -1 : (this.#places[slot] as number);
  }

  /** Notes a hash that has no place yet. */
  add(hash: number, place: number): void {
    if (2 * ++this.#count > this.#hashes.length) this.#grow();
    const slot = slotOf(this.#hashes, hash);
    this.#hashes[slot] = hash;
    this.#places[slot] = place;
  }

  #grow(): void {
    const hashes = new Float64Array(4 * this.#hashes.length).fill(FREE);
    const places = new Int32Array(hashes.length);
    for (let i = 0; i < this.#hashes.length; i++) {
      const hash = this.#hashes[i] as number;
      if (hash === FREE) continue;
      const slot = slotOf(hashes, hash);
      hashes[slot] = hash;
      places[slot] = this.#places[i] as number;
    }
    this.#hashes = hashes;
    this.#places = places;
  }
}

/** The hash's slot, or the free one that it would take. There is always a free one. */
function slotOf(hashes: Float64Array, hash: number): number {
  const mask = hashes.length - 1;
  let slot = (hash >>> 0) & mask;
  for (;;) {
    const held = hashes[slot];
    if (held === hash || held === FREE) return slot;
    slot = (slot + 1) & mask;
  }
}
