import { expect, test } from 'vitest';
import { sortPairs } from '../../electron/cache/sort-pairs.ts';
import { hash53, identityHash, nextHash, streamHash } from '../../shared/hash.ts';

test('hashes are what they always were: they are on the disk', () => {
  expect([hash53(''), hash53('a'), hash53('ş'), hash53('a', 2 ** 40 + 7)]).toEqual([
    3338908027751811, 7929297801672961, 6905742627591869, 7603013357937938,
  ]);
  expect(identityHash('/s', 'e1')).toBe(hash53('e1', hash53('/s')));
  expect(streamHash('agent', 'ana')).toBe(hash53('ana', hash53('agent')));
});

test('sources, ids and kinds do not run into one another', () => {
  expect(identityHash('ab', 'c')).not.toBe(identityHash('a', 'bc'));
  expect(identityHash('a', 'c')).toBe(identityHash('a', 'c'));
  expect(streamHash('agent', 'x')).not.toBe(streamHash('group', 'x'));
});

test('ids that differ little have hashes that differ, spread over the whole range', () => {
  const hashes = new Set<number>();
  const buckets = new Array<number>(64).fill(0);
  for (let i = 0; i < 200_000; i++) {
    const hash = identityHash('/demo', `event-${i}`);
    hashes.add(hash);
    const bucket = Math.floor(hash / 2 ** 47);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  expect(hashes.size).toBe(200_000);
  expect(Math.min(...buckets)).toBeGreaterThan(2_800);
  expect(Math.max(...buckets)).toBeLessThan(3_500);
});

test('the place after the last one is the first', () => {
  expect(nextHash(41)).toBe(42);
  expect(nextHash(Number.MAX_SAFE_INTEGER)).toBe(0);
});

test('pairs are sorted by their hash, evenly spread or crowded', () => {
  const spread = Float64Array.from({ length: 5000 }, (_, i) => hash53(`x${i}`));
  const crowded = Float64Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000);
  for (const hashes of [spread, crowded, new Float64Array(), Float64Array.of(Number.MAX_SAFE_INTEGER, 0)]) {
    const values = hashes.map((_, i) => i);
    const sorted = sortPairs(hashes, values);
    expect([...sorted.hashes]).toEqual([...hashes].sort((a, b) => a - b));
    expect([...sorted.values].map((i) => hashes[i])).toEqual([...sorted.hashes]);
  }
});
