// What the pages show of a report beyond what it prints: shares and sums of its own counts. Worked out here alone, so that a
// page shows the number that its explanation adds up to. Pure.
import type {
  CompaniesReport,
  Compared,
  DayFigures,
  DayReport,
  QualityFigures,
  QualityReport,
  Report,
  ServiceReport,
} from './contract/reports.ts';
import { percent, share } from './rounding.ts';

export interface ShownDay extends DayReport {
  readonly call: ShownDayFigures;
  readonly video: ShownDayFigures;
  readonly chat: ShownDayFigures & DayReport['chat'];
  readonly email: ShownDayFigures;
  readonly outbound: DayReport['outbound'] & { readonly reached_share: number | null };
  /** Calls, videos and chats together: who waits on the line. */
  readonly live: { readonly waiting_longest_s: number | null };
  /** Of all four kinds. */
  readonly call_backs: { readonly lost: number };
}
export type ShownDayFigures = DayFigures & { readonly lost_share: number | null };

export interface ShownQualityFigures extends QualityFigures {
  /** Handed on, and not, whatever the stage; and the share of the first in both. */
  readonly reassigned: number;
  readonly not_reassigned: number;
  readonly reassigned_share: number | null;
}
export interface ShownQuality extends QualityReport {
  readonly rows: readonly (QualityReport['rows'][number] & ShownQualityFigures)[];
  readonly totals: ShownQualityFigures;
}

export type ShownCompared = Compared & { readonly share: number | null; readonly share_previous: number | null };
export interface ShownCompanies extends CompaniesReport {
  readonly summary: Pick<CompaniesReport['summary'], 'unique_companies'> &
    Readonly<Record<(typeof CHANNELS)[number], ShownCompared>>;
}

export type ShownReport = ShownQuality | ShownCompanies | ServiceReport | ShownDay;

const LIVE = ['call', 'video', 'chat'] as const;
const INBOUND = [...LIVE, 'email'] as const;
/** Of a companies summary, each with its share in all four. */
const CHANNELS = ['hotline', 'campaign', 'tickets', 'chats'] as const;

export function shownReport(report: Report): ShownReport {
  switch (report.report) {
    case 'quality':
      return shownQuality(report);
    case 'companies':
      return shownCompanies(report);
    case 'service':
      return report;
    case 'day':
      return shownDay(report);
  }
}

export function shownDay(report: DayReport): ShownDay {
  const { call, video, chat, email, outbound } = report;
  const of = <F extends DayFigures>(figures: F) => ({
    ...figures,
    lost_share: share(figures.lost, figures.answered + figures.lost),
  });
  const waits = LIVE.flatMap((kind) => report[kind].waiting_longest_s ?? []);
  return {
    ...report,
    ...{ call: of(call), video: of(video), chat: of(chat), email: of(email) },
    outbound: { ...outbound, reached_share: share(outbound.reached, outbound.reached + outbound.not_reached) },
    live: { waiting_longest_s: waits.length === 0 ? null : Math.max(...waits) },
    call_backs: { lost: INBOUND.reduce((all, kind) => all + report[kind].lost, 0) },
  };
}

export function shownQuality({ days, ...report }: QualityReport): ShownQuality {
  const row = <F extends QualityFigures>(figures: F) => ({ ...figures, ...shownInactivity(figures) });
  return {
    ...report,
    rows: report.rows.map(row),
    totals: row(report.totals),
    ...(days === undefined
      ? {}
      : { days: days.map((day) => ({ ...day, rows: day.rows.map(row), totals: row(day.totals) })) }),
  };
}

export function shownInactivity({ inactivity: of }: QualityFigures) {
  const reassigned = of.new_reassigned + of.live_reassigned + of.resumed_reassigned;
  const not_reassigned = of.new_not_reassigned + of.live_not_reassigned + of.resumed_not_reassigned;
  return { reassigned, not_reassigned, reassigned_share: share(reassigned, reassigned + not_reassigned) };
}

export function shownCompanies(report: CompaniesReport): ShownCompanies {
  const { summary } = report;
  const before = CHANNELS.reduce((all, channel) => all + summary[channel].previous, 0);
  const channels = CHANNELS.map((channel) => [
    channel,
    { ...summary[channel], share_previous: percent(summary[channel].previous, before) },
  ]);
  return { ...report, summary: { ...summary, ...Object.fromEntries(channels) } };
}
