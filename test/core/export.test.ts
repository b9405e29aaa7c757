import { expect, test } from 'vitest';
import { exportEvents } from '../../electron/core/export-events.ts';
import { createIntake } from '../../electron/core/intake.ts';
import { createDays } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { deliveries } from '../histories/deliveries.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { cacheFile } from './cache-file.ts';
import { handClock } from './hand-clock.ts';

async function exported(events: readonly (readonly object[])[], from: number, to: number): Promise<string[]> {
  const cache = cacheFile();
  const { reader, writer, close } = cache.open();
  try {
    const { ingest } = createIntake({
      reader,
      writer,
      days: createDays('UTC'),
      clock: handClock(0),
      settle: () => null,
      show: () => {},
      onTrouble: () => {},
      onFatal: (error) => {
        throw error;
      },
    });
    for (const batch of events) {
      const lines = splitLines(Buffer.from(batch.map((event) => `${JSON.stringify(event)}\n`).join('')));
      await ingest.take(lines, { from: 'test', position: null }).done;
    }
    return [...exportEvents(reader, from, to)];
  } finally {
    close();
    cache.remove();
  }
}

test('gives every event of the span once, as delivered and in the total order, however it came', async () => {
  await forEachSeed(15, async (seed) => {
    const { events } = randomHistory(seed);
    const times = events.map(msOf).sort((a, b) => a - b);
    const from = times[Math.floor(times.length / 4)] ?? 0;
    const to = times[Math.floor(times.length / 2)] ?? 0;
    const wanted = events.filter((event) => msOf(event) >= from && msOf(event) < to);
    expect(await exported(deliveries(events, seed), from, to)).toEqual(wanted.map((event) => JSON.stringify(event)));
  });
});

test('steps over centuries without an event', async () => {
  const at = (id: string, time: string) => ({ specversion: '1.0', id, source: '/s', type: 'x', time, data: {} });
  const events = [at('a', '0001-01-01T00:00:00Z'), at('b', '1999-02-03T04:05:06Z'), at('c', '9999-12-31T23:59:59Z')];
  const found = await exported([events], Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z'));
  expect(found.map((text) => JSON.parse(text).id)).toEqual(['a', 'b', 'c']);
});
