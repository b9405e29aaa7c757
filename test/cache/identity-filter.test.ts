import { expect, test } from 'vitest';
import { EMPTY_BATCH } from '../../electron/cache/empty-batch.ts';
import { IdentityFilter } from '../../electron/cache/identity-filter.ts';
import { hash53, identityHash } from '../../shared/hash.ts';
import { events } from './batches.ts';
import { opened } from './harness.ts';

const COUNT = 150_000;
const hashes = (prefix: string) => Float64Array.from({ length: COUNT }, (_, i) => hash53(`${prefix}${i}`));

test('what was added is let through, and hardly anything else', () => {
  const filter = new IdentityFilter();
  filter.fill(hashes('known'));
  filter.add(hashes('later'));
  expect(hashes('known').every((hash) => filter.mayHold(hash))).toBe(true);
  expect(hashes('later').every((hash) => filter.mayHold(hash))).toBe(true);
  expect(hashes('new').filter((hash) => filter.mayHold(hash)).length).toBeLessThan(COUNT / 100);
});

test('before it is filled it lets everything through', () => {
  const filter = new IdentityFilter();
  filter.add(Float64Array.of(1));
  expect([1, 2, 3].every((hash) => filter.mayHold(hash))).toBe(true);
});

test('identities from before and from after the opening are found', async () => {
  const first = await opened();
  await first.writer.commit({ ...EMPTY_BATCH, ...events(1, 50) });
  await first.close();
  const again = await opened(first.reader.file);
  await again.writer.commit({ ...EMPTY_BATCH, ...events(51, 50) });
  const { hashes } = events(1, 100).identities;
  expect(again.reader.findIdentities([...hashes, identityHash('/test', 'nobody')]).size).toBe(100);
});
