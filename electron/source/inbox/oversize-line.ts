// A line that is too long to be held: what is kept of it grows no further, however long it goes on.

import { createHash } from 'node:crypto';
import { REJECT_RAW_BYTES } from '../../../shared/events/reject.ts';

const CR = Buffer.from('\r');

/** Bytes that make a blank line: space, tab and CR (the LF is no part of a line). */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  }
  return true;
}

/** A line over 256 KiB. `digest`: SHA-256 of all of it, hex; `head`: its first 64 KiB; `bytes`: its length. */
export interface Oversize {
  readonly line: number;
  readonly bytes: number;
  readonly digest: string;
  readonly head: Uint8Array;
}

/** Takes one line piece by piece. A CR at the end of a piece waits: before the LF it is no content. */
export class OversizeLine {
  readonly #hash = createHash('sha256');
  readonly #head = Buffer.alloc(REJECT_RAW_BYTES);
  #bytes = 0;
  #blank = true;
  #heldCr = false;

  add(piece: Uint8Array): void {
    if (piece.length === 0) return;
    if (this.#heldCr) this.#take(CR);
    this.#heldCr = piece.at(-1) === 0x0d;
    this.#take(this.#heldCr ? piece.subarray(0, -1) : piece);
  }

  /** @returns null if there was nothing but blanks. */
  finish(line: number, endedByLf: boolean): Oversize | null {
    if (this.#heldCr && !endedByLf) this.#take(CR);
    if (this.#blank) return null;
    return { line, bytes: this.#bytes, digest: this.#hash.digest('hex'), head: this.#head };
  }

  #take(piece: Uint8Array): void {
    this.#hash.update(piece);
    if (this.#bytes < this.#head.length)
      this.#head.set(piece.subarray(0, this.#head.length - this.#bytes), this.#bytes);
    this.#bytes += piece.length;
    this.#blank &&= isBlank(piece, 0, piece.length);
  }
}
