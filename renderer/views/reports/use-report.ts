// The report of one kind as it stands, for the page that shows it.

import type { Report, ReportAsk } from '../../../shared/contract/reports.ts';
import type { Refusal } from '../../store/ask-store.ts';
import { useSession, useValue } from '../context.ts';

type Kind = Report['report'];

export interface Shown<K extends Kind> {
  readonly report: Extract<Report, { report: K }> | null;
  /** What is asked for, and what is shown: not the same while an answer is on its way. */
  readonly ask: Extract<ReportAsk, { report: K }> | null;
  readonly answers: Extract<ReportAsk, { report: K }> | null;
  readonly changing: boolean;
  readonly answeredAt: number | null;
  readonly refusal: Refusal | null;
  /** The zone's day, YYYY-MM-DD. */
  readonly today: string | null;
}

export function useReport<K extends Kind>(kind: K): Shown<K> {
  const state = useValue(useSession().reports.state);
  const { report, ask, answers } = state;
  return {
    ...state,
    report: is(report, kind) ? report : null,
    ask: is(ask, kind) ? ask : null,
    answers: is(answers, kind) ? answers : null,
    changing: report !== null && ask !== answers && JSON.stringify(ask) !== JSON.stringify(answers),
  };
}

function is<T extends { readonly report: Kind }, K extends Kind>(
  value: T | null,
  kind: K,
): value is Extract<T, { report: K }> {
  return value !== null && value.report === kind;
}
