import { expect, test } from 'vitest';
import { Health } from '../../electron/core/health.ts';

test('events a second are those of the last ten seconds, to a tenth', () => {
  let now = 100_000;
  const health = new Health(() => now);
  expect(health.rate()).toBe(0);
  health.events(37, []);
  expect(health.rate()).toBe(3.7);
  now += 4_000;
  health.events(5_000, []);
  expect(health.rate()).toBe(503.7);
  now += 6_000;
  expect(health.rate()).toBe(500);
  now += 4_000;
  expect(health.rate()).toBe(0);
});

test('lags are told by their median and their 99th of a hundred, of the newest thousand', () => {
  const health = new Health(() => 0);
  expect(health.lag()).toBeNull();
  health.events(
    500,
    Array.from({ length: 500 }, () => 9_000),
  );
  health.events(
    1_000,
    Array.from({ length: 1_000 }, (_, n) => n),
  );
  expect(health.lag()).toEqual({ p50: 500, p99: 990 });
});
