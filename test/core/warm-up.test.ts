// What is asked before anybody asks: pages find it in memory, and nothing is asked that would read every conversation.
import { expect, test } from 'vitest';
import type { CacheReader } from '../../electron/cache/types.ts';
import { answerReport } from '../../electron/core/answer-report.ts';
import { createIntake } from '../../electron/core/intake.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { MOST_BYTES } from '../../electron/core/report-desk.ts';
import { seal } from '../../electron/core/seal.ts';
import { hear, warmUp } from '../../electron/core/warm-up.ts';
import { createDays } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { cacheFile } from './cache-file.ts';
import { handClock } from './hand-clock.ts';

const DAY_MS = 86_400_000;
const AT = Date.UTC(2026, 2, 10, 9);
const days = createDays('UTC');
const everything = { product: [], channel: [], group: [] };
const fail = (error: unknown) => {
  throw error;
};

/** A video request and a ticket on each of 40 days. */
const EVENTS = Array.from({ length: 80 }, (_, i) => ({
  ...{ specversion: '1.0', id: `e${i}`, source: '/test', type: 'conversation.opened' },
  time: new Date(AT - (40 - (i % 40)) * DAY_MS).toISOString(),
  data: { conversation: `c${i}`, kind: i < 40 ? 'video' : 'ticket', channel: 'video', company: 'k1' },
}));

/** Notes which of its methods are called, and which streams are read. */
function watched(reader: CacheReader, called: string[], read: number[] = []): CacheReader {
  return new Proxy(reader, {
    get: (of, name) => {
      const value = Reflect.get(of, name) as unknown;
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        called.push(String(name));
        if (name === 'streamsByNo') read.push(...(args[0] as number[]));
        return value.apply(of, args) as unknown;
      };
    },
  });
}

type Opened = ReturnType<ReturnType<typeof cacheFile>['open']> & { take(events: readonly object[]): Promise<unknown> };

async function onCache(work: (opened: Opened) => Promise<void>) {
  const cache = cacheFile();
  const opened = cache.open();
  const intake = createIntake({
    ...{ ...opened, days, clock: handClock(0), settle: () => null, show: () => {}, onFatal: fail },
    onTrouble: (trouble) => trouble && fail(trouble.error),
  });
  try {
    const take = (events: readonly object[]) => {
      const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
      return intake.ingest.take(splitLines(Buffer.from(text)), { from: 'test', position: null }).done;
    };
    await take(EVENTS);
    await work({ ...opened, take });
  } finally {
    opened.close();
    cache.remove();
  }
}

test('pages that are opened afterwards find their sheets in memory', async () => {
  await onCache(async ({ reader, writer }) => {
    await seal({ ledger: new Ledger(reader, 0), keep: (step) => writer.seal(step), pause: async () => {} }, AT);
    const called: string[] = [];
    const ledger = new Ledger(watched(reader, called), MOST_BYTES);
    let pauses = 0;
    await warmUp(ledger, days, AT, async () => {
      pauses++;
    });
    expect(pauses).toBeGreaterThan(5);
    expect(called).toContain('sheet');
    called.length = 0;
    const week = { ...everything, from: '2026-03-04', to: '2026-03-10' };
    const month = { ...everything, from: '2026-02-08', to: '2026-03-10' };
    const ask = (question: Parameters<typeof answerReport>[2]) => answerReport(ledger, days, question, AT);
    expect(ask({ ...month, report: 'service', interval: 15 })).toMatchObject({ total: { requests: 30 } });
    for (const period of [week, month]) {
      ask({ ...period, report: 'quality', by: 'agent' });
      ask({ ...period, report: 'service', interval: 60 });
    }
    // Days that no page begins with, and those before them.
    const companies = ask({ ...everything, report: 'companies', from: '2026-02-21', to: '2026-03-05', company: null });
    expect(companies).toMatchObject({ summary: { tickets: { value: 13, previous: 13 } } });
    ask({ ...everything, report: 'quality', by: 'agent', from: '2026-02-21', to: '2026-03-05' });
    expect(called).not.toContain('sheet');
  });
});

test('nothing is counted where nothing is sealed', async () => {
  await onCache(async ({ reader }) => {
    const called: string[] = [];
    await warmUp(new Ledger(watched(reader, called), MOST_BYTES), days, AT, async () => {});
    expect(new Set(called)).toEqual(new Set(['snapshot', 'sealMark']));
  });
});

test('what has changed is read when it is heard of, and not by the question after it', async () => {
  await onCache(async ({ reader, writer, take }) => {
    const read: number[] = [];
    const ledger = new Ledger(watched(reader, [], read), MOST_BYTES);
    await seal({ ledger, keep: (step) => writer.seal(step), pause: async () => {} }, AT);
    const period = { from: '2026-03-01', to: '2026-03-09' };
    const requests = () =>
      answerReport(ledger, days, { ...everything, ...period, report: 'service', interval: 60 }, AT);
    expect(requests()).toMatchObject({ total: { requests: 9 } });
    const [, late] = EVENTS.slice(-42);
    await take([{ ...late, id: 'late', data: { conversation: 'late', kind: 'video', channel: 'video' } }]);
    read.length = 0;
    hear(ledger);
    expect(read).toEqual([reader.lastStream()]);
    expect(requests()).toMatchObject({ total: { requests: 10 } });
    expect(read).toEqual([reader.lastStream()]);
  });
});
