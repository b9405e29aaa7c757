// Reports as long as those of a large floor, of nobody: what pages are rehearsed with. Pure.

import type { CompaniesReport, DayReport, QualityReport, Report } from '../../../shared/contract/reports.ts';
import { unpackReport } from '../../../shared/report-wire.ts';

const ROWS = 80;
const DAYS = 31;
const PERIOD = { from: '2001-01-01', to: '2001-01-31', tz: 'UTC' } as const;
const START_MS = Date.UTC(2001, 0, 1);
const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const QUARTERS = 96;

function each<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

function quality(): QualityReport {
  const figures = (n: number) => ({
    satisfaction_avg: n % 9 === 0 ? null : 1 + (n % 5),
    satisfaction_count: n % 70,
    satisfaction_stars: { 1: n % 3, 2: n % 4, 3: n % 5, 4: n % 6, 5: n % 7 },
    feedback_count: n,
    unanswered_live: n % 2,
    unanswered_ended: n % 3,
    inactivity: {
      ...{ new_unassigned: n, new_reassigned: n % 2, new_not_reassigned: n % 3, message_sent: n % 4 },
      ...{ live_reassigned: n, live_not_reassigned: n % 2, resumed_reassigned: n % 3, resumed_not_reassigned: n % 4 },
    },
    inactivity_total: n * 2,
    returning_assigned: n % 3,
    returning_failed: n % 4,
  });
  const rows = each(ROWS, (n) => ({ key: `a${n}`, name: `A ${n}`, groups: [], ...figures(n) }));
  const days = each(DAYS, (n) => ({
    date: new Date(START_MS + n * DAY_MS).toISOString().slice(0, 10),
    rows: [],
    totals: figures(n),
  }));
  return { report: 'quality', ...PERIOD, by: 'agent', rows, totals: figures(ROWS), days };
}

function companies(): CompaniesReport {
  const compared = (n: number) => ({ value: n, previous: n - 1, change: 1, share: n / 2, share_previous: n / 3 });
  return {
    report: 'companies',
    ...PERIOD,
    rows: each(ROWS, (n) => ({
      ...{
        company: `c${n}`,
        name: `C ${n}`,
        calls_in: n,
        inbound_talk_s: n * 60,
        calls_out: n % 9,
        outbound_talk_s: n,
      },
      ...{ chats: n, chat_s: n * 90, tickets: n % 5, load: n * 100 },
      level: (['low', 'medium', 'high', 'critical'] as const)[n % 4] ?? 'low',
    })),
    summary: {
      ...{ unique_companies: compared(40), hotline: compared(30), campaign: compared(20) },
      ...{ tickets: compared(10), chats: compared(90) },
    },
  };
}

/** As it comes by the wire: to take it apart is rehearsed as well. */
function service(): Report {
  const counts = (most: number): number[] => each(DAYS * QUARTERS, (n) => n % most);
  const step = counts(1).map(() => QUARTER_MS);
  const outcomes = { agent_did_not_answer: 1, left_in_queue: 2 };
  const total = { requests: 90, landings: 9, accepted_share: 0.9, landing_share: 0.1, received: 80, assisted: 70 };
  return unpackReport({
    ...{ report: 'service', ...PERIOD, total: { ...total, service_quality: 0.9, outcomes } },
    intervals: {
      ...{ step, requests: counts(50), landings: counts(7), received: counts(40), assisted: counts(9) },
      ...{ agent_did_not_answer: counts(3), left_in_queue: counts(2) },
    },
  });
}

function day(): DayReport {
  const figures = {
    ...{ offered: 90, answered: 80, lost: 10, wait_avg_s: 12, wait_max_s: 90, service_level: 0.8 },
    ...{ waiting: 1, waiting_longest_s: 5 },
  };
  return {
    ...{ report: 'day', date: PERIOD.from, at: new Date(START_MS).toISOString(), tz: 'UTC' },
    ...{ call: figures, video: figures, chat: { ...figures, reply_wait_longest_s: 9 }, email: figures },
    outbound: { placed: 9, reached: 8, not_reached: 1 },
  };
}

/** Each with the address of its page. */
export function madeUpReports(): readonly (readonly [hash: string, report: Report])[] {
  const period = `from=${PERIOD.from}&to=${PERIOD.to}`;
  return [
    [`#/quality?${period}&by=agent`, quality()],
    [`#/quality?${period}&by=agent&view=trend`, quality()],
    [`#/service?${period}&interval=15`, service()],
    [`#/companies?${period}`, companies()],
    [`#/day?date=${PERIOD.from}`, day()],
  ];
}
