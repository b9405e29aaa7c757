// Which rows of a damaged cache can be told by their shape alone, and what is made of them.
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
