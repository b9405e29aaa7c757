// Asks the questions that pages begin with before anybody does: what they read stays in memory where it has room, streams
// that have changed since the seal are looked up in the days that they touch, and the code that counts has run.
import type { ReportAsk } from '../../shared/contract/reports.ts';
import { addDays, type Days } from '../figures/days.ts';
import type { Span } from '../figures/span.ts';
import { answerReport } from './answer-report.ts';
import type { Ledger } from './ledger.ts';
import { answerCallBacks } from './lost.ts';

/** The periods that pages offer; each is compared with as many days before it. */
const PERIODS = [7, 31];
const DAY_MS = 86_400_000;
const EVERYTHING = { product: [], channel: [], group: [] } as const;

/** Until the code that goes through a day's rows, and a month's sums, is compiled for good, it takes twice as long. */
export const REHEARSALS = 4;

/**
 * One question at a time; nothing is asked that would read every conversation. @param at now.
 * @param rehearsals so often pages are asked for once more: on a thread that has just begun.
 */
export async function warmUp(
  ledger: Ledger,
  days: Days,
  at: number,
  pause: () => Promise<void>,
  rehearsals = 0,
): Promise<void> {
  const { reader } = ledger;
  const ask = async (answer: () => object) => {
    reader.snapshot(() => {
      if (ledger.view(longestSpan(at), at) !== null) JSON.stringify(answer());
    });
    await pause();
  };
  for (const report of asksOf(days, at)) await ask(() => answerReport(ledger, days, report, at));
  for (let n = 0; n < rehearsals; n++) {
    const page = dayPage(addDays(days.of(at).date, -1));
    for (const report of [page, ...monthOf(days, at)]) await ask(() => answerReport(ledger, days, report, at));
    await ask(() => answerCallBacks(ledger, days, { ...page, rows: 'none' }, at));
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

function dayPage(date: string) {
  return { report: 'day', ...EVERYTHING, span: { date }, who: 'all', threshold: 20, short: 0 } as const;
}

function* asksOf(days: Days, at: number): IterableIterator<ReportAsk> {
  const today = days.of(at).date;
  const yesterday = addDays(today, -1);
  for (const date of [yesterday, today]) yield dayPage(date);
  for (const count of PERIODS) {
    const period = { from: addDays(today, 1 - count), to: today };
    yield { report: 'quality', ...EVERYTHING, ...period, by: 'group' };
    yield { report: 'service', ...EVERYTHING, ...period, interval: 30 };
    yield { report: 'companies', ...EVERYTHING, from: addDays(yesterday, 1 - count), to: yesterday, company: null };
  }
  // Last: what it reads is more than there is room for.
  yield { report: 'quality', ...EVERYTHING, ...longest(today), by: 'group', daily: [] };
}

function longest(today: string) {
  return { from: addDays(today, 1 - Math.max(...PERIODS)), to: today };
}

/** What of a month no page begins with. */
function monthOf(days: Days, at: number): readonly ReportAsk[] {
  const { date: today } = days.of(at);
  const yesterday = addDays(today, -1);
  return [
    { report: 'quality', ...EVERYTHING, ...longest(today), by: 'agent' },
    { report: 'service', ...EVERYTHING, ...longest(today), interval: 15 },
    { report: 'companies', ...EVERYTHING, ...longest(yesterday), company: null },
  ];
}
