// The reports of spec/figures.md over a cache: what is read, and the pure figures on it. For the command line and the
// console alike, so that both say the same to the last digit.
import type { WorkingHours } from '../../shared/hours.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Choice } from '../figures/choice.ts';
import { cockpitReport } from '../figures/cockpit-report.ts';
import { type CompaniesQuestion, companiesReport } from '../figures/companies.ts';
import { type DayQuestion, dayReport } from '../figures/day.ts';
import { addDays, countDays, type Days } from '../figures/days.ts';
import { deadlines } from '../figures/hours.ts';
import { type Daily, type QualityQuestion, qualityReport } from '../figures/quality.ts';
import { type ServiceQuestion, type ServiceTally, serviceOf, serviceTally } from '../figures/service.ts';
import { daysSpan, periodBefore, windowSpan } from '../figures/span.ts';
import { boardAsOf } from './as-of.ts';
import { houseHours } from './house-hours.ts';
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

/** `daily`: also by day, for the totals and the rows of these keys; null: not. */
export type QualityAsk = PeriodAsk & {
  readonly by: 'agent' | 'group';
  readonly daily: readonly (string | null)[] | null;
};

export function qualityQuestion(ask: QualityAsk): QualityQuestion {
  const { days, from, to } = ask;
  const daily = ask.daily === null ? null : dailyOf(days, from, to, ask.daily);
  return { ...ask, tz: days.tz, span: daysSpan(days, from, to), daily };
}

function dailyOf(days: Days, from: string, to: string, keys: Daily['keys']): Daily {
  const asked = Array.from({ length: countDays(from, to) }, (_, n) => days.on(addDays(from, n)));
  return { days: asked, dateOf: (ms) => days.of(ms).date, keys };
}

export function reportQuality(reader: CacheReader, ask: QualityAsk) {
  const question = qualityQuestion(ask);
  return qualityReport(conversationsIn(reader, question.span, ask.at), directoryAsOf(reader, ask.at), question);
}

export type CompaniesAsk = PeriodAsk & { readonly company: string | null };

export function companiesQuestion(ask: CompaniesAsk): CompaniesQuestion {
  const { days, from, to } = ask;
  const earlier = periodBefore(from, to);
  const before = daysSpan(days, earlier.from, earlier.to);
  return { ...ask, tz: days.tz, span: daysSpan(days, from, to), before };
}

export function reportCompanies(reader: CacheReader, ask: CompaniesAsk) {
  const question = companiesQuestion(ask);
  const conversations = conversationsIn(reader, { from: question.before.from, to: question.span.to }, ask.at);
  return companiesReport(conversations, directoryAsOf(reader, ask.at), question);
}

export type ServiceAsk = PeriodAsk & { readonly interval: number | null };

export function serviceQuestion(ask: ServiceAsk): ServiceQuestion {
  return { ...ask, span: daysSpan(ask.days, ask.from, ask.to) };
}

export function reportService(reader: CacheReader, ask: ServiceAsk) {
  const question = serviceQuestion(ask);
  return serviceOf(tallyService(reader, question), question);
}

export function tallyService(reader: CacheReader, question: ServiceQuestion): ServiceTally {
  const { at } = question;
  const conversations = conversationsIn(reader, question.span, at);
  return serviceTally(conversations, landingsAsOf(reader, at), directoryAsOf(reader, at), question);
}

export interface DayAsk extends Ask {
  readonly span: { readonly date: string } | { readonly window: number };
  readonly who: 'all' | 'present';
  /** T and S of the service level, in seconds. */
  readonly threshold: number;
  readonly short: number;
  /** null: those set in the cache. */
  readonly hours: WorkingHours | null;
}

export function dayQuestion(reader: CacheReader, ask: DayAsk): DayQuestion {
  const { at, days, threshold, short } = ask;
  const hours = ask.hours ?? houseHours(reader);
  return {
    ...ask,
    tz: days.tz,
    head: ask.span,
    span: 'date' in ask.span ? daysSpan(days, ask.span.date, ask.span.date) : windowSpan(at, ask.span.window),
    thresholdMs: threshold * 1000,
    shortMs: short * 1000,
    deadline: deadlines(hours, days),
    hoursText: JSON.stringify(hours),
  };
}

export function reportDay(reader: CacheReader, ask: DayAsk) {
  const { at } = ask;
  const question = dayQuestion(reader, ask);
  const conversations = both(conversationsIn(reader, question.span, at), standingOutside(reader, question.span, at));
  return dayReport(conversations, directoryAsOf(reader, at), question);
}

export function* both<T>(first: Iterable<T>, second: Iterable<T>): IterableIterator<T> {
  yield* first;
  yield* second;
}
