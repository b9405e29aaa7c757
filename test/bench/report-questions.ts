// The questions that the report pages ask of a month, once for Kokpit and once for DuckDB, and how their answers compare.
import type { CacheReader } from '../../electron/cache/types.ts';
import type { Ledger } from '../../electron/core/ledger.ts';
import {
  type CompaniesAsk,
  type DayAsk,
  type QualityAsk,
  reportCockpit,
  reportCompanies,
  reportDay,
  reportQuality,
  reportService,
  type ServiceAsk,
} from '../../electron/core/reports.ts';
import { sealedCompanies, sealedDay, sealedQuality, sealedService } from '../../electron/core/sealed-reports.ts';
import type { Board } from '../../electron/figures/board.ts';
import type { Choice } from '../../electron/figures/choice.ts';
import { type CockpitReport, cockpitReport } from '../../electron/figures/cockpit-report.ts';
import { addDays, createDays } from '../../electron/figures/days.ts';
import { INACTIVITY_ACTIONS } from '../../electron/figures/facts.ts';
import type {
  CompaniesReport,
  CompanyRow,
  DayFigures,
  DayReport,
  QualityReport,
  ServiceFigures,
  ServiceReport,
} from '../../shared/contract/reports.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';

export const NAMES = [
  'quality by agent',
  'quality by group',
  'companies',
  'service, 15 min',
  'service, 30 min',
  'service, 60 min',
  'day',
  'cockpit',
] as const;
export type Name = (typeof NAMES)[number];

/** A row of an answer as both give it: its key, then its numbers. */
export type Cells = readonly (string | number | null)[];

const ALL: Choice = { product: new Set(), channel: new Set(), kind: new Set(), group: new Set(), agent: new Set() };
const MONTH_DAYS = 31;

/** What is asked of a cache whose newest event was just before `at`. */
export function asksAt(at: number) {
  const days = createDays('UTC');
  const today = days.of(at).date;
  const common = { at, days, choice: ALL };
  const month = { ...common, from: addDays(today, 1 - MONTH_DAYS), to: today };
  const quality = (by: 'agent' | 'group'): QualityAsk => ({ ...month, by, daily: null });
  const service = (interval: number): ServiceAsk => ({ ...month, interval });
  const companies: CompaniesAsk = {
    ...common,
    from: addDays(today, -MONTH_DAYS),
    to: addDays(today, -1),
    company: null,
  };
  const day: DayAsk = { ...common, span: { date: today }, who: 'all', threshold: 20, short: 0, hours: DEFAULT_HOURS };
  return { common, quality, service, companies, day };
}

export type Asks = ReturnType<typeof asksAt>;

/** The console's way: sheets for the reports, the board in memory for the cockpit. */
export function kokpitAnswers(ledger: Ledger, board: Board, asks: Asks): Record<Name, () => object> {
  const { common } = asks;
  return {
    'quality by agent': () => sealedQuality(ledger, asks.quality('agent')),
    'quality by group': () => sealedQuality(ledger, asks.quality('group')),
    companies: () => sealedCompanies(ledger, asks.companies),
    'service, 15 min': () => sealedService(ledger, asks.service(15)),
    'service, 30 min': () => sealedService(ledger, asks.service(30)),
    'service, 60 min': () => sealedService(ledger, asks.service(60)),
    day: () => sealedDay(ledger, asks.day),
    cockpit: () => cockpitReport(board, common.choice, common.at, common.days.tz),
  };
}

/** Everything read and counted. */
export function scannedAnswers(reader: CacheReader, asks: Asks): Record<Name, () => object> {
  return {
    'quality by agent': () => reportQuality(reader, asks.quality('agent')),
    'quality by group': () => reportQuality(reader, asks.quality('group')),
    companies: () => reportCompanies(reader, asks.companies),
    'service, 15 min': () => reportService(reader, asks.service(15)),
    'service, 30 min': () => reportService(reader, asks.service(30)),
    'service, 60 min': () => reportService(reader, asks.service(60)),
    day: () => reportDay(reader, asks.day),
    cockpit: () => reportCockpit(reader, asks.common),
  };
}

/** The cells of an answer that DuckDB gives too, in the order of their keys. */
export function cellsOf(name: Name, report: object): Cells[] {
  if (name === 'companies') return sorted((report as CompaniesReport).rows.map(companyCells));
  if (name.startsWith('quality')) {
    return sorted((report as QualityReport).rows.filter(({ key }) => key !== null).map(qualityCells));
  }
  if (name.startsWith('service')) return ((report as ServiceReport).intervals ?? []).map(serviceCells);
  if (name === 'cockpit') return sorted((report as CockpitReport).agents.map(cockpitCells));
  const { call, chat, email, video } = report as DayReport;
  return sorted(Object.entries({ call, chat, email, video }).map(([kind, figures]) => dayCells(kind, figures)));
}

export function sorted(rows: readonly Cells[]): Cells[] {
  return [...rows].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

function qualityCells(row: QualityReport['rows'][number]): Cells {
  return [
    ...[row.key, ...([1, 2, 3, 4, 5] as const).map((n) => row.satisfaction_stars[n]), row.feedback_count],
    ...[row.unanswered_live, row.unanswered_ended, ...INACTIVITY_ACTIONS.map((action) => row.inactivity[action])],
  ];
}

function companyCells(row: CompanyRow): Cells {
  return [
    ...[row.company, row.calls_in, row.inbound_talk_s, row.calls_out, row.outbound_talk_s, row.chats, row.chat_s],
    ...[row.tickets, row.load],
  ];
}

function serviceCells({ outcomes, ...row }: ServiceFigures & { readonly start: string }): Cells {
  return [
    ...[Date.parse(row.start), row.requests, row.landings, row.received, row.assisted],
    ...[outcomes.agent_did_not_answer, outcomes.left_in_queue],
  ];
}

function dayCells(kind: string, row: DayFigures): Cells {
  const { offered, answered, lost, wait_max_s, service_level, waiting, waiting_longest_s } = row;
  return [kind, offered, answered, lost, wait_max_s, service_level, waiting, waiting_longest_s];
}

function cockpitCells(row: CockpitReport['agents'][number]): Cells {
  return [
    ...[row.agent, row.status, row.first_response_count, row.resolution_count, row.active, row.resolved],
    ...[row.reactivated, row.transferred],
  ];
}
