// Reads a write-ahead log by SQLite's file format: frames count up to the last commit whose check sums hold.
import { fstatSync, readSync } from 'node:fs';
import { PAGE_BYTES } from './header.ts';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
/** Magic numbers: check sums over little-endian or big-endian words. */
const LITTLE = 0x377f0682;
const BIG = 0x377f0683;

/** @returns page number -> offset of its latest committed bytes. */
export function walPages(fd: number): Map<number, number> {
  const header = Buffer.alloc(HEADER_BYTES);
  const pages = new Map<number, number>();
  if (readSync(fd, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return pages;
  const magic = header.readUInt32BE(0);
  if ((magic !== LITTLE && magic !== BIG) || header.readUInt32BE(8) !== PAGE_BYTES) return pages;
  const sum = new Sum(magic === LITTLE);
  sum.add(header.subarray(0, 24));
  if (!sum.is(header, 24)) return pages;
  const { size } = fstatSync(fd);
  const frame = Buffer.alloc(FRAME_BYTES);
  let open = new Map<number, number>();
  for (let at = HEADER_BYTES; at + FRAME_BYTES <= size; at += FRAME_BYTES) {
    readSync(fd, frame, 0, FRAME_BYTES, at);
    sum.add(frame.subarray(0, 8));
    sum.add(frame.subarray(FRAME_HEADER_BYTES));
    // Frames of an earlier round of the log have other salts.
    if (frame.compare(header, 16, 24, 8, 16) !== 0 || !sum.is(frame, 16)) break;
    open.set(frame.readUInt32BE(0), at + FRAME_HEADER_BYTES);
    if (frame.readUInt32BE(4) === 0) continue;
    for (const [page, offset] of open) pages.set(page, offset);
    open = new Map();
  }
  return pages;
}

/** SQLite's running check sum of the log. */
class Sum {
  readonly #little: boolean;
  #a = 0;
  #b = 0;

  constructor(little: boolean) {
    this.#little = little;
  }

  add(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += 8) {
      this.#a = (this.#a + this.#word(bytes, at) + this.#b) >>> 0;
      this.#b = (this.#b + this.#word(bytes, at + 4) + this.#a) >>> 0;
    }
  }

  is(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.#a && bytes.readUInt32BE(at + 4) === this.#b;
  }

  #word(bytes: Buffer, at: number): number {
    return this.#little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  }
}
