// From the address and the day it is to the question for the core: which days are meant, and whether they go on. Pure.

import type { ReportAsk } from '../../shared/contract/reports.ts';
import type { Dates, NamedPeriod, ReportPage, ReportRoute } from './report-route.ts';
import type { Route } from './route.ts';

const DAY_MS = 86_400_000;
/** A report of today is asked for again after so long; the day page, which stands beside live waiting, sooner. */
const REFRESH_MS = 15_000;
const REFRESH_DAY_MS = 5_000;

/** What a page shows where the address names no period. */
const OWN_PERIOD: Readonly<Record<Exclude<ReportPage, 'day'>, NamedPeriod>> = {
  quality: '7',
  companies: '7',
  service: 'today',
};

/** One a zone: to make one takes longer than all else that a switch of pages asks here. */
const datesIn = new Map<string, Intl.DateTimeFormat>();

/** @param tz IANA zone. @returns the zone's day, YYYY-MM-DD. */
export function dayOf(ms: number, tz: string): string {
  let dates = datesIn.get(tz);
  if (dates === undefined) {
    // Swedish writes dates as ISO 8601 does.
    dates = new Intl.DateTimeFormat('sv', { timeZone: tz, year: 'numeric', month: '2-digit', day: '2-digit' });
    datesIn.set(tz, dates);
  }
  return dates.format(ms);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A day of the calendar: 31 February is none. */
export function isDay(date: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)) && addDays(date, 0) === date;
}

/** Whether the report of this page covers whole days, yesterday at the latest. */
export function endsYesterday(page: ReportPage): boolean {
  return page === 'companies';
}

export function periodOf(page: Exclude<ReportPage, 'day'>, choice: ReportRoute['period'], today: string): Dates {
  const period = choice ?? OWN_PERIOD[page];
  if (typeof period !== 'string') return period;
  const last = endsYesterday(page) ? addDays(today, -1) : today;
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    default:
      return { from: addDays(last, 1 - Number(period)), to: last };
  }
}

/** The name of the period that is shown, where it has one. */
export function namedPeriod(page: Exclude<ReportPage, 'day'>, choice: ReportRoute['period']): NamedPeriod | null {
  const period = choice ?? OWN_PERIOD[page];
  return typeof period === 'string' ? period : null;
}

/** The last days of the period that a page shows, where it is longer: what is read for a figure of the page is then less. */
export function fewerDays(route: Route, today: string): readonly { readonly days: 1 | 7; readonly period: Dates }[] {
  const { page, explain, report } = route;
  if (page !== 'quality' && page !== 'companies' && page !== 'service') return [];
  // Another report's figure, or one that is of a day.
  if (explain?.ask !== null || explain.figure.startsWith('days[')) return [];
  const { from, to } = periodOf(page, report.period, today);
  return ([7, 1] as const)
    .map((days) => ({ days, period: { from: addDays(to, 1 - days), to } }))
    .filter(({ period }) => period.from > from);
}

/** @returns null where the route shows no report. */
export function askOf(route: Route, today: string): ReportAsk | null {
  const { page, product, channel, group, report } = route;
  const filters = { product, channel, group };
  switch (page) {
    case 'quality':
      return qualityAskOf(route, today, report.by === 'agent' ? 'agent' : 'group');
    case 'companies':
      return { report: 'companies', ...filters, ...periodOf(page, report.period, today), company: report.company };
    case 'service':
      return { report: 'service', ...filters, ...periodOf(page, report.period, today), interval: report.interval };
    case 'day':
      return {
        report: 'day',
        ...filters,
        span: spanOf(report.span, today),
        who: report.who,
        threshold: report.threshold,
        short: report.short,
      };
    default:
      return null;
  }
}

type QualityAsk = Extract<ReportAsk, { report: 'quality' }>;

function qualityAskOf(route: Route, today: string, by: 'group' | 'agent'): QualityAsk {
  const { product, channel, group, report } = route;
  const ask = { report: 'quality', product, channel, group, ...periodOf('quality', report.period, today), by } as const;
  return report.view === 'trend' ? { ...ask, daily: followed(report.follow, by) } : ask;
}

/** The agents that stand under the groups, where the page shows both. */
export function membersAskOf(route: Route, today: string): QualityAsk | null {
  return route.page === 'quality' && route.report.by === 'both' ? qualityAskOf(route, today, 'agent') : null;
}

/** The keys of the rows compared that are groups, or agents. */
function followed(follow: readonly string[], by: 'group' | 'agent'): (string | null)[] {
  const sign = by === 'group' ? 'g.' : 'a.';
  return follow.filter((row) => row.startsWith(sign)).map((row) => (row === sign ? null : row.slice(sign.length)));
}

function spanOf(span: ReportRoute['span'], today: string): Extract<ReportAsk, { report: 'day' }>['span'] {
  if (span === 'today') return { date: today };
  return span === 'yesterday' ? { date: addDays(today, -1) } : span;
}

/** Whether what is asked for may still change by itself: its days include today, or it says how things stand now. */
export function goesOn(ask: ReportAsk, today: string): boolean {
  return ask.report === 'day' || (ask.from <= today && today <= ask.to);
}

export function refreshMs(ask: ReportAsk): number {
  return ask.report === 'day' ? REFRESH_DAY_MS : REFRESH_MS;
}

/** The days right before a period, as many. */
export function periodBefore({ from, to }: Dates): Dates {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}
