// The sheets that are in memory: those read first stay, up to so many bytes; any other one stays until the next is read.
// A month's question goes through all its days: kept by age, each would drive out what the next question begins with.
import type { CacheReader } from '../cache/types.ts';
import { newPool, type Pool } from '../figures/sheets/pool.ts';
import { sectionOf } from '../figures/sheets/section.ts';
import { type Section, type SectionName, sectionNumber } from '../figures/sheets/shapes.ts';
import { type SealMark, sheetKey, sheetSeqs } from './seal-mark.ts';

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
  }

  /** Also lets go of whatever is referred to. */
  clear(): void {
    this.#pass(null);
    for (const held of this.#held.values()) this.#drop(held);
    this.pool = newPool();
  }

  /** Good until the next one is asked for. @param level of sums. @returns null: there are no rows. */
  section<N extends SectionName>(day: number, name: N, level = 0): Section<N> | null {
    const number = sectionNumber(name, level);
    const key = sheetKey(day, number);
    const seq = this.#seqs.get(key);
    if (seq === undefined) return null;
    const held = this.#held.get(key) ?? this.#read(name, key, this.#reader.sheet(day, number, seq) as Uint8Array, seq);
    return held.section as unknown as Section<N>;
  }

  #read(name: SectionName, key: string, bytes: Uint8Array, seq: number): Held {
    this.#pass(null);
    const held = { key, seq, section: sectionOf(name, bytes, this.pool) };
    const size = held.section.buffer.byteLength;
    if (this.#bytes + size > this.#mostBytes) this.#pass(held);
    else {
      this.#held.set(key, held);
      this.#bytes += size;
    }
    return held;
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

/** At once: the collector would let hundreds of MB gather. */
function giveBack(held: Held | null): void {
  held?.section.buffer.transfer(0);
}
