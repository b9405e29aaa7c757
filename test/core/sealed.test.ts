// Reports from sheets against the full scan, over random histories: while events come in any order, between seals and in
// the middle of them, after restarts, for any moment, zone and choice.
import { expect, test } from 'vitest';
import type { CacheReader, SealStep } from '../../electron/cache/types.ts';
import { reportCompany } from '../../electron/core/company.ts';
import type { ReportAsked } from '../../electron/core/explain.ts';
import { GivenUp } from '../../electron/core/given-up.ts';
import { createIntake } from '../../electron/core/intake.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { countCallBacks, reportLost } from '../../electron/core/lost.ts';
import { createReportDesk, MOST_BYTES } from '../../electron/core/report-desk.ts';
import { type DayAsk, dayQuestion } from '../../electron/core/reports.ts';
import { seal } from '../../electron/core/seal.ts';
import { readMark } from '../../electron/core/seal-mark.ts';
import {
  packedService,
  sealedCompanies,
  sealedDay,
  sealedQuality,
  sealedService,
} from '../../electron/core/sealed-reports.ts';
import { workerUrl } from '../../electron/core/worker-url.ts';
import { createDays } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import type { Report } from '../../shared/contract/reports.ts';
import { type PackedReport, packReport, unpackReport } from '../../shared/report-wire.ts';
import { reportAsked, scannedReport } from '../explain/asking.ts';
import { deliveries } from '../histories/deliveries.ts';
import { randomQuestions } from '../histories/questions.ts';
import { createRandom } from '../histories/random.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { cacheFile } from './cache-file.ts';
import { handClock } from './hand-clock.ts';

const HISTORIES = 50;
const fail = (error: unknown) => {
  throw error;
};

function byWire(report: Report): Report {
  return unpackReport(JSON.parse(JSON.stringify(packReport(report))) as PackedReport);
}

/** The answers to a question, and to what the pages ask with it: from sheets. */
function sealedAnswers(ledger: Ledger, { report, ask }: ReportAsked, company: string): readonly object[] {
  switch (report) {
    case 'quality':
      return [sealedQuality(ledger, ask), sealedQuality(ledger, { ...ask, daily: null })];
    case 'companies':
      return [sealedCompanies(ledger, ask), reportCompany(ledger.reader, { ...ask, company }, ledger)];
    case 'service':
      expect(packedService(ledger, ask)).toEqual(packReport(sealedService(ledger, ask)));
      return [byWire(sealedService(ledger, ask))];
    case 'day':
      return [sealedDay(ledger, ask), reportLost(ledger.reader, ask, ledger), callBacks(ledger.reader, ask, ledger)];
    case 'cockpit':
      return [];
  }
}

function callBacks(reader: CacheReader, ask: DayAsk, ledger: Ledger): object {
  return countCallBacks(reader, dayQuestion(reader, ask), ledger);
}

/** The same from the streams. */
function scannedAnswers(reader: CacheReader, asked: ReportAsked, company: string): readonly object[] {
  const report = scannedReport(reader, asked);
  if (asked.report === 'quality') {
    return [report, scannedReport(reader, { ...asked, ask: { ...asked.ask, daily: null } })];
  }
  if (asked.report === 'companies') return [report, reportCompany(reader, { ...asked.ask, company }, null)];
  if (asked.report !== 'day') return [report];
  const list = reportLost(reader, asked.ask, null);
  const { lost, open, now } = list;
  return [report, list, { lost, open, now }];
}

const READS: ReadonlySet<string | symbol> = new Set([
  ...['streamsByNo', 'streamsOf', 'conversationsBetween', 'conversationsWhere', 'openConversations', 'readEvents'],
]);

/** A reader whose reading is given up once so many more have been asked of it. */
function givingUp(reader: CacheReader, reads: { left: number }): CacheReader {
  return new Proxy(reader, {
    get: (of, name) => {
      const value = Reflect.get(of, name) as unknown;
      if (typeof value !== 'function') return value;
      if (!READS.has(name)) return value.bind(of);
      return (...args: unknown[]) => {
        if (--reads.left < 0) throw new GivenUp();
        return value.apply(of, args) as unknown;
      };
    },
  });
}

/** A reader that hears of no change: what a missed invalidation would be. */
function deaf(reader: CacheReader): CacheReader {
  return new Proxy(reader, {
    get: (of, name) => {
      if (name === 'changesAfter') return () => [];
      const value = Reflect.get(of, name) as unknown;
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}

/** Quality is asked for by day as well. */
function daily(asked: ReportAsked): ReportAsked {
  if (asked.report !== 'quality') return asked;
  return { report: 'quality', ask: { ...asked.ask, daily: [null, 'a1', 'g1', 'unknown'] } };
}

interface Run {
  /** Answers that sheets had a part in. */
  sealed: number;
  /** Questions that were given up in the middle. */
  givenUp: number;
  /** Questions whose answer was not the full scan's. */
  readonly wrong: string[];
}

async function play(seed: number, hear: (reader: CacheReader) => CacheReader, run: Run): Promise<void> {
  const random = createRandom(seed);
  const history = randomHistory(seed);
  const last = Math.max(0, ...history.events.map(msOf));
  const cache = cacheFile();
  let opened = cache.open();
  /** Of streams, until it is given up. */
  const reads = { left: Number.POSITIVE_INFINITY };
  // Of sheets all, some or none stay in memory.
  const begin = () => ({
    ledger: new Ledger(givingUp(hear(opened.reader), reads), random.pick([MOST_BYTES, 3_000, 0])),
    intake: createIntake({
      ...opened,
      days: createDays(history.world.tz),
      clock: handClock(0),
      settle: () => null,
      show: () => {},
      onTrouble: (trouble) => trouble && fail(trouble.error),
      onFatal: fail,
    }),
  });
  let { ledger, intake } = begin();
  const batches = [...deliveries(history.events, seed)];
  const takeOne = async () => {
    const batch = batches.shift();
    if (batch === undefined) return;
    const lines = splitLines(Buffer.from(batch.map((event) => `${JSON.stringify(event)}\n`).join('')));
    await intake.ingest.take(lines, { from: 'test', position: null }).done;
  };
  const check = () => {
    for (const question of randomQuestions(history, random.int(0, 1e6), 1)) {
      const asked = daily(reportAsked(question));
      const company = random.pick(['k1', 'k2', 'unknown']);
      // Whatever a question had come to when it was given up, the next one is answered as if it had not been asked.
      if (random.chance(0.5)) {
        reads.left = random.int(0, 5);
        try {
          opened.reader.snapshot(() => sealedAnswers(ledger, asked, company));
        } catch (error) {
          if (!(error instanceof GivenUp)) throw error;
          run.givenUp++;
        }
        reads.left = Number.POSITIVE_INFINITY;
      }
      const answers = [ledger, new Ledger(hear(opened.reader), MOST_BYTES)].map((of) =>
        opened.reader.snapshot(() => sealedAnswers(of, asked, company)),
      );
      if (answers[0]?.length === 0) continue;
      if (ledger.refresh()) run.sealed++;
      const scanned = JSON.stringify(scannedAnswers(opened.reader, asked, company));
      for (const answer of answers) {
        if (JSON.stringify(answer) !== scanned) run.wrong.push(JSON.stringify({ seed, question, company }));
      }
    }
  };
  /** Events come in while it goes on; now and then it is cut off. */
  const sealNow = async () => {
    const lasts = random.chance(0.2) ? random.int(1, 12) : Number.POSITIVE_INFINITY;
    let steps = 0;
    const keep = async (step: SealStep) => {
      if (++steps > lasts) throw new Error('cut off');
      await opened.writer.seal(step);
    };
    const pause = async () => {
      if (random.chance(0.1)) await takeOne();
      if (random.chance(0.05)) check();
    };
    const at = last + random.int(-2, 2) * 86_400_000;
    await seal({ ledger, keep, pause }, at).catch((error: Error) => {
      if (error.message !== 'cut off') throw error;
    });
  };
  try {
    while (batches.length > 0) {
      await takeOne();
      if (random.chance(0.15)) await sealNow();
      if (random.chance(0.2)) check();
      if (random.chance(0.05)) {
        opened.close();
        opened = cache.open();
        ({ ledger, intake } = begin());
      }
    }
    check();
    await sealNow();
    check();
  } finally {
    opened.close();
    cache.remove();
  }
}

test(`over ${HISTORIES} random histories, every report from sheets is the full scan's`, async () => {
  const run: Run = { sealed: 0, givenUp: 0, wrong: [] };
  await forEachSeed(HISTORIES, async (seed) => {
    await play(seed, (reader) => reader, run);
    expect(run.wrong).toEqual([]);
  });
  if (process.env.KOKPIT_SEED !== undefined) return;
  expect(run.sealed).toBeGreaterThan(HISTORIES * 5);
  expect(run.givenUp).toBeGreaterThan(HISTORIES);
}, 600_000);

test('a change that is not heard of shows', async () => {
  const run: Run = { sealed: 0, givenUp: 0, wrong: [] };
  for (let seed = 1; seed <= 10; seed++) await play(seed, deaf, run);
  expect(run.wrong.length).toBeGreaterThan(10);
}, 300_000);

test('the report thread seals what is worth it, once, and answers from it', async () => {
  const cache = cacheFile();
  const { reader, writer, close } = cache.open();
  const days = createDays('UTC');
  const intake = createIntake({
    ...{ reader, writer, days, clock: handClock(0), settle: () => null, show: () => {}, onFatal: fail },
    onTrouble: (trouble) => trouble && fail(trouble.error),
  });
  const start = Date.UTC(2026, 0, 5, 9);
  const opened = (i: number) => ({
    ...{ specversion: '1.0', id: `e${i}`, source: '/test', type: 'conversation.opened' },
    time: new Date(start + i * 60_000).toISOString(),
    data: { conversation: `v${i}`, kind: 'video', channel: 'video' },
  });
  const take = (events: readonly object[]) => {
    const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
    return intake.ingest.take(splitLines(Buffer.from(text)), { from: 'test', position: null }).done;
  };
  const reports = createReportDesk({ file: cache.file, tz: 'UTC' }, workerUrl('report-worker'));
  try {
    const at = start + 5 * 86_400_000;
    const steps: string[] = [];
    const sealNow = () =>
      reports.seal(at, async (step) => {
        steps.push(step.t);
        await writer.seal(step);
      });
    const ask = { report: 'service', from: '2026-01-05', to: '2026-01-07', interval: null } as const;
    const none = { product: [], channel: [], kind: [], group: [], agent: [] };
    const requests = async () => {
      const { text } = await reports.ask('report', { ...ask, ...none }, at);
      const report = JSON.parse(String(text)) as { total: { requests: number } };
      return report.total.requests;
    };
    await take([opened(0)]);
    expect([await sealNow(), steps]).toEqual([false, []]);
    await take(Array.from({ length: 2_500 }, (_, i) => opened(i + 1)));
    expect([await sealNow(), await sealNow()]).toEqual([true, false]);
    // Three days, each with requests and their sums; what is open has no row of section 5.
    expect(steps).toEqual(['begin', ...Array<string>(6).fill('sheet'), 'mark']);
    expect(readMark(reader)).toMatchObject({ seq: reader.lastChange(), last: 20_463 });
    // Read ahead before and after the first question: neither changes what it counts.
    await reports.warm(at);
    expect(await requests()).toBe(2_501);
    await take([{ ...opened(3_000), id: 'late' }]);
    await reports.hear();
    await reports.warm(at);
    expect(await requests()).toBe(2_502);
  } finally {
    await reports.close();
    close();
    cache.remove();
  }
}, 300_000);
