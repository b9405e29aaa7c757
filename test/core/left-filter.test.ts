import { expect, test } from 'vitest';
import { LeftFilter } from '../../electron/core/left-filter.ts';
import { hash32 } from '../../shared/hash.ts';

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}-${i}`);
const held = (filter: LeftFilter, names: readonly string[]) => names.filter((id) => filter.mayHold(hash32(id))).length;

// The first part has room for 262,144.
test.each([100_000, 600_000])('all of %i streams are known, and hardly any other', (count) => {
  const filter = new LeftFilter();
  const left = ids('conversation', count);
  for (const id of left) filter.add(hash32(id));
  expect(held(filter, left)).toBe(count);
  expect(held(filter, ids('other', 100_000))).toBeLessThan(500);
});
