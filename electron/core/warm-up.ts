// Asks the questions that pages begin with before anybody does: what they read stays in memory where it has room, streams
// that have changed since the seal are looked up in the days that they touch, and the code that counts has run. Then what
// the sums of any other period will come to is counted, block by block.
import type { ReportAsk } from '../../shared/contract/reports.ts';
import { newPeriod } from '../figures/companies.ts';
import { addDays, type Days } from '../figures/days.ts';
import { newTally } from '../figures/quality.ts';
import { addContacts } from '../figures/sheets/count-contacts.ts';
import { addQuality } from '../figures/sheets/count-quality.ts';
import { type Block, daysIn, TOP_LEVEL } from '../figures/sheets/levels.ts';
import { sheetDay, spanOfDay } from '../figures/sheets/make.ts';
import type { Span } from '../figures/span.ts';
import { answerPacked, choiceOfFilters } from './answer-report.ts';
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
  for (const report of asksOf(days, at)) await ask(() => answerPacked(ledger, days, report, at));
  for (let n = 0; n < rehearsals; n++) {
    // Each with a threshold of its own: what a day's rows come to stays, and they would be gone through once.
    const page = { ...dayPage(addDays(days.of(at).date, -1)), threshold: 21 + n };
    for (const report of [page, ...monthOf(days, at)]) await ask(() => answerPacked(ledger, days, report, at));
    await ask(() => answerCallBacks(ledger, days, { ...page, rows: 'none' }, at));
  }
  for (const block of blocksBefore(at)) await ask(() => countBlock(ledger, block, at));
  reader.snapshot(() => {
    const directory = ledger.view(longestSpan(at), at)?.directory;
    // Each is read with the first word on it.
    void directory?.presence;
    void directory?.contacts;
  });
}

/** Reads what has changed since the last question, so that the next one need not. */
export function hear(ledger: Ledger): void {
  ledger.reader.snapshot(() => ledger.refresh());
}

/** The days that a month of companies looks at, with the one before it: all blocks that they are in, the newest first. */
function* blocksBefore(at: number): IterableIterator<Block> {
  const last = sheetDay(at);
  for (let day = last; day > last - 2 * Math.max(...PERIODS); day--) {
    for (let level = 0; day % daysIn({ level }) === 0; level++) {
      if (level > Math.max(...Object.values(TOP_LEVEL)) || day + daysIn({ level }) - 1 > last) break;
      yield { day, level };
    }
  }
}

/** Of quality only as far back as its pages look: it is not compared. */
function countBlock(ledger: Ledger, block: Block, at: number): object {
  const span = { from: spanOfDay(block.day).from, to: spanOfDay(block.day + daysIn(block) - 1).to };
  const view = ledger.view(span, at);
  // Where it is counted from rows nothing of it stays.
  if (view === null || view.version(span) === null) return {};
  const question = { choice: choiceOfFilters(EVERYTHING), span };
  addContacts(newPeriod(), view.pieces('contact', span), view.companies(), { ...view, ...question });
  if (block.day > sheetDay(at) - Math.max(...PERIODS)) addQuality(newTally(), question, view);
  return {};
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
