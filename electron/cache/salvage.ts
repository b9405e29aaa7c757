// What is intact in a cache that was set aside: found page by page, whatever is broken around it. A block counts where
// its sum holds. The core takes the events in again by its normal way; rejects, commands and meta are put back here.
import { checkedBlock, type StoredBlock } from './block-shelf.ts';
import type { Connection } from './connection.ts';
import { columnsOf, type LeafCell, leafCells } from './leaf-cells.ts';
import { isDerivedKey, TOTAL_EVENTS } from './meta-keys.ts';
import { PageImage } from './page-image.ts';
import { clearMarker, type Marker } from './recovery-marker.ts';
import { isWhole, RESTORE, tableOf, valuesOf } from './salvage-rows.ts';

export interface SalvageReport {
  readonly reason: string;
  /** Where the damaged file lies now. */
  readonly aside: string;
  /** Events that were found intact. */
  readonly saved: number;
  /** Events that the damaged file should have held, null where it cannot tell. */
  readonly expected: number | null;
  /** Whether events are missing that only the source can bring again. */
  readonly lost: boolean;
}

/** Yields the texts of one block after another, in order of arrival. May be gone through again from the beginning. */
export class Salvage implements AsyncIterable<readonly string[]> {
  readonly #file: string;
  readonly #marker: Marker;
  readonly #found: readonly Found[];
  readonly #expected: number | null;
  #saved = 0;
  #broken = 0;

  /** @param db the new cache: rejects, commands and meta are put back into it in one transaction. */
  constructor(file: string, marker: Marker, db: Connection) {
    this.#file = file;
    this.#marker = marker;
    this.#found = db.transaction(() => marker.asides.map((aside) => findRows(aside, db))).immediate();
    const expected = this.#found.flatMap((found) => (found.expected === null ? [] : [found.expected]));
    this.#expected = expected.length === 0 ? null : Math.max(...expected);
  }

  /** How many blocks there are to go through. */
  get blocks(): number {
    return this.#found.reduce((sum, { blocks }) => sum + blocks.length, 0);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly string[]> {
    this.#saved = 0;
    this.#broken = 0;
    for (const { aside, blocks } of this.#found) {
      const image = new PageImage(aside);
      try {
        for (const cells of blocks) {
          const block = firstIntact(image, cells);
          if (block === null) this.#broken++;
          else yield this.#textsOf(block);
        }
      } finally {
        image.close();
      }
    }
  }

  /** After the last block. */
  report(): SalvageReport {
    const expected = this.#expected;
    return {
      reason: this.#marker.reason,
      aside: this.#marker.asides.at(-1) ?? '',
      saved: this.#saved,
      expected,
      lost: this.#broken > 0 || expected === null || this.#saved < expected,
    };
  }

  /** All that was yielded is committed: the next start need not do it again. The file set aside stays. */
  finish(): SalvageReport {
    clearMarker(this.#file);
    return this.report();
  }

  #textsOf({ body, ends }: StoredBlock): string[] {
    this.#saved += ends.length;
    return Array.from(ends, (end, i) => body.toString('utf8', i === 0 ? 0 : ends[i - 1], end));
  }
}

interface Found {
  readonly aside: string;
  /** By number of the first event; a block may have been left in several places. */
  readonly blocks: readonly (readonly LeafCell[])[];
  readonly expected: number | null;
}

function findRows(aside: string, db: Connection): Found {
  const blocks = new Map<number, LeafCell[]>();
  let expected: number | null = null;
  const image = new PageImage(aside);
  try {
    for (let page = 1; page <= image.count; page++) {
      for (const cell of leafCells(image, page)) {
        const table = tableOf(cell);
        if (table === 'block') blocks.set(cell.rowid, [...(blocks.get(cell.rowid) ?? []), cell]);
        if (table === null || table === 'block') continue;
        const columns = columnsOf(image, cell);
        if (columns === null) continue;
        if (table === 'meta' && columns[0] === TOTAL_EVENTS) expected = Number(columns[1]);
        if (table === 'meta' && isDerivedKey(String(columns[0]))) continue;
        const values = valuesOf(table, columns);
        if (isWhole(table, values)) db.prepare(RESTORE[table]).run(...values);
      }
    }
  } finally {
    image.close();
  }
  const inOrder = [...blocks].sort(([a], [b]) => a - b).map(([, cells]) => cells);
  return { aside, blocks: inOrder, expected };
}

const BLOCK_COLUMNS = ['first', 'count', 'min_ms', 'max_ms', 'crc', 'ends', 'body'];

function firstIntact(image: PageImage, cells: readonly LeafCell[]): StoredBlock | null {
  for (const cell of cells) {
    const columns = columnsOf(image, cell);
    if (columns === null) continue;
    const row = Object.fromEntries(BLOCK_COLUMNS.map((name, i) => [name, columns[i] ?? null]));
    const block = checkedBlock({ ...row, first: cell.rowid });
    if (block !== null) return block;
  }
  return null;
}

/** Enough of a file to find a block in it wherever its beginning is broken. */
const SEARCHED_PAGES = 4096;

/** Whether a file that does not say so is a cache nevertheless: it holds a block, the cache's words, or nothing at all. */
export function holdsCache(file: string): boolean {
  const image = new PageImage(file);
  try {
    if (image.page(1).every((byte) => byte === 0)) return true;
    for (let page = 1; page <= Math.min(image.count, SEARCHED_PAGES); page++) {
      if (page <= 16 && image.page(page).includes('CREATE TABLE block (')) return true;
      for (const cell of leafCells(image, page))
        if (tableOf(cell) === 'block' && firstIntact(image, [cell])) return true;
    }
    return false;
  } finally {
    image.close();
  }
}
