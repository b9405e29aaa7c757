// Where sums by the quarter of an hour could say something else than the rows: a customer who may still hang up within ten
// seconds, and a clock that does not differ from UTC by whole quarters.
import { expect, test } from 'vitest';
import { createIntake } from '../../electron/core/intake.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { MOST_BYTES } from '../../electron/core/report-desk.ts';
import { reportService, type ServiceAsk } from '../../electron/core/reports.ts';
import { seal } from '../../electron/core/seal.ts';
import { sealedService } from '../../electron/core/sealed-reports.ts';
import { createDays } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { cacheFile } from './cache-file.ts';
import { handClock } from './hand-clock.ts';

const none = new Set<string>();
const choice = { product: none, channel: none, kind: none, group: none, agent: none };
const fail = (error: unknown) => {
  throw error;
};
let no = 0;
const event = (ms: number, type: string, data: object) => ({
  ...{ specversion: '1.0', id: `e${no++}`, source: '/test', type, time: new Date(ms).toISOString(), data },
});
const opened = (ms: number, conversation: string) =>
  event(ms, 'conversation.opened', { conversation, kind: 'video', channel: 'video' });
const picked = (ms: number, conversation: string) =>
  event(ms, 'conversation.picked_up', { conversation, kind: 'video', channel: 'video', agent: 'ann' });

/** Both answers to each question, from sheets and from streams. */
async function answers(events: readonly object[], at: number, asks: readonly ServiceAsk[]) {
  const cache = cacheFile();
  const opening = cache.open();
  const { reader, writer } = opening;
  const days = createDays('UTC');
  const intake = createIntake({
    ...{ ...opening, days, clock: handClock(0), settle: () => null, show: () => {}, onFatal: fail },
    onTrouble: (trouble) => trouble && fail(trouble.error),
  });
  try {
    const text = events.map((one) => `${JSON.stringify(one)}\n`).join('');
    await intake.ingest.take(splitLines(Buffer.from(text)), { from: 'test', position: null }).done;
    const ledger = new Ledger(reader, MOST_BYTES);
    await seal({ ledger, keep: (step) => writer.seal(step), pause: async () => {} }, at);
    return asks.map((ask) => {
      expect(ledger.view({ from: at, to: at }, ask.at)).not.toBeNull();
      return [sealedService(ledger, ask), reportService(reader, ask)] as const;
    });
  } finally {
    opening.close();
    cache.remove();
  }
}

test('who was picked up is received once ten seconds are over, whenever that is asked', async () => {
  const start = Date.UTC(2026, 2, 10, 9);
  const period = { days: createDays('UTC'), choice, from: '2026-03-10', to: '2026-03-10', interval: 15 } as const;
  const moments = [5_000, 9_999, 10_000, 86_400_000].map((after) => ({ ...period, at: start + 60_000 + after }));
  const both = await answers(
    [opened(start, 'v1'), picked(start + 60_000, 'v1'), opened(start + 1, 'v2')],
    start + 2 * 86_400_000,
    moments,
  );
  for (const [sealed, scanned] of both) expect(sealed).toEqual(scanned);
  expect(both.map(([{ total }]) => total.received)).toEqual([0, 0, 1, 1]);
});

test('intervals of a clock that is 44 minutes and a half behind', async () => {
  const start = Date.UTC(1971, 5, 10);
  const events = Array.from({ length: 500 }, (_, i) => opened(start + i * 401_000, `v${i}`));
  const period = { days: createDays('Africa/Monrovia'), choice, from: '1971-06-09', to: '1971-06-12' } as const;
  const asks = ([15, 30, 60, null] as const).map((interval) => ({ ...period, interval, at: start + 4 * 86_400_000 }));
  for (const [sealed, scanned] of await answers(events, start + 3 * 86_400_000, asks)) {
    expect(sealed).toEqual(scanned);
    expect(sealed.total.requests).toBe(500);
    if (sealed.intervals !== undefined) expect(sealed.intervals[1]?.start).toMatch(/T(00:59|01:14|01:44):30/);
  }
});
