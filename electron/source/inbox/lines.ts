// Splits a stream of bytes into lines, without copying but where a line straddles two chunks. Memory is bounded:
// of a line that is longer than an event may be, only a digest and its first bytes are kept.
// A byte order mark at the start, a CR before the LF and blank lines (spaces, tabs, CRs) are no content.

import { EVENT_MAX_BYTES } from './limits.ts';
import { isBlank, type Oversize, OversizeLine } from './oversize-line.ts';

const LF = 0x0a;
const CR = 0x0d;
const BRACE = 0x7b;
const BOM = [0xef, 0xbb, 0xbf];
/** A line of the greatest length may still come with a BOM before it and a CR behind it. */
const HOLD_BYTES = EVENT_MAX_BYTES + BOM.length + 1;

/** Lines over one buffer: line `i` is `bytes[starts[i] .. ends[i])`, without its ending, and is line `numbers[i]`. */
export interface LineBatch {
  readonly bytes: Buffer;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** From 1; blank lines count too, though they are not among the lines. */
  readonly numbers: readonly number[];
  /** Lines that are refused for their size; not among the lines above. */
  readonly oversize: readonly Oversize[];
}

interface Draft extends LineBatch {
  readonly starts: number[];
  readonly ends: number[];
  readonly numbers: number[];
  readonly oversize: Oversize[];
}

function draftOver(bytes: Buffer): Draft {
  return { bytes, starts: [], ends: [], numbers: [], oversize: [] };
}

function filled(drafts: readonly Draft[]): LineBatch[] {
  return drafts.filter((draft) => draft.starts.length > 0 || draft.oversize.length > 0);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Feed it chunks in order, then `end` it. Batches share memory with the chunk they came of, so they are good for as long
 * as that is unchanged; what is held for the next chunk is copied.
 */
export class LineSplitter {
  #line: number;
  #bomAllowed: boolean;
  #pieces: Buffer[] = [];
  #held = 0;
  #over: OversizeLine | null = null;

  /** @param options `firstLine`: the number of the first line; `fileStart`: whether a byte order mark may come first. */
  constructor(options: { readonly firstLine: number; readonly fileStart: boolean }) {
    this.#line = options.firstLine;
    this.#bomAllowed = options.fileStart;
  }

  push(chunk: Uint8Array): LineBatch[] {
    const bytes = asBuffer(chunk);
    const drafts: Draft[] = [];
    let from = 0;
    if (this.#held > 0) {
      const lf = bytes.indexOf(LF);
      this.#hold(lf < 0 ? bytes : bytes.subarray(0, lf));
      if (lf < 0) return [];
      drafts.push(this.#finishHeld(true));
      from = lf + 1;
    }
    const draft = draftOver(bytes);
    for (let lf = bytes.indexOf(LF, from); lf >= 0; lf = bytes.indexOf(LF, from)) {
      this.#take(draft, from, lf, true);
      from = lf + 1;
    }
    if (from < bytes.length) this.#hold(bytes.subarray(from));
    drafts.push(draft);
    return filled(drafts);
  }

  /** The last line, if it came without an LF. */
  end(): LineBatch[] {
    return this.#held > 0 ? filled([this.#finishHeld(false)]) : [];
  }

  #hold(piece: Buffer): void {
    this.#held += piece.length;
    if (this.#over !== null) {
      this.#over.add(piece);
      return;
    }
    this.#pieces.push(Buffer.from(piece));
    if (this.#held <= HOLD_BYTES) return;
    const held = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#over = new OversizeLine();
    this.#over.add(held.subarray(this.#bomLength(held, 0)));
  }

  #finishHeld(endedByLf: boolean): Draft {
    const joined = this.#pieces.length === 1 && this.#pieces[0] ? this.#pieces[0] : Buffer.concat(this.#pieces);
    const draft = draftOver(joined);
    if (this.#over === null) this.#take(draft, 0, joined.length, endedByLf);
    else this.#refuse(draft, this.#over, endedByLf);
    this.#pieces = [];
    this.#held = 0;
    this.#over = null;
    return draft;
  }

  #take(draft: Draft, begin: number, lf: number, endedByLf: boolean): void {
    const { bytes } = draft;
    const start = this.#bomAllowed ? begin + this.#bomLength(bytes, begin) : begin;
    const end = endedByLf && lf > start && bytes[lf - 1] === CR ? lf - 1 : lf;
    if (end - start > EVENT_MAX_BYTES) {
      const over = new OversizeLine();
      over.add(bytes.subarray(start, end));
      this.#refuse(draft, over, false);
      return;
    }
    const number = this.#line++;
    if (bytes[start] !== BRACE && isBlank(bytes, start, end)) return;
    draft.starts.push(start);
    draft.ends.push(end);
    draft.numbers.push(number);
  }

  #refuse(draft: Draft, over: OversizeLine, endedByLf: boolean): void {
    const oversize = over.finish(this.#line++, endedByLf);
    if (oversize !== null) draft.oversize.push(oversize);
  }

  /** The length of the byte order mark at `begin`; asked once, of the first line. */
  #bomLength(bytes: Buffer, begin: number): number {
    const found = this.#bomAllowed && BOM.every((byte, index) => bytes[begin + index] === byte);
    this.#bomAllowed = false;
    return found ? BOM.length : 0;
  }
}

/** Splits a delivery that is here as a whole. Line numbers are from 1. */
export function splitLines(bytes: Uint8Array): LineBatch[] {
  const splitter = new LineSplitter({ firstLine: 1, fileStart: false });
  return [...splitter.push(bytes), ...splitter.end()];
}
