// The reports of spec/figures.md over a cache: what is read, and the pure figures on it. For the command line and the
// console alike, so that both say the same to the last digit.
import type { CacheReader } from '../cache/types.ts';
import type { Choice } from '../figures/choice.ts';
import { cockpitReport } from '../figures/cockpit-report.ts';
import { companiesReport } from '../figures/companies.ts';
import { dayReport } from '../figures/day.ts';
import type { Days } from '../figures/days.ts';
import { deadlines, type WorkingHours } from '../figures/hours.ts';
import { qualityReport } from '../figures/quality.ts';
import { serviceReport } from '../figures/service.ts';
import { daysSpan, periodBefore, windowSpan } from '../figures/span.ts';
import { boardAsOf } from './as-of.ts';
import { conversationsIn, directoryAsOf, landingsAsOf, standingOutside } from './period.ts';

/** Common to all reports. `at` in ms since 1970. */
export interface Ask {
  readonly at: number;
  readonly days: Days;
  readonly choice: Choice;
}

/** Days `from` to `to`, YYYY-MM-DD, both included. */
export interface PeriodAsk extends Ask {
  readonly from: string;
  readonly to: string;
}

export function reportCockpit(reader: CacheReader, { at, days, choice }: Ask) {
  return cockpitReport(boardAsOf(reader, days, at), choice, at, days.tz);
}

export function reportQuality(reader: CacheReader, ask: PeriodAsk & { readonly by: 'agent' | 'group' }) {
  const { at, days, from, to } = ask;
  const span = daysSpan(days, from, to);
  const conversations = conversationsIn(reader, span, at);
  return qualityReport(conversations, directoryAsOf(reader, at), { ...ask, tz: days.tz, span });
}

export function reportCompanies(reader: CacheReader, ask: PeriodAsk & { readonly company: string | null }) {
  const { at, days, from, to } = ask;
  const span = daysSpan(days, from, to);
  const earlier = periodBefore(from, to);
  const before = daysSpan(days, earlier.from, earlier.to);
  const conversations = conversationsIn(reader, { from: before.from, to: span.to }, at);
  return companiesReport(conversations, directoryAsOf(reader, at), { ...ask, tz: days.tz, span, before });
}

export function reportService(reader: CacheReader, ask: PeriodAsk & { readonly interval: number | null }) {
  const { at, days, from, to } = ask;
  const span = daysSpan(days, from, to);
  const conversations = conversationsIn(reader, span, at);
  return serviceReport(conversations, landingsAsOf(reader, at), directoryAsOf(reader, at), { ...ask, span });
}

export interface DayAsk extends Ask {
  readonly span: { readonly date: string } | { readonly window: number };
  readonly who: 'all' | 'present';
  /** T and S of the service level, in seconds. */
  readonly threshold: number;
  readonly short: number;
  readonly hours: WorkingHours;
}

export function reportDay(reader: CacheReader, ask: DayAsk) {
  const { at, days, hours, threshold, short } = ask;
  const span = 'date' in ask.span ? daysSpan(days, ask.span.date, ask.span.date) : windowSpan(at, ask.span.window);
  const conversations = both(conversationsIn(reader, span, at), standingOutside(reader, span, at));
  return dayReport(conversations, directoryAsOf(reader, at), {
    ...ask,
    tz: days.tz,
    head: ask.span,
    span,
    thresholdMs: threshold * 1000,
    shortMs: short * 1000,
    deadline: deadlines(hours, days),
  });
}

function* both<T>(first: Iterable<T>, second: Iterable<T>): IterableIterator<T> {
  yield* first;
  yield* second;
}
