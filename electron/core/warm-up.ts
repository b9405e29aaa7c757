// Asks the questions that pages begin with before anybody does: what they read stays in memory where it has room, streams
// that have changed since the seal are looked up in the days that they touch, and the code that counts has run.
import type { ReportAsk } from '../../shared/contract/reports.ts';
import { addDays, type Days } from '../figures/days.ts';
import type { Span } from '../figures/span.ts';
import { answerReport } from './answer-report.ts';
import type { Ledger } from './ledger.ts';

/** The periods that pages offer; each is compared with as many days before it. */
const PERIODS = [7, 31];
const DAY_MS = 86_400_000;
const EVERYTHING = { product: [], channel: [], group: [] } as const;

/** One question at a time; nothing is asked that would read every conversation. @param at now. */
export async function warmUp(ledger: Ledger, days: Days, at: number, pause: () => Promise<void>): Promise<void> {
  const { reader } = ledger;
  for (const ask of asksOf(days, at)) {
    reader.snapshot(() => {
      if (ledger.view(longestSpan(at), at) !== null) JSON.stringify(answerReport(ledger, days, ask, at));
    });
    await pause();
  }
  reader.snapshot(() => {
    const directory = ledger.view(longestSpan(at), at)?.directory;
    // Each is read with the first word on it.
    void directory?.presence;
    void directory?.contacts;
  });
}

function longestSpan(at: number): Span {
  return { from: at - 2 * Math.max(...PERIODS) * DAY_MS, to: at };
}

function* asksOf(days: Days, at: number): IterableIterator<ReportAsk> {
  const today = days.of(at).date;
  const yesterday = addDays(today, -1);
  const month = { from: addDays(today, 1 - Math.max(...PERIODS)), to: today };
  const section5 = { report: 'day', ...EVERYTHING, who: 'all', threshold: 20, short: 0 } as const;
  for (const date of [yesterday, today]) yield { ...section5, span: { date } };
  for (const count of PERIODS) {
    const period = { from: addDays(today, 1 - count), to: today };
    yield { report: 'quality', ...EVERYTHING, ...period, by: 'group' };
    yield { report: 'service', ...EVERYTHING, ...period, interval: 30 };
    yield { report: 'companies', ...EVERYTHING, from: addDays(yesterday, 1 - count), to: yesterday, company: null };
  }
  // Last: what it reads is more than there is room for.
  yield { report: 'quality', ...EVERYTHING, ...month, by: 'group', daily: [] };
}
