// The columns of the roll-up, in the order of the table: what names a cell, and what is added up in it.
import type { CellDelta } from './types.ts';

export const CELL_KEY = ['day', 'agent', 'group', 'product', 'channel', 'kind'] as const satisfies (keyof CellDelta)[];

export const CELL_SUMS = [
  'first_response_ms',
  'first_response_n',
  'resolution_ms',
  'resolution_n',
  'resolved',
  'reactivated',
  'transferred',
  'active',
  'answered',
  'answered_in_time',
  'lost',
] as const satisfies (keyof CellDelta)[];

const SELECTED = [...CELL_KEY, ...CELL_SUMS].map((name) => (name === 'group' ? 'of_group AS "group"' : name));

/** What to select for a CellDelta; the column of `group` is `of_group`, for `group` is a word of SQL. */
export const CELL_COLUMNS = SELECTED.join(', ');

/** The values of a row, in the order of the table. */
export function cellValues(cell: CellDelta): (string | number)[] {
  return [...CELL_KEY, ...CELL_SUMS].map((name) => cell[name]);
}
