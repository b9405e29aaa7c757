// Which rows of a damaged cache can be told by their shape alone, whether they are whole, and what is made of them.
import { createHash } from 'node:crypto';
import { REJECT_RAW_BYTES } from '../../shared/events/reject.ts';
import type { Column, LeafCell } from './leaf-cells.ts';
import { isBlob, isInteger, isText } from './leaf-cells.ts';

type Shape = readonly ((type: number | undefined) => boolean)[];

const isAbsent = (type: number | undefined) => type === 0;

/** By the columns of the tables; `INTEGER PRIMARY KEY` is stored as nothing, its value is the row's number. */
const SHAPES = {
  block: [isAbsent, isInteger, isInteger, isInteger, isInteger, isBlob, isBlob],
  reject: [isAbsent, isText, isInteger, isText, isInteger, isText, isText, isText, isInteger],
  command: [isText, isInteger, isInteger, isText],
  meta: [isText, isText],
} satisfies Record<string, Shape>;

export type SalvagedTable = keyof typeof SHAPES;

export function tableOf({ types }: LeafCell): SalvagedTable | null {
  for (const [table, shape] of Object.entries(SHAPES)) {
    if (shape.length === types.length && shape.every((fits, i) => fits(types[i]))) return table as SalvagedTable;
  }
  return null;
}

/** How the small tables are filled again: what is there already stays, so it may be done twice. */
export const RESTORE: Readonly<Record<Exclude<SalvagedTable, 'block'>, string>> = {
  reject: `INSERT OR IGNORE INTO reject (digest, received_ms, origin, line, category, reason, raw, count)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  command: 'INSERT OR IGNORE INTO command VALUES (?, ?, ?, ?)',
  meta: 'INSERT OR IGNORE INTO meta VALUES (?, ?)',
};

export function valuesOf(table: SalvagedTable, columns: readonly Column[]): readonly Column[] {
  return table === 'reject' ? columns.slice(1) : columns;
}

/**
 * Whether nothing of these values is missing. A refused line is proven by its digest; where only its beginning or only what
 * is UTF-8 was kept, and for rows that have no sum, zeros tell of a page that was cut off: none of them ever holds one.
 */
export function isWhole(table: Exclude<SalvagedTable, 'block'>, values: readonly Column[]): boolean {
  if (table === 'reject') {
    const [digest, raw] = [values[0], values[6] as string];
    if (createHash('sha256').update(raw).digest('hex') === digest) return true;
    // The last character may have been cut in the middle.
    const isPart = raw.includes('\uFFFD') || Buffer.byteLength(raw) > REJECT_RAW_BYTES - 4;
    if (!isPart) return false;
  }
  return !values.some((value) => typeof value === 'string' && value.includes('\0'));
}
