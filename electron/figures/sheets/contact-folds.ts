// What blocks of contacts' sums come to by company: sixteen days of a million events each have 166,000 sums by contact, and
// 7,000 by company where there are 200. They stay from question to question, whatever is chosen. Pure.
import type { Sums, SumsPiece } from './count.ts';

/** A company has sums of each code. */
export const CODES = 5;

/** Of all blocks: a month, each of its days and all that they are added up to, with 200 companies, is 3.4 MB. */
const MOST_BYTES = 6 * 1_048_576;
const MOST_NARROW = 2 ** 32 - 1;

/** By cell: how often, and how long together. */
interface Fold {
  readonly times: Uint32Array;
  readonly lasted: Uint32Array | Float64Array;
}

/** By company and code. */
export interface Added {
  times: Float64Array;
  lasted: Float64Array;
}

export class ContactFolds {
  /** By the pool's number of a key, the cell of each company's code plus 1. */
  readonly #cells: Uint32Array[] = [];
  /** Of each cell. */
  readonly #key: number[] = [];
  readonly #place: number[] = [];
  /** null: there was no room. */
  readonly #kept = new Map<string, { readonly version: string; readonly fold: Fold | null }>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /**
   * @param ofParty the company of each of the sums' own parties; -1: none.
   * @returns null where the sums are to be counted themselves.
   */
  of({ block, sums }: SumsPiece<'contact'>, ofParty: (parties: Uint32Array) => Int32Array): Fold | null {
    if (block === null) return null;
    const known = this.#kept.get(block.key);
    if (known?.version === block.version) return known.fold;
    this.#bytes -= bytesOf(known?.fold ?? null);
    this.#kept.delete(block.key);
    if (this.#bytes > this.#mostBytes) return null;
    const read = sums();
    const fold = this.#fold(read, ofParty(read.names.party));
    const isKept = this.#bytes + bytesOf(fold) <= this.#mostBytes;
    this.#kept.set(block.key, { version: block.version, fold: isKept ? fold : null });
    if (isKept) this.#bytes += bytesOf(fold);
    return fold;
  }

  /** @param isKey of the pool's keys, which count: 1 or 0. */
  add({ times, lasted }: Added, fold: Fold, isKey: Uint8Array): void {
    const [keys, places, often, long] = [this.#key, this.#place, fold.times, fold.lasted];
    for (let cell = 0; cell < often.length; cell++) {
      if (isKey[keys[cell] as number] === 0) continue;
      const place = places[cell] as number;
      times[place] = (times[place] as number) + (often[cell] as number);
      lasted[place] = (lasted[place] as number) + (long[cell] as number);
    }
  }

  #fold({ rows, columns, names }: Sums<'contact'>, ofParty: Int32Array): Fold {
    const { key, party, code, times, lasted } = columns;
    const companies = ofParty.reduce((most, company) => Math.max(most, company), -1) + 1;
    const cellsOf = Array.from(names.key, (number) => this.#cellsOfKey(number, companies * CODES));
    const [often, long]: [number[], number[]] = [this.#key.map(() => 0), this.#key.map(() => 0)];
    for (let i = 0; i < rows; i++) {
      const company = ofParty[party[i] as number] as number;
      if (company < 0) continue;
      const own = key[i] as number;
      const cells = cellsOf[own] as Uint32Array;
      const place = company * CODES + (code[i] as number);
      let cell = (cells[place] as number) - 1;
      if (cell < 0) {
        cell = this.#key.push(names.key[own] as number) - 1;
        this.#place.push(place);
        cells[place] = cell + 1;
        often.push(0);
        long.push(0);
      }
      often[cell] = (often[cell] as number) + (times[i] as number);
      long[cell] = (long[cell] as number) + (lasted[i] as number);
    }
    const isNarrow = long.every((ms) => ms <= MOST_NARROW);
    return { times: Uint32Array.from(often), lasted: isNarrow ? Uint32Array.from(long) : Float64Array.from(long) };
  }

  #cellsOfKey(key: number, size: number): Uint32Array {
    const known = this.#cells[key] ?? new Uint32Array();
    if (known.length >= size) return known;
    const larger = new Uint32Array(size);
    larger.set(known);
    this.#cells[key] = larger;
    this.#bytes += larger.byteLength - known.byteLength;
    return larger;
  }
}

function bytesOf(fold: Fold | null): number {
  return fold === null ? 0 : fold.times.byteLength + fold.lasted.byteLength;
}
