// The quality report as command-line.md writes it: what only the console shows beside its figures (the groups of an agent's
// row, the ratings star by star) is not in it.
import type { QualityFigures, QualityReport } from '../../shared/contract/reports.ts';

type Written<T extends QualityFigures> = Omit<T, 'satisfaction_stars' | 'groups'>;

export interface QualityForm extends Omit<QualityReport, 'rows' | 'totals' | 'days'> {
  readonly rows: readonly Written<QualityReport['rows'][number]>[];
  readonly totals: Written<QualityFigures>;
}

export function qualityForm({ report, from, to, tz, by, rows, totals }: QualityReport): QualityForm {
  return { report, from, to, tz, by, rows: rows.map(written), totals: written(totals) };
}

function written<T extends QualityFigures & { readonly groups?: readonly string[] }>(figures: T): Written<T> {
  const { satisfaction_stars: _stars, groups: _groups, ...rest } = figures;
  return rest;
}
