// Quality day by day as lines: each figure of the total and of the rows compared. Pure.

import type { QualityDay, QualityFigures, QualityReport } from '../../shared/contract/reports.ts';

/** What is drawn: a mean has no value on a day without ratings, a count has 0. */
export const TREND_FIGURES = {
  satisfaction: (figures: QualityFigures) => figures.satisfaction_avg,
  ratings: (figures: QualityFigures) => figures.satisfaction_count,
  unanswered_live: (figures: QualityFigures) => figures.unanswered_live,
  unanswered_ended: (figures: QualityFigures) => figures.unanswered_ended,
  reassigned: ({ inactivity: of }: QualityFigures) => of.new_reassigned + of.live_reassigned + of.resumed_reassigned,
  not_reassigned: ({ inactivity: of }: QualityFigures) =>
    of.new_not_reassigned + of.live_not_reassigned + of.resumed_not_reassigned,
  returning_assigned: (figures: QualityFigures) => figures.returning_assigned,
  returning_failed: (figures: QualityFigures) => figures.returning_failed,
} as const satisfies Readonly<Record<string, (figures: QualityFigures) => number | null>>;

export type TrendFigure = keyof typeof TREND_FIGURES;
export const TREND_ORDER = Object.keys(TREND_FIGURES) as readonly TrendFigure[];

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
    const key = id.length > 2 ? id.slice(2) : null;
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
