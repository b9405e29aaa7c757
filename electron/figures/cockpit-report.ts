// Section 1 as the command line's JSON. Pure.
import type { CockpitRow } from '../../shared/contract/views.ts';
import { isoTime } from '../../shared/iso-time.ts';
import type { Board } from './board.ts';
import { type CockpitChoice, cockpitTables, compareRows, figuresOf } from './cockpit.ts';

export interface CockpitReport {
  readonly report: 'cockpit';
  readonly at: string;
  readonly tz: string;
  readonly day: string;
  readonly agents: readonly (Omit<CockpitRow, 'slots' | 'status_since' | 'status_reason'> & {
    readonly status_since: string | null;
  })[];
  readonly totals: ReturnType<typeof figuresOf>;
  readonly by_status: Readonly<Record<string, number>>;
}

/** @param at ms since 1970. */
export function cockpitReport(board: Board, choice: CockpitChoice, at: number, tz: string): CockpitReport {
  const { rows, total, by_status } = cockpitTables(board, choice, at);
  return {
    report: 'cockpit',
    at: isoTime(at),
    tz,
    day: board.day,
    agents: rows.sort(compareRows).map(({ slots: _slots, status_reason: _reason, ...row }) => ({
      ...row,
      status_since: row.status_since === null ? null : isoTime(row.status_since),
    })),
    totals: figuresOf(total),
    by_status,
  };
}
