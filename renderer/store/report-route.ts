// What the address of a report page says beside the filters that all pages share: period, switches, order. Pure.
// Form: #/quality?period=31&by=agent&order=-rating, #/day?last=15&T=30, #/companies?from=2026-11-01&to=2026-11-10

export type ReportPage = 'quality' | 'companies' | 'service' | 'day';
export const REPORT_PAGES: readonly ReportPage[] = ['day', 'quality', 'service', 'companies'];

export type NamedPeriod = 'today' | 'yesterday' | '7' | '31';
export const NAMED_PERIODS: readonly NamedPeriod[] = ['today', 'yesterday', '7', '31'];

/** Days are YYYY-MM-DD, both included; what stands in the address is passed on as it is, the core judges it. */
export interface Dates {
  readonly from: string;
  readonly to: string;
}

export type Interval = 15 | 30 | 60;
export const INTERVALS: readonly Interval[] = [15, 30, 60];
export type Window = 5 | 10 | 15 | 30 | 60;
export const WINDOWS: readonly Window[] = [5, 10, 15, 30, 60];
export type DaySpan = 'today' | 'yesterday' | { readonly date: string } | { readonly window: Window };

export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

export interface ReportRoute {
  /** null: the page's own choice. */
  readonly period: NamedPeriod | Dates | null;
  /** Groups, agents, or groups with their agents under them. */
  readonly by: 'group' | 'agent' | 'both';
  /** Rows of quality compared day by day: `g.` and a group, `a.` and an agent; nothing behind it: in none. */
  readonly follow: readonly string[];
  readonly company: string | null;
  readonly interval: Interval;
  readonly span: DaySpan;
  readonly who: 'all' | 'present';
  /** T and S of the service level, s. */
  readonly threshold: number;
  readonly short: number;
  /** null: by name, or by start. */
  readonly order: Order | null;
  /** A chart, or the table behind it. */
  readonly shape: 'chart' | 'table';
  /** A part of the page: the day's call-back list, a company's people or conversations; null: what it begins with. */
  readonly view: 'lost' | 'people' | 'conversations' | 'trend' | null;
  /** Which rows of the call-back list. */
  readonly show: 'open' | 'done' | 'all';
}

const BYS = ['group', 'agent', 'both'] as const;
/** Rows compared in a trend: more lines cannot be told apart. */
export const FOLLOWED_MOST = 6;
const VIEWS = ['lost', 'people', 'conversations', 'trend'] as const;
const SHOWS = ['open', 'done', 'all'] as const;

export const REPORT_START: ReportRoute = {
  period: null,
  by: 'group',
  follow: [],
  company: null,
  interval: 30,
  span: 'today',
  who: 'all',
  threshold: 20,
  short: 0,
  order: null,
  shape: 'chart',
  view: null,
  show: 'open',
};

const MOST_SECONDS = 86_400;

export function isReportPage(page: string): page is ReportPage {
  return REPORT_PAGES.some((known) => known === page);
}

export function parseReport(params: URLSearchParams): ReportRoute {
  return {
    period: parsePeriod(params),
    by: BYS.find((known) => known === params.get('by')) ?? REPORT_START.by,
    follow: params.getAll('row').slice(0, FOLLOWED_MOST),
    company: params.get('company'),
    interval: INTERVALS.find((known) => String(known) === params.get('interval')) ?? REPORT_START.interval,
    span: parseSpan(params),
    who: params.get('who') === 'present' ? 'present' : 'all',
    threshold: parseSeconds(params.get('T'), REPORT_START.threshold),
    short: parseSeconds(params.get('S'), REPORT_START.short),
    order: parseOrder(params.get('order')),
    shape: params.get('as') === 'table' ? 'table' : 'chart',
    view: VIEWS.find((known) => known === params.get('view')) ?? REPORT_START.view,
    show: SHOWS.find((known) => known === params.get('show')) ?? REPORT_START.show,
  };
}

/** Writes what differs from the page's own choice, and only what the page has. */
export function writeReport(page: ReportPage, route: ReportRoute, params: URLSearchParams): void {
  if (page === 'day') writeDay(route, params);
  else writePeriod(route.period, params);
  if (page === 'quality' && route.by !== REPORT_START.by) params.set('by', route.by);
  if (page === 'companies' && route.company !== null) params.set('company', route.company);
  if (page === 'service' && route.interval !== REPORT_START.interval) params.set('interval', String(route.interval));
  if (page === 'quality') for (const row of route.follow) params.append('row', row);
  if (page !== 'service' && route.view !== null) params.set('view', route.view);
  if (page === 'day' && route.show !== REPORT_START.show) params.set('show', route.show);
  writeTable(route, params);
}

/** What every page with a table has. */
export function writeTable({ order, shape }: ReportRoute, params: URLSearchParams): void {
  if (order !== null) params.set('order', `${order.descending ? '-' : ''}${order.column}`);
  if (shape !== REPORT_START.shape) params.set('as', shape);
}

/** @returns the order after a click on a head: figures begin with the greatest; a third click takes it out. */
export function nextOrder(order: Order | null, column: string, greatestFirst: boolean): Order | null {
  if (order?.column !== column) return { column, descending: greatestFirst };
  return order.descending === greatestFirst ? { column, descending: !greatestFirst } : null;
}

function parsePeriod(params: URLSearchParams): ReportRoute['period'] {
  const named = NAMED_PERIODS.find((known) => known === params.get('period'));
  if (named !== undefined) return named;
  const from = params.get('from');
  const to = params.get('to');
  return from === null && to === null ? null : { from: from ?? to ?? '', to: to ?? from ?? '' };
}

function writePeriod(period: ReportRoute['period'], params: URLSearchParams): void {
  if (period === null) return;
  if (typeof period === 'string') {
    params.set('period', period);
    return;
  }
  params.set('from', period.from);
  params.set('to', period.to);
}

function parseSpan(params: URLSearchParams): DaySpan {
  const window = WINDOWS.find((known) => String(known) === params.get('last'));
  if (window !== undefined) return { window };
  const date = params.get('date');
  return date === null ? 'today' : date === 'yesterday' ? date : { date };
}

function writeDay({ span, who, threshold, short }: ReportRoute, params: URLSearchParams): void {
  if (span === 'yesterday') params.set('date', span);
  else if (span !== 'today' && 'date' in span) params.set('date', span.date);
  else if (span !== 'today') params.set('last', String(span.window));
  if (who !== REPORT_START.who) params.set('who', who);
  if (threshold !== REPORT_START.threshold) params.set('T', String(threshold));
  if (short !== REPORT_START.short) params.set('S', String(short));
}

function parseSeconds(text: string | null, otherwise: number): number {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= MOST_SECONDS ? value : otherwise;
}

function parseOrder(text: string | null): Order | null {
  if (text === null || text === '' || text === '-') return null;
  return { column: text.replace(/^-/, ''), descending: text.startsWith('-') };
}
