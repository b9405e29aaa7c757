// What the address says: the page, its filters, search and sort, the moment rewound to, and the panels that are open: of
// an agent, of a figure's explanation, of a conversation. Pure.
// Form: #/cockpit?product=p1&channel=web&q=ana&sort=-active,name&agent=a-7&explain=totals.active&conversation=c-17

import type { ExplainAsk } from '../../shared/contract/explain.ts';
import { COLUMN_KEYS, type SortKey } from './columns.ts';
import {
  isReportPage,
  parseReport,
  REPORT_PAGES,
  REPORT_START,
  type ReportPage,
  type ReportRoute,
  writeReport,
  writeTable,
} from './report-route.ts';

export type Page = 'cockpit' | 'agent' | ReportPage | 'commands' | 'health' | 'settings' | 'wall';
export const PAGES: readonly Page[] = ['cockpit', 'agent', ...REPORT_PAGES, 'commands', 'health', 'settings', 'wall'];

/** A figure whose explanation is open. */
export interface ExplainRoute {
  /** A path in the report's JSON. */
  readonly figure: string;
  /** Whose figure it is; null: the page's own report, as the page asks for it. */
  readonly ask: ExplainAsk['ask'] | null;
  /** The moment that the figure is of, ms since 1970; null: the page's. */
  readonly at: number | null;
}

export interface Route {
  readonly page: Page;
  readonly product: readonly string[];
  readonly channel: readonly string[];
  readonly group: readonly string[];
  readonly query: string;
  readonly sort: readonly SortKey[];
  /** The agent whose panel is open, or whose page it is; and of the page its day, YYYY-MM-DD, null: today. */
  readonly agent: string | null;
  readonly date: string | null;
  /** The cockpit of a past moment, ms since 1970, whole seconds; null: as it is now. */
  readonly at: number | null;
  readonly explain: ExplainRoute | null;
  /** The conversation whose story is open. */
  readonly conversation: string | null;
  readonly report: ReportRoute;
}

export const START: Route = {
  page: 'cockpit',
  product: [],
  channel: [],
  group: [],
  query: '',
  sort: [],
  agent: null,
  date: null,
  at: null,
  explain: null,
  conversation: null,
  report: REPORT_START,
};

/** The page of one agent's day; null: today. */
export function agentPage(agent: string, date: string | null): Partial<Route> {
  return { page: 'agent', agent, date, query: '', report: REPORT_START };
}

/** The page of one company, or, null, of all: what was opened over the other is closed, as it is of others' figures. */
export function companyPage(report: ReportRoute, company: string | null): Partial<Route> {
  return { query: '', explain: null, conversation: null, report: { ...report, company, view: null, order: null } };
}

export function parseHash(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const params = new URLSearchParams(search);
  const page = PAGES.find((known) => known === path) ?? 'cockpit';
  return {
    page,
    product: params.getAll('product'),
    channel: params.getAll('channel'),
    group: params.getAll('group'),
    query: params.get('q') ?? '',
    sort: parseSort(params.get('sort') ?? ''),
    agent: params.get('agent'),
    date: page === 'agent' ? params.get('date') : null,
    at: page === 'cockpit' ? parseMoment(params.get('at')) : null,
    explain: parseExplain(params),
    conversation: params.get('conversation'),
    report: isReportPage(page) || page === 'agent' ? parseReport(params) : REPORT_START,
  };
}

export function formatHash(route: Route): string {
  const params = new URLSearchParams();
  for (const name of ['product', 'channel', 'group'] as const) {
    for (const value of route[name]) params.append(name, value);
  }
  if (route.query !== '') params.set('q', route.query);
  if (route.sort.length > 0) params.set('sort', formatSort(route.sort));
  if (route.agent !== null) params.set('agent', route.agent);
  if (route.explain !== null) params.set('explain', route.explain.figure);
  if (route.explain !== null && route.explain.ask !== null) params.set('of', JSON.stringify(route.explain.ask));
  if (typeof route.explain?.at === 'number') params.set('of_at', String(route.explain.at));
  if (route.conversation !== null) params.set('conversation', route.conversation);
  if (route.page === 'agent' && route.date !== null) params.set('date', route.date);
  if (route.page === 'agent') writeTable(route.report, params);
  if (isReportPage(route.page)) writeReport(route.page, route.report, params);
  const at = route.page === 'cockpit' && route.at !== null ? `at=${formatMoment(route.at)}` : '';
  // Apart from the others, whose colons are written as %3A: this one is read and typed by people.
  const search = [at, params.toString()].filter((part) => part !== '').join('&');
  return `#/${route.page}${search === '' ? '' : `?${search}`}`;
}

/** RFC 3339, as `--at` of the command line; what is no time is left out. */
function parseMoment(text: string | null): number | null {
  const ms = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : Math.floor(ms / 1000) * 1000;
}

/** Without fractions, which the rewind has none of. */
function formatMoment(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** An `of` that cannot be read is left out; what can be read the core judges. */
function parseExplain(params: URLSearchParams): ExplainRoute | null {
  const figure = params.get('explain');
  if (figure === null || figure === '') return null;
  return { figure, ask: parseAsk(params.get('of')), at: parseMs(params.get('of_at')) };
}

function parseAsk(text: string | null): ExplainAsk['ask'] | null {
  try {
    return text === null ? null : (JSON.parse(text) as ExplainAsk['ask']);
  } catch {
    return null;
  }
}

function parseMs(text: string | null): number | null {
  const ms = text === null || text === '' ? Number.NaN : Number(text);
  return Number.isSafeInteger(ms) ? ms : null;
}

function parseSort(text: string): SortKey[] {
  const keys: SortKey[] = [];
  for (const word of text.split(',')) {
    const column = COLUMN_KEYS.find((key) => key === word.replace(/^-/, ''));
    if (column !== undefined && !keys.some((key) => key.column === column)) {
      keys.push({ column, descending: word.startsWith('-') });
    }
  }
  return keys;
}

function formatSort(sort: readonly SortKey[]): string {
  return sort.map((key) => `${key.descending ? '-' : ''}${key.column}`).join(',');
}
