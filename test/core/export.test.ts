import { expect, test } from 'vitest';
import type { CacheReader } from '../../electron/cache/types.ts';
import { exportEvents } from '../../electron/core/export-events.ts';
import { createDays } from '../../electron/figures/days.ts';
import { deliveries } from '../histories/deliveries.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { withEvents } from './with-events.ts';

const exported = (deliveries: readonly (readonly object[])[], exportFrom: (reader: CacheReader) => string[]) =>
  withEvents(deliveries, createDays('UTC'), exportFrom);

test('gives every event of the span once, as delivered and in the total order, however it came', async () => {
  await forEachSeed(15, async (seed) => {
    const { events } = randomHistory(seed);
    const times = events.map(msOf).sort((a, b) => a - b);
    const from = times[Math.floor(times.length / 4)] ?? 0;
    const to = times[Math.floor(times.length / 2)] ?? 0;
    const wanted = events.filter((event) => msOf(event) >= from && msOf(event) < to);
    // However few may be held at a time.
    for (const most of [1, 5, 100_000]) {
      const texts = await exported(deliveries(events, seed), (reader) => [...exportEvents(reader, from, to, most)]);
      expect(texts).toEqual(wanted.map((event) => JSON.stringify(event)));
    }
  });
});

test('steps over centuries without an event', async () => {
  const at = (id: string, time: string) => ({ specversion: '1.0', id, source: '/s', type: 'x', time, data: {} });
  const events = [at('a', '0001-01-01T00:00:00Z'), at('b', '1999-02-03T04:05:06Z'), at('c', '9999-12-31T23:59:59Z')];
  const found = await exported([events], (reader) => [
    ...exportEvents(reader, Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')),
  ]);
  expect(found.map((text) => JSON.parse(text).id)).toEqual(['a', 'b', 'c']);
});

test('a month that came in no order is not read once for each of its hours', async () => {
  const at = (ms: number, i: number) => ({
    specversion: '1.0',
    id: String(i),
    source: '/s',
    type: 'x',
    time: new Date(ms).toISOString(),
    data: {},
  });
  const start = Date.parse('2026-03-01T00:00:00Z');
  // 7,919 steps through 15,000 places one after another, each once.
  const events = Array.from({ length: 15_000 }, (_, i) => at(start + ((i * 7_919) % 15_000) * 178_000, i));
  let blocks = 0;
  const counted = (reader: CacheReader): CacheReader =>
    new Proxy(reader, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (name !== 'blocks') return typeof value === 'function' ? value.bind(target) : value;
        return function* (from: number, to: number) {
          for (const block of target.blocks(from, to)) {
            blocks++;
            yield block;
          }
        };
      },
    });
  const found = await exported([events], (reader) => [
    ...exportEvents(counted(reader), start, start + 31 * 86_400_000),
  ]);
  const times = found.map((text) => JSON.parse(text).time);
  expect(times).toEqual(events.map(({ time }) => time).sort());
  // 59 blocks, each for nearly all of the span: some twelve times instead of 744.
  expect(blocks).toBeLessThan(59 * 15);
});
