// A file that grows, line by line: from where it was left, through rotation (the file goes on under another name and a new
// one takes its place; what was still written into the old one is read first) and where it was cut.
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { said } from '../../../shared/words/said.ts';
import { ReadError } from '../inbox/read-error.ts';
import { isGzip } from '../inbox/read-file.ts';

/** Bytes read at a time; a line is cut out of as many as it needs. */
const CHUNK_BYTES = 4 * 1024 * 1024;
/** Looks at a name without a file before that is called an error: between two files of a rotation there is none. */
const LOOKS_WITHOUT = 10;
const HEAD_BYTES = 128;
const LF = 10;

/** Of which file, up to which byte, and which line comes next. */
export interface TailPosition {
  readonly inode: number;
  /** How the file begins, base64: numbers of files that are gone are given again. */
  readonly head?: string;
  readonly offset: number;
  readonly line: number;
}

/** Whole lines; of a file that has ended the last needs no LF. They are the reader's to keep. */
export interface TailPiece {
  readonly lines: Uint8Array;
  readonly firstLine: number;
  /** Behind them. */
  readonly at: TailPosition;
  /** The file's bytes by now. */
  readonly size: number;
}

export interface TailOptions {
  readonly path: string;
  readonly from: TailPosition | null;
  /** Whether it may still grow. */
  readonly follow: boolean;
}

export class Tail {
  readonly #path: string;
  readonly #follow: boolean;
  /** null: at the beginning of what stands under the name. */
  #at: TailPosition | null;
  #file: FileHandle | null = null;
  /** Read already, behind the last LF. */
  #rest: Uint8Array = new Uint8Array();
  #looksWithout = 0;

  constructor({ path, from, follow }: TailOptions) {
    this.#path = path;
    this.#follow = follow;
    this.#at = from;
  }

  /** null: nothing more for now. Throws the system's error, or ReadError for a gzip. */
  async next(): Promise<TailPiece | null> {
    for (;;) {
      const file = this.#file ?? (await this.#open());
      const at = this.#at as TailPosition;
      const { size } = await file.stat();
      if (size < at.offset + this.#rest.length) this.#begin(at.inode);
      else if (await this.#readOn(file, size)) {
        const piece = this.#cut(size, false);
        if (piece !== null) return piece;
      } else if (!this.#follow) return this.#cut(size, true);
      else if (!(await this.#isReplaced())) return null;
      // What came between the last look and the rotation.
      else if (!(await this.#readOn(file, (await file.stat()).size))) {
        const last = this.#cut(size, true);
        await this.close();
        this.#at = null;
        if (last !== null) return last;
      }
    }
  }

  /** Lets the file go; `next` opens it again. */
  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    this.#rest = new Uint8Array();
    await file?.close();
  }

  async #open(): Promise<FileHandle> {
    const path = this.#at === null ? this.#path : ((await this.#whereItIs(this.#at)) ?? this.#path);
    const file = await open(path);
    try {
      if (this.#at === null || !(await isThatFile(file, this.#at))) this.#begin((await file.stat()).ino);
      if (this.#at?.offset === 0) await refuseGzip(file, this.#path);
    } catch (error) {
      await file.close();
      throw error;
    }
    this.#file = file;
    return file;
  }

  #begin(inode: number): void {
    this.#at = { inode, offset: 0, line: 1 };
    this.#rest = new Uint8Array();
  }

  /** The file that was left may have another name by now. */
  async #whereItIs(left: TailPosition): Promise<string | null> {
    const folder = dirname(this.#path);
    const names = (await readdir(folder)).filter((name) => name.startsWith(basename(this.#path)));
    return findFile(
      left,
      names.map((name) => join(folder, name)),
    );
  }

  /** Whether another file stands under the name. */
  async #isReplaced(): Promise<boolean> {
    try {
      const { ino } = await stat(this.#path);
      this.#looksWithout = 0;
      return ino !== this.#at?.inode;
    } catch (error) {
      if (++this.#looksWithout < LOOKS_WITHOUT) return false;
      throw error;
    }
  }

  /** @returns whether there was something to read. */
  async #readOn(file: FileHandle, size: number): Promise<boolean> {
    const held = this.#rest.length;
    const place = (this.#at as TailPosition).offset + held;
    const bytes = Buffer.allocUnsafe(held + Math.min(CHUNK_BYTES, Math.max(1, size - place)));
    bytes.set(this.#rest);
    const { bytesRead } = await file.read(bytes, held, bytes.length - held, place);
    this.#rest = bytes.subarray(0, held + bytesRead);
    return bytesRead > 0;
  }

  /** What was read up to its last LF, or where the file has ended all of it; null: nothing. */
  #cut(size: number, ended: boolean): TailPiece | null {
    const read = this.#rest;
    const to = ended ? read.length : read.lastIndexOf(LF) + 1;
    if (to === 0) return null;
    const lines = read.subarray(0, to);
    const { inode, head, offset, line } = this.#at as TailPosition;
    this.#at = {
      inode,
      head: offset === 0 ? headOf(lines) : head,
      offset: offset + to,
      line: line + countLines(lines),
    };
    this.#rest = Buffer.from(read.subarray(to));
    return { lines, firstLine: line, at: this.#at, size };
  }
}

/** Which of these is the file of a position; null: it is gone, or was packed. */
export async function findFile(position: TailPosition, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    if ((await inodeOf(path)) !== position.inode) continue;
    const file = await open(path);
    const isIt = await isThatFile(file, position).finally(() => file.close());
    if (isIt) return path;
  }
  return null;
}

async function inodeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).ino;
  } catch {
    return null;
  }
}

async function isThatFile(file: FileHandle, { inode, head }: TailPosition): Promise<boolean> {
  if ((await file.stat()).ino !== inode) return false;
  if (head === undefined) return true;
  const begins = Buffer.alloc(Buffer.from(head, 'base64').length);
  await file.read(begins, 0, begins.length, 0);
  return begins.toString('base64') === head;
}

function headOf(lines: Uint8Array): string {
  return Buffer.from(lines.subarray(0, HEAD_BYTES)).toString('base64');
}

/** A gzip does not grow, and read as lines it would only be refused, thousands of times. */
async function refuseGzip(file: FileHandle, path: string): Promise<void> {
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  if (isGzip(buffer)) throw new ReadError('failed', path, said('read.gzip', { file: path }));
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines++;
  return lines;
}
