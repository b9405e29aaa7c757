// Each report of spec/figures.md in the form that command-line.md gives it: what is read, and its rows for CSV and tables.
// `kokpit report` prints them and a snapshot keeps them, so that both are the same to the last byte.
import type { Sheet } from '../figures/csv.ts';
import { qualityForm } from '../figures/quality-form.ts';
import { cockpitSheet, companiesSheet, daySheet, qualitySheet, serviceSheet } from '../figures/report-rows.ts';
import type { Ledger } from './ledger.ts';
import { type Ask, type QualityAsk, reportCockpit } from './reports.ts';
import { sealedCompanies, sealedDay, sealedQuality, sealedService } from './sealed-reports.ts';

export interface Form<A, R extends object> {
  /** Within a snapshot of the reader. */
  readonly read: (ledger: Ledger, ask: A) => R;
  readonly sheet: (json: R) => Sheet;
}

function form<A, R extends object>(read: Form<A, R>['read'], sheet: Form<A, R>['sheet']): Form<A, R> {
  return { read, sheet };
}

export const FORMS = {
  cockpit: form(({ reader }, ask: Ask) => reportCockpit(reader, ask), cockpitSheet),
  quality: form((ledger, ask: QualityAsk) => qualityForm(sealedQuality(ledger, ask)), qualitySheet),
  companies: form(sealedCompanies, companiesSheet),
  service: form(sealedService, serviceSheet),
  day: form(sealedDay, daySheet),
} as const;

export function jsonText(report: object): string {
  return `${JSON.stringify(report)}\n`;
}
