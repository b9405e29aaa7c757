// The columns of the cockpit: their keys, the figure each sorts by, and how a click on a header changes the sort. Pure.

import type { CockpitRow } from '../../shared/contract/views.ts';

export type ColumnKey =
  | 'name'
  | 'status'
  | 'load'
  | 'first_response'
  | 'resolution'
  | 'active'
  | 'resolved'
  | 'reactivated'
  | 'transferred';

export const COLUMN_KEYS: readonly ColumnKey[] = [
  'name',
  'status',
  'load',
  'first_response',
  'resolution',
  'active',
  'resolved',
  'reactivated',
  'transferred',
];

export interface SortKey {
  readonly column: ColumnKey;
  readonly descending: boolean;
}

/** What a column sorts by; null (no figure) stands last either way. `name` sorts by the rank of its collation. */
export function sortValue(row: CockpitRow, column: Exclude<ColumnKey, 'name'>): number | null {
  switch (column) {
    case 'status':
      return row.status_since === null ? null : -row.status_since;
    case 'load':
      return row.slots === null || row.slots === 0 ? null : row.active / row.slots;
    case 'first_response':
      return row.first_response_avg_s;
    case 'resolution':
      return row.resolution_avg_s;
    default:
      return row[column];
  }
}

/** Which fields of a row a column shows: a change of one of them makes its cell glow. */
export const COLUMN_OF: Partial<Record<keyof CockpitRow, readonly ColumnKey[]>> = {
  name: ['name'],
  status: ['status'],
  slots: ['load'],
  active: ['load', 'active'],
  first_response_avg_s: ['first_response'],
  resolution_avg_s: ['resolution'],
  resolved: ['resolved'],
  reactivated: ['reactivated'],
  transferred: ['transferred'],
};

/**
 * A header was clicked: figures begin with the greatest, names with A; the second click turns it round, the third
 * takes it out. `add` keeps the other columns and puts this one behind them.
 */
export function nextSort(sort: readonly SortKey[], column: ColumnKey, add: boolean): readonly SortKey[] {
  const first = column !== 'name';
  const known = sort.find((key) => key.column === column);
  const others = add ? sort.filter((key) => key.column !== column) : [];
  if (known === undefined) return [...others, { column, descending: first }];
  if (known.descending !== first) return others;
  const turned = { column, descending: !known.descending };
  return add ? sort.map((key) => (key.column === column ? turned : key)) : [turned];
}
