// The pages of a database file as SQLite would see them, read without SQLite: what is in the WAL goes before what is
// in the file. Works on files that SQLite refuses. For salvage only.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { PAGE_BYTES } from './header.ts';
import { walPages } from './wal-pages.ts';

export class PageImage {
  readonly #fd: number | null;
  readonly #walFd: number | null;
  /** Where in the WAL the latest committed version of a page lies. */
  readonly #wal: ReadonlyMap<number, number>;
  /** Pages are numbered from 1 to this one. */
  readonly count: number;

  constructor(file: string) {
    this.#fd = openIfThere(file);
    this.#walFd = openIfThere(`${file}-wal`);
    this.#wal = this.#walFd === null ? new Map() : walPages(this.#walFd);
    const inFile = this.#fd === null ? 0 : Math.ceil(fstatSync(this.#fd).size / PAGE_BYTES);
    this.count = [...this.#wal.keys()].reduce((most, page) => Math.max(most, page), inFile);
  }

  /** The bytes of page `number`; zeros where they are missing. */
  page(number: number): Buffer {
    const page = Buffer.alloc(PAGE_BYTES);
    const at = this.#wal.get(number);
    if (at !== undefined && this.#walFd !== null) readSync(this.#walFd, page, 0, PAGE_BYTES, at);
    else if (this.#fd !== null && number >= 1) readSync(this.#fd, page, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES);
    return page;
  }

  close(): void {
    if (this.#fd !== null) closeSync(this.#fd);
    if (this.#walFd !== null) closeSync(this.#walFd);
  }
}

function openIfThere(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch {
    return null;
  }
}
