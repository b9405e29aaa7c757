// Orders and searches the rows of a report. Pure.

import type { Search } from '../../shared/text/fold.ts';
import type { Order } from './report-route.ts';

export type Cell = number | string | null;

export interface Arrange<Row> {
  readonly rows: readonly Row[];
  readonly order: Order | null;
  /** The order where the address names none, and among equals; null: as they came. */
  readonly byDefault: string | null;
  /** What a row sorts by; undefined: there is no such column. */
  readonly value: (row: Row, column: string) => Cell | undefined;
  readonly compare: (a: string, b: string) => number;
  readonly search: Search;
  /** What is searched. */
  readonly text: (row: Row) => string;
}

/** Rows that are found, in order; no value stands last either way. */
export function arrangeRows<Row>(arrange: Arrange<Row>): readonly Row[] {
  const { rows, order, byDefault, value, compare, search, text } = arrange;
  const found = search.empty ? rows : rows.filter((row) => search.find(text(row)) !== null);
  const keys: Order[] = order === null ? [] : [order];
  if (byDefault !== null) keys.push({ column: byDefault, descending: false });
  return [...found].sort((a, b) => {
    for (const { column, descending } of keys) {
      const by = compareCells(value(a, column) ?? null, value(b, column) ?? null, descending, compare);
      if (by !== 0) return by;
    }
    return 0;
  });
}

function compareCells(left: Cell, right: Cell, descending: boolean, compare: (a: string, b: string) => number): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  const by = typeof left === 'string' || typeof right === 'string' ? compare(`${left}`, `${right}`) : left - right;
  return descending ? -by : by;
}

/** While a hand is on the table its rows stay where they were; rows that are new stand last. */
export function keepPlaces<Row>(
  sorted: readonly Row[],
  before: readonly string[],
  key: (row: Row) => string,
): readonly Row[] {
  const place = new Map(before.map((id, n) => [id, n]));
  const last = before.length;
  return [...sorted].sort((a, b) => (place.get(key(a)) ?? last) - (place.get(key(b)) ?? last));
}
