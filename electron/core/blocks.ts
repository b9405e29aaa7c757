// Packs accepted lines into blocks, the cache's unit of reading: small enough that one event is cheap to read.
import type { BlockRow } from '../cache/types.ts';

const BLOCK_EVENTS = 256;
const BLOCK_BYTES = 64 * 1024;
/** A live batch is a few events; room is made as lines come. */
const FIRST_ENDS = 8;

/** Lines are copied in as they come, so that what they were read from can go. */
export class BlockBuilder {
  readonly first: number;
  readonly #blocks: BlockRow[] = [];
  #ends = new Uint32Array(FIRST_ENDS);
  #body = Buffer.allocUnsafeSlow(0);
  #bytes = 0;
  #begun: number;
  #next: number;
  #minMs = Number.POSITIVE_INFINITY;
  #maxMs = Number.NEGATIVE_INFINITY;

  /** @param first the number of the first line. */
  constructor(first: number) {
    this.first = first;
    this.#begun = first;
    this.#next = first;
  }

  /** The number that the next line gets. */
  get next(): number {
    return this.#next;
  }

  /** Adds the line `from[start .. end)` of an event at `ms`. */
  add(from: Buffer, start: number, end: number, ms: number): void {
    const bytes = this.#bytes + end - start;
    if (bytes > this.#body.length) this.#makeRoom(bytes);
    const i = this.#next++ - this.#begun;
    if (i === this.#ends.length) this.#moreEnds();
    from.copy(this.#body, this.#bytes, start, end);
    this.#bytes = bytes;
    this.#ends[i] = bytes;
    if (ms < this.#minMs) this.#minMs = ms;
    if (ms > this.#maxMs) this.#maxMs = ms;
    if (bytes >= BLOCK_BYTES || this.#next - this.#begun === BLOCK_EVENTS) this.#close();
  }

  /** The line of event `number`, which was added here; good until the next `add`. */
  line(number: number): Uint8Array {
    if (number >= this.#begun) return lineOf(this.#body, this.#ends, number - this.#begun);
    const block = this.#blocks.findLast(({ first }) => first <= number) as BlockRow;
    return lineOf(block.body, block.ends, number - block.first);
  }

  /** Everything that was added: nothing is added after this. */
  finish(): readonly BlockRow[] {
    if (this.#next > this.#begun) this.#close();
    this.#body = Buffer.allocUnsafeSlow(0);
    this.#ends = new Uint32Array(0);
    return this.#blocks;
  }

  #moreEnds(): void {
    const ends = new Uint32Array(BLOCK_EVENTS);
    ends.set(this.#ends);
    this.#ends = ends;
  }

  #makeRoom(bytes: number): void {
    const body = Buffer.allocUnsafeSlow(Math.max(bytes, Math.min(2 * BLOCK_BYTES, 4 * bytes)));
    this.#body.copy(body, 0, 0, this.#bytes);
    this.#body = body;
  }

  #close(): void {
    const count = this.#next - this.#begun;
    const body = new Uint8Array(this.#body.subarray(0, this.#bytes));
    const ends = this.#ends.slice(0, count);
    this.#blocks.push({ first: this.#begun, body, ends, minMs: this.#minMs, maxMs: this.#maxMs });
    this.#begun = this.#next;
    this.#bytes = 0;
    this.#minMs = Number.POSITIVE_INFINITY;
    this.#maxMs = Number.NEGATIVE_INFINITY;
  }
}

function lineOf(body: Uint8Array, ends: Uint32Array, i: number): Uint8Array {
  return body.subarray(i === 0 ? 0 : ends[i - 1], ends[i]);
}
