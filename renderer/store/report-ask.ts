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

/** @param tz IANA zone. @returns the zone's day, YYYY-MM-DD. */
export function dayOf(ms: number, tz: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv', { timeZone: tz, year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
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

/** @returns null where the route shows no report. */
export function askOf(route: Route, today: string): ReportAsk | null {
  const { page, product, channel, group, report } = route;
  const filters = { product, channel, group };
  switch (page) {
    case 'quality':
      return { report: 'quality', ...filters, ...periodOf(page, report.period, today), by: report.by };
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
