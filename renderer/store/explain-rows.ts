// The items of an explanation's list as rows: searched, sorted, and as a sheet for a file. Pure.

import type { Names } from '../../shared/contract/conversation.ts';
import type { ExplainItem } from '../../shared/contract/explain.ts';
import type { Search } from '../../shared/text/fold.ts';
import { nameIn } from './names.ts';
import type { Order } from './report-route.ts';
import { arrangeRows, type Cell } from './report-rows.ts';

export interface ExplainRow {
  readonly item: ExplainItem;
  /** Names where the directory has them. */
  readonly agent: string | null;
  readonly product: string | null;
  readonly company: string | null;
  readonly group: string | null;
  /** Of a duration, s. */
  readonly seconds: number | null;
}

export const EXPLAIN_COLUMNS = ['conversation', 'agent', 'time', 'seconds', 'opened', 'stars'] as const;
export type ExplainColumn = (typeof EXPLAIN_COLUMNS)[number];

export function rowsOf(items: readonly ExplainItem[], names: Names): readonly ExplainRow[] {
  return items.map((item) => ({
    item,
    agent: item.agent === null ? null : nameIn(names, 'agent', item.agent),
    product: item.product === null ? null : nameIn(names, 'product', item.product),
    company: item.company === null ? null : nameIn(names, 'company', item.company),
    group: item.group === null ? null : nameIn(names, 'group', item.group),
    seconds:
      item.from === null || item.to === null ? null : Math.max(0, Date.parse(item.to) - Date.parse(item.from)) / 1000,
  }));
}

/** Columns that say something in this list. */
export function columnsOf(rows: readonly ExplainRow[], unit: 's' | 'stars' | '%' | null): readonly ExplainColumn[] {
  const has = (of: (row: ExplainRow) => unknown) => rows.some((row) => of(row) !== null);
  const shown: Readonly<Record<ExplainColumn, boolean>> = {
    conversation: true,
    agent: has((row) => row.agent),
    time: has((row) => row.item.time),
    seconds: has((row) => row.seconds),
    opened: has((row) => row.item.since_opened_s),
    stars: unit === 'stars',
  };
  return EXPLAIN_COLUMNS.filter((column) => shown[column]);
}

/** What the first column names: conversations, or, where there are none, companies, statuses or landings. */
export function subjectOf(rows: readonly ExplainRow[]): 'conversation' | 'company' | 'status' | 'landing' {
  if (rows.length === 0 || rows.some(({ item }) => item.conversation !== null)) return 'conversation';
  if (rows.some(({ company }) => company !== null)) return 'company';
  return rows.some(({ item }) => item.channel !== null) ? 'landing' : 'status';
}

export function cellOf(row: ExplainRow, column: string): Cell | undefined {
  switch (column) {
    case 'conversation':
      return row.item.conversation ?? row.company ?? row.item.note;
    case 'agent':
      return row.agent;
    case 'time':
      return row.item.time === null ? null : Date.parse(row.item.time);
    case 'seconds':
      return row.seconds;
    case 'opened':
      return row.item.since_opened_s;
    case 'stars':
      return row.item.value;
    default:
      return undefined;
  }
}

export interface Arranged {
  readonly rows: readonly ExplainRow[];
  readonly order: Order | null;
  readonly search: Search;
  readonly compare: (a: string, b: string) => number;
}

/** Without an order as the core gave them: by time, or the greatest first. */
export function arrangeItems({ rows, order, search, compare }: Arranged): readonly ExplainRow[] {
  return arrangeRows({ rows, order, byDefault: null, value: cellOf, compare, search, text: textOf });
}

function textOf({ item, agent, product, company, group }: ExplainRow): string {
  return [item.conversation, agent, item.agent, item.kind, item.channel, product, company, group, item.note]
    .filter((text) => text !== null)
    .join(' ');
}

/** The file's columns are those of `kokpit explain --format csv`, with the names besides. */
export const SHEET_HEAD = [
  'conversation',
  'kind',
  'channel',
  'product',
  'company',
  'group',
  'agent',
  'agent_name',
  'time',
  'value',
  'from',
  'to',
  'seconds',
  'since_opened_s',
  'note',
  'event',
  'source',
  'id',
] as const;

export function sheetRow({ item, agent, product, company, group, seconds }: ExplainRow): readonly Cell[] {
  const { event } = item;
  return [
    ...[item.conversation, item.kind, item.channel, product, company, group, item.agent, agent, item.time, item.value],
    ...[item.from, item.to, seconds, item.since_opened_s, item.note],
    ...[event?.type ?? null, event?.source ?? null, event?.id ?? null],
  ];
}
