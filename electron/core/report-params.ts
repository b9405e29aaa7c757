// Checks what a console asks of a report: days, periods, choices. What breaks a rule is refused with the rule, and the
// nearest period that is allowed.
import type { CompanyAsk } from '../../shared/contract/company.ts';
import { LOST_SHOWS, type LostAsk, type LostRows } from '../../shared/contract/lost.ts';
import type { ReportAsk, ReportFilters } from '../../shared/contract/reports.ts';
import type { DaySnapshotAsk } from '../../shared/contract/snapshot.ts';
import { addDays, countDays, type Days, isOver } from '../figures/days.ts';
import { RequestError } from './client.ts';

type Fields = Readonly<Record<string, unknown>>;
const MOST_DAYS = 31;
const MOST_CHOICES = 1_000;
/** Rows of which a report tells each day. */
const MOST_FOLLOWED = 12;
const MOST_SECONDS = 86_400;
const FILTERS = ['product', 'channel', 'kind', 'group', 'agent'] as const;

function wrong(what: string): RequestError {
  return new RequestError('bad_request', `The console asked for something that is not understood: ${what}.`);
}

function oneOf<T>(value: unknown, allowed: readonly T[], what: string): T {
  if (!allowed.includes(value as T)) throw wrong(what);
  return value as T;
}

function seconds(value: unknown, what: string): number {
  if (typeof value !== 'number' || !(value >= 0) || value > MOST_SECONDS) throw wrong(what);
  return value;
}

function day(value: unknown, what: string): string {
  try {
    if (typeof value === 'string' && addDays(value, 0) === value) return value;
  } catch {
    // Falls through to the one refusal.
  }
  throw new RequestError('bad_day', `${what} is no day such as 2026-03-10.`);
}

export function filtersOf(fields: Fields): ReportFilters {
  const filters: Record<string, readonly string[]> = {};
  for (const name of FILTERS) {
    const value = fields[name] ?? [];
    const holds = Array.isArray(value) && value.length <= MOST_CHOICES && value.every((one) => typeof one === 'string');
    if (!holds) throw wrong(name);
    filters[name] = value;
  }
  return filters;
}

/** Rows to follow day by day; key null: nobody's. */
function keysOf(value: unknown): readonly (string | null)[] {
  const holds =
    Array.isArray(value) &&
    value.length <= MOST_FOLLOWED &&
    value.every((one) => one === null || typeof one === 'string');
  if (!holds) throw wrong('daily');
  return value;
}

/** At most 31 days; companies end yesterday at the latest (figures.md). */
function period(fields: Fields, today: string, endsYesterday: boolean): { from: string; to: string } {
  const from = day(fields.from, 'from');
  const to = day(fields.to, 'to');
  if (from > to) throw new RequestError('bad_period', `The period begins on ${from}, after it ends on ${to}.`);
  const last = endsYesterday ? addDays(today, -1) : today;
  // The earlier of the two: dates sort as text.
  const [end] = [to, last].sort() as [string, string];
  const nearest = {
    from: countDays(from, end) > MOST_DAYS || from > end ? addDays(end, 1 - MOST_DAYS) : from,
    to: end,
  };
  const offer = `The nearest one is ${nearest.from} to ${nearest.to}.`;
  if (to > last && endsYesterday) {
    throw new RequestError('period_not_over', `This report covers whole days, yesterday at the latest. ${offer}`);
  }
  if (countDays(from, to) > MOST_DAYS) {
    throw new RequestError('period_too_long', `A period is at most ${MOST_DAYS} days. ${offer}`);
  }
  return { from, to };
}

/** @param at now, ms since 1970. Throws RequestError. */
export function reportAskOf(params: unknown, days: Days, at: number): ReportAsk {
  if (typeof params !== 'object' || params === null) throw wrong('report');
  const fields = params as Fields;
  const filters = filtersOf(fields);
  const today = days.of(at).date;
  switch (fields.report) {
    case 'quality':
      return {
        report: 'quality',
        ...filters,
        ...period(fields, today, false),
        by: oneOf(fields.by, ['agent', 'group'], 'by'),
        ...(fields.daily === undefined ? {} : { daily: keysOf(fields.daily) }),
      };
    case 'companies': {
      const company = fields.company ?? null;
      if (company !== null && typeof company !== 'string') throw wrong('company');
      return { report: 'companies', ...filters, ...period(fields, today, true), company };
    }
    case 'service': {
      const interval = oneOf(fields.interval ?? null, [15, 30, 60, null] as const, 'interval');
      return { report: 'service', ...filters, ...period(fields, today, false), interval };
    }
    case 'day':
      return {
        report: 'day',
        ...filters,
        span: spanOf(fields.span),
        who: oneOf(fields.who, ['all', 'present'], 'who'),
        threshold: seconds(fields.threshold, 'threshold'),
        short: seconds(fields.short, 'short'),
      };
    default:
      throw wrong('report');
  }
}

/** One company's page: a company, and the companies report's rules for its days. @throws RequestError */
export function companyAskOf(params: unknown, days: Days, at: number): CompanyAsk {
  if (typeof params !== 'object' || params === null) throw wrong('company');
  const fields = params as Fields;
  if (typeof fields.company !== 'string') throw wrong('company');
  return { ...filtersOf(fields), ...period(fields, days.of(at).date, true), company: fields.company };
}

/** The call-back list's question is the day report's. */
export function lostAskOf(params: unknown): LostAsk {
  if (typeof params !== 'object' || params === null) throw wrong('lost');
  const fields = params as Fields;
  return {
    ...filtersOf(fields),
    span: spanOf(fields.span),
    who: oneOf(fields.who, ['all', 'present'], 'who'),
    rows: rowsOf(fields.rows),
  };
}

function rowsOf(value: unknown): LostRows {
  if (typeof value !== 'object' || value === null) return oneOf(value, ['none', 'whole'] as const, 'rows');
  return { first: oneOf((value as Fields).first, LOST_SHOWS, 'rows') };
}

/** A day that is over. @throws RequestError */
export function snapshotAskOf(params: unknown, days: Days, at: number): DaySnapshotAsk {
  if (typeof params !== 'object' || params === null) throw wrong('snapshot');
  const fields = params as Fields;
  const date = day(fields.date, 'date');
  if (!isOver(days, date, at)) {
    throw new RequestError(
      'day_not_over',
      `A snapshot is of a day that is over, yesterday at the latest: not ${date}.`,
    );
  }
  return {
    ...{ date, ...filtersOf(fields) },
    threshold: seconds(fields.threshold, 'threshold'),
    short: seconds(fields.short, 'short'),
    interval: oneOf(fields.interval, [15, 30, 60] as const, 'interval'),
  };
}

function spanOf(value: unknown): Extract<ReportAsk, { report: 'day' }>['span'] {
  if (typeof value !== 'object' || value === null) throw wrong('span');
  if ('window' in value) return { window: oneOf(value.window, [5, 10, 15, 30, 60] as const, 'window') };
  return { date: day((value as Fields).date, 'date') };
}
