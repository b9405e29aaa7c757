// The streams in memory, by kind and id. Each event asks for one: a Map would hash the id, and the filter of streams that
// have left memory, and the cache, would each hash it again. Here the hash is made once and stays beside the stream.
import type { StreamKind } from '../figures/streams.ts';
import type { Stream } from './stream.ts';

const FIRST_SLOTS = 1_024;
const FREE = -1;

export class StreamTable {
  /** Each stream lies in the slot that its hash names, or in the first free one behind it. */
  #hashes = new Float64Array(FIRST_SLOTS).fill(FREE);
  #streams = new Array<Stream | null>(FIRST_SLOTS).fill(null);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** @param hash `streamHash` of the name, here and below. */
  get(hash: number, kind: StreamKind, id: string): Stream | null {
    const hashes = this.#hashes;
    const mask = hashes.length - 1;
    for (let slot = (hash >>> 0) & mask; ; slot = (slot + 1) & mask) {
      const held = hashes[slot];
      if (held === FREE) return null;
      if (held !== hash) continue;
      const stream = this.#streams[slot] as Stream;
      if (stream.id === id && stream.kind === kind) return stream;
    }
  }

  /** Adds a stream that is not there yet. */
  add(hash: number, stream: Stream): void {
    if (2 * ++this.#count > this.#hashes.length) this.#grow();
    this.#put(hash, stream);
  }

  /** Takes a stream out that is there. */
  remove(hash: number, stream: Stream): void {
    const hashes = this.#hashes;
    const streams = this.#streams;
    const mask = hashes.length - 1;
    let free = (hash >>> 0) & mask;
    while (streams[free] !== stream) free = (free + 1) & mask;
    // What lies behind it, up to a free slot, moves up unless it would come to stand before its own.
    for (let slot = (free + 1) & mask; hashes[slot] !== FREE; slot = (slot + 1) & mask) {
      const own = ((hashes[slot] as number) >>> 0) & mask;
      if (((slot - own) & mask) < ((slot - free) & mask)) continue;
      hashes[free] = hashes[slot] as number;
      streams[free] = streams[slot] as Stream;
      free = slot;
    }
    hashes[free] = FREE;
    streams[free] = null;
    this.#count--;
  }

  #put(hash: number, stream: Stream): void {
    const hashes = this.#hashes;
    const mask = hashes.length - 1;
    let slot = (hash >>> 0) & mask;
    while (hashes[slot] !== FREE) slot = (slot + 1) & mask;
    hashes[slot] = hash;
    this.#streams[slot] = stream;
  }

  #grow(): void {
    const hashes = this.#hashes;
    const streams = this.#streams;
    this.#hashes = new Float64Array(2 * hashes.length).fill(FREE);
    this.#streams = new Array<Stream | null>(2 * hashes.length).fill(null);
    for (let slot = 0; slot < hashes.length; slot++) {
      const hash = hashes[slot] as number;
      if (hash !== FREE) this.#put(hash, streams[slot] as Stream);
    }
  }
}
