// Owns the rows of the cockpit as they stand: applies full views and differences, and notes which cells changed when.
// An entry is replaced when its row changes and never altered, so a view that holds one can compare by identity.

import type { CockpitDiff, CockpitRow, CockpitView } from '../../shared/contract/views.ts';
import { COLUMN_OF, type ColumnKey } from './columns.ts';

export interface CellChange {
  /** Counts the changes of this cell, so that two in a row glow twice. */
  readonly n: number;
  /** ms, of this page's own clock. */
  readonly at: number;
}

export interface RowEntry {
  readonly row: CockpitRow;
  readonly changes: Readonly<Partial<Record<ColumnKey, CellChange>>>;
}

const UNCHANGED: RowEntry['changes'] = {};

export class LiveRows {
  readonly entries = new Map<string, RowEntry>();
  /** Counts changes of who is listed, and of their names. */
  names = 0;

  replace(view: CockpitView): void {
    const listed = new Set<string>();
    for (const row of view.rows) {
      listed.add(row.agent);
      this.entries.set(row.agent, { row, changes: UNCHANGED });
    }
    for (const agent of this.entries.keys()) {
      if (!listed.has(agent)) this.entries.delete(agent);
    }
    this.names += 1;
  }

  apply(diff: CockpitDiff, at: number): void {
    for (const [agent, change] of Object.entries(diff.rows ?? {})) {
      const before = this.entries.get(agent);
      if (before === undefined) {
        this.entries.set(agent, { row: change as CockpitRow, changes: UNCHANGED });
        this.names += 1;
      } else {
        this.entries.set(agent, { row: { ...before.row, ...change }, changes: noted(before, change, at) });
        if (change.name !== undefined) this.names += 1;
      }
    }
    for (const agent of diff.removed ?? []) {
      if (this.entries.delete(agent)) this.names += 1;
    }
  }
}

function noted(before: RowEntry, change: Partial<CockpitRow>, at: number): RowEntry['changes'] {
  const changes: Partial<Record<ColumnKey, CellChange>> = { ...before.changes };
  for (const field of Object.keys(change) as (keyof CockpitRow)[]) {
    if (before.row[field] === change[field]) continue;
    for (const column of COLUMN_OF[field] ?? []) {
      changes[column] = { n: (before.changes[column]?.n ?? 0) + 1, at };
    }
  }
  return changes;
}
