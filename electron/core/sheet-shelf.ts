// The sheets that are in memory: rows and small sums that are read first stay, up to so many bytes; any other sheet stays
// until the next is read, and of it what its references mean, which takes as long to look up as to read the sheet.
// A month's question goes through all its days: kept by age, each would drive out what the next question begins with.
import type { CacheReader } from '../cache/types.ts';
import { newPool, type Pool } from '../figures/sheets/pool.ts';
import { type Opened, openSection, sectionOf } from '../figures/sheets/section.ts';
import { type Section, type SectionName, SUMS, sectionNumber } from '../figures/sheets/shapes.ts';
import { type SealMark, sheetKey, sheetSeqs } from './seal-mark.ts';

/** What larger sums come to stays elsewhere (contact-folds.ts, kept-counts.ts): they are read seldom, and make no room scarce. */
const MOST_SUMS_BYTES = 65_536;
const OF_SUMS: ReadonlySet<SectionName> = new Set(Object.values(SUMS));

/** What references mean may take this part of the bytes besides. */
const OPENED_SHARE = 1 / 8;

interface Held {
  readonly key: string;
  readonly seq: number;
  readonly section: Section<SectionName>;
}

export class SheetShelf {
  readonly #reader: CacheReader;
  readonly #mostBytes: number;
  /** What all of them refer to. */
  pool: Pool = newPool();
  #seqs: ReadonlyMap<string, number> = new Map();
  readonly #held = new Map<string, Held>();
  #bytes = 0;
  readonly #opened = new Map<string, { readonly seq: number; readonly opened: Opened }>();
  #openedBytes = 0;
  #passing: Held | null = null;

  constructor(reader: CacheReader, mostBytes: number) {
    this.#reader = reader;
    this.#mostBytes = mostBytes;
  }

  /** After a seal: sheets that it made anew are read again. */
  turnTo(mark: SealMark): void {
    this.#seqs = sheetSeqs(this.#reader, mark);
    this.#pass(null);
    for (const held of this.#held.values()) if (this.#seqs.get(held.key) !== held.seq) this.#drop(held);
    this.#close((key, seq) => this.#seqs.get(key) !== seq);
  }

  /** Also lets go of whatever is referred to. */
  clear(): void {
    this.#pass(null);
    for (const held of this.#held.values()) this.#drop(held);
    this.#close(() => true);
    this.pool = newPool();
  }

  /** Another one as soon as the sheet is; null: there are no rows. */
  version(day: number, name: SectionName, level = 0): number | null {
    return this.#seqs.get(sheetKey(day, sectionNumber(name, level))) ?? null;
  }

  /** Good until the next one is asked for. @param level of sums. @returns null: there are no rows. */
  section<N extends SectionName>(day: number, name: N, level = 0): Section<N> | null {
    const number = sectionNumber(name, level);
    const key = sheetKey(day, number);
    const seq = this.#seqs.get(key);
    if (seq === undefined) return null;
    const passing = this.#passing?.key === key ? this.#passing : undefined;
    const held =
      this.#held.get(key) ?? passing ?? this.#read(name, key, this.#reader.sheet(day, number, seq) as Uint8Array, seq);
    return held.section as unknown as Section<N>;
  }

  #read(name: SectionName, key: string, bytes: Uint8Array, seq: number): Held {
    this.#pass(null);
    const opened = this.#opened.get(key)?.opened ?? openSection(name, bytes, this.pool);
    const held = { key, seq, section: sectionOf(name, bytes, this.pool, opened) };
    const size = held.section.buffer.byteLength;
    if (this.#bytes + size > this.#mostBytes || (OF_SUMS.has(name) && size > MOST_SUMS_BYTES)) {
      this.#pass(held);
      this.#keep(key, seq, opened);
    } else {
      this.#held.set(key, held);
      this.#bytes += size;
    }
    return held;
  }

  #keep(key: string, seq: number, opened: Opened): void {
    const bytes = bytesOf(opened);
    if (this.#opened.has(key) || this.#openedBytes + bytes > this.#mostBytes * OPENED_SHARE) return;
    this.#opened.set(key, { seq, opened });
    this.#openedBytes += bytes;
  }

  #close(isOld: (key: string, seq: number) => boolean): void {
    for (const [key, { seq, opened }] of this.#opened) {
      if (!isOld(key, seq)) continue;
      this.#opened.delete(key);
      this.#openedBytes -= bytesOf(opened);
    }
  }

  #pass(held: Held | null): void {
    giveBack(this.#passing);
    this.#passing = held;
  }

  #drop(held: Held): void {
    this.#held.delete(held.key);
    this.#bytes -= held.section.buffer.byteLength;
    giveBack(held);
  }
}

function bytesOf({ names }: Opened): number {
  return Object.values(names).reduce((all, { byteLength }) => all + byteLength, 0);
}

/** At once: the collector would let hundreds of MB gather. */
function giveBack(held: Held | null): void {
  held?.section.buffer.transfer(0);
}
