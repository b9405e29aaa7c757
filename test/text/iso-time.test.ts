import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoTime } from '../../shared/iso-time.ts';

const MOST_MS = 8.64e15;

test('is what the platform writes, whatever was asked before', () => {
  const some = fc.oneof(
    fc.integer({ min: -MOST_MS, max: MOST_MS }),
    fc.integer({ min: 1_790_000_000_000, max: 1_790_300_000_000 }),
  );
  const property = fc.property(fc.array(some, { minLength: 1 }), (times) => {
    expect(times.map(isoTime)).toEqual(times.map((ms) => new Date(ms).toISOString()));
  });
  fc.assert(property, { seed: 7, numRuns: 500 });
});

test('midnights, their neighbours, and what is before 1970', () => {
  const times = [0, -1, 1, 86_399_999, 86_400_000, -86_400_000, -86_400_001, MOST_MS, -MOST_MS];
  expect(times.map(isoTime)).toEqual(times.map((ms) => new Date(ms).toISOString()));
});

test('what is no time is refused, also right after one that is', () => {
  isoTime(MOST_MS);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, MOST_MS + 86_400_000]) {
    expect(() => isoTime(wrong)).toThrow(RangeError);
  }
});
