// Quality day by day as lines: each figure of the total and of the rows compared. Pure.

import type { QualityDay, QualityFigures, QualityReport } from '../../shared/contract/reports.ts';
import { entryOf } from '../../shared/figure-path.ts';
import { shownInactivity } from '../../shared/shown-figures.ts';

/** What is drawn: a mean has no value on a day without ratings, a count has 0. */
export const TREND_FIGURES = {
  satisfaction: (figures: QualityFigures) => figures.satisfaction_avg,
  ratings: (figures: QualityFigures) => figures.satisfaction_count,
  unanswered_live: (figures: QualityFigures) => figures.unanswered_live,
  unanswered_ended: (figures: QualityFigures) => figures.unanswered_ended,
  reassigned: (figures: QualityFigures) => shownInactivity(figures).reassigned,
  not_reassigned: (figures: QualityFigures) => shownInactivity(figures).not_reassigned,
  returning_assigned: (figures: QualityFigures) => figures.returning_assigned,
  returning_failed: (figures: QualityFigures) => figures.returning_failed,
} as const satisfies Readonly<Record<string, (figures: QualityFigures) => number | null>>;

export type TrendFigure = keyof typeof TREND_FIGURES;
export const TREND_ORDER = Object.keys(TREND_FIGURES) as readonly TrendFigure[];

/** Where each stands in a report. */
const PATHS: Readonly<Record<TrendFigure, string>> = {
  satisfaction: 'satisfaction_avg',
  ratings: 'satisfaction_count',
  unanswered_live: 'unanswered_live',
  unanswered_ended: 'unanswered_ended',
  reassigned: 'reassigned',
  not_reassigned: 'not_reassigned',
  returning_assigned: 'returning_assigned',
  returning_failed: 'returning_failed',
};

/** @param id of a row compared; '': the totals. */
export function trendPath(figure: TrendFigure, date: string, id: string): string {
  const within = id === '' ? `totals.${PATHS[figure]}` : entryOf('rows', 'key', keyOfRow(id), PATHS[figure]);
  return entryOf('days', 'date', date, within);
}

/** `g.` and `a.` alone are the rows of nobody. */
function keyOfRow(id: string): string | null {
  return id.length > 2 ? id.slice(2) : null;
}

/** A row compared: as the address names it, and as the page does. */
export interface Followed {
  readonly id: string;
  readonly name: string;
  /** Its figures a day; null where the day is not told. */
  readonly days: readonly (QualityFigures | null)[];
}

/** The rows that the address names and the reports have, in the address's order. */
export function followedRows(
  follow: readonly string[],
  reports: readonly (QualityReport | null)[],
  nameOf: (key: string | null, by: 'group' | 'agent') => string,
): readonly Followed[] {
  return follow.flatMap((id): Followed[] => {
    if (!/^[ga]\./.test(id)) return [];
    const by = id.startsWith('a.') ? 'agent' : 'group';
    const key = keyOfRow(id);
    const report = reports.find((one) => one?.by === by);
    const known = report?.rows.some((row) => row.key === key) ?? false;
    if (report?.days === undefined || !known) return [];
    return [{ id, name: nameOf(key, by), days: report.days.map((day) => rowOf(day, key)) }];
  });
}

function rowOf(day: QualityDay, key: string | null): QualityFigures | null {
  return day.rows.find((row) => row.key === key) ?? null;
}

/** @param until a day after this one has no value yet: nothing has happened on it. */
export function valuesOf(
  figure: TrendFigure,
  days: readonly (QualityFigures | null)[],
  dates: readonly string[],
  until: string,
): readonly (number | null)[] {
  return days.map((figures, n) =>
    figures === null || (dates[n] as string) > until ? null : TREND_FIGURES[figure](figures),
  );
}
