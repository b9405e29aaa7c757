import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { plainBody, storedBody } from '../../electron/cache/block-body.ts';
import { blockCrc } from '../../electron/cache/crc.ts';
import { EMPTY_BATCH } from '../../electron/cache/empty-batch.ts';
import { createRandom } from '../histories/random.ts';
import { events, eventText } from './batches.ts';
import { folder, opened } from './harness.ts';

const linesOf = (count: number) => Buffer.from(Array.from({ length: count }, (_, i) => eventText(i + 1)).join(''));

test.each([0, 1, 30, 36, 37, 256, 2_000])('the body of %i lines comes back', (count) => {
  const lines = linesOf(count);
  expect(plainBody(Buffer.from(storedBody(lines)), lines.length).equals(lines)).toBe(true);
});

test('many lines take a third of their room or less, a few stay as they are', () => {
  const many = linesOf(256);
  const stored = storedBody(many);
  expect(stored.length).toBeLessThan(many.length / 3);
  expect(zstdDecompressSync(stored).equals(many)).toBe(true);
  expect(storedBody(linesOf(10))).toEqual(linesOf(10));
});

test('what does not get smaller stays as it is', () => {
  const random = createRandom(3);
  const noise = Uint8Array.from({ length: 20_000 }, () => random.int(0, 255));
  expect(storedBody(noise)).toBe(noise);
});

test('a body that holds more or less than its lines is none', () => {
  const lines = linesOf(256);
  const stored = Buffer.from(storedBody(lines));
  expect(() => plainBody(stored, lines.length - 1)).toThrow();
  expect(() => plainBody(stored, lines.length + 1)).toThrow(/holds/);
  expect(() => plainBody(stored.subarray(0, -5), lines.length)).toThrow();
  expect(() => plainBody(linesOf(3), linesOf(3).length + 1)).toThrow(/holds/);
});

test('blocks of before the compression are read beside later ones', async () => {
  const file = join(folder(), 'cache.db');
  const cache = await opened(file);
  const { blocks, identities } = events(1, 128);
  await cache.writer.commit({ ...EMPTY_BATCH, blocks, identities });
  await cache.close();
  const db = new Database(file);
  const [first] = blocks as [(typeof blocks)[number]];
  const ends = new Uint8Array(first.ends.buffer);
  db.prepare('UPDATE block SET body = ?, crc = ? WHERE first = 1').run(first.body, blockCrc({ ...first, ends }));
  expect(db.prepare('SELECT length(body) FROM block ORDER BY first').pluck().all()).toEqual([
    first.body.length,
    expect.toSatisfy((bytes: number) => bytes < first.body.length),
  ]);
  db.close();
  const again = await opened(file);
  expect(again.salvage).toBeNull();
  expect(again.reader.readEvents([1, 64, 65, 128])).toEqual([1, 64, 65, 128].map(eventText));
  expect(await again.checkIntegrity()).toMatchObject({ ok: true, events: 128 });
});

test('a block whose sum holds and whose body does not unfold is damage, in words', async () => {
  const file = join(folder(), 'cache.db');
  const cache = await opened(file);
  const { blocks, identities } = events(1, 64);
  await cache.writer.commit({ ...EMPTY_BATCH, blocks, identities });
  await cache.writer.commit({ ...EMPTY_BATCH, ...events(65, 64) });
  await cache.close();
  const db = new Database(file);
  const [first] = blocks as [(typeof blocks)[number]];
  const body = Buffer.from(storedBody(first.body)).fill(0, 12);
  const ends = new Uint8Array(first.ends.buffer);
  db.prepare('UPDATE block SET body = ?, crc = ? WHERE first = 1').run(body, blockCrc({ ...first, ends, body }));
  db.close();
  const again = await opened(file);
  expect(() => again.reader.readEvents([1])).toThrow(expect.objectContaining({ code: 'damaged' }));
  expect(again.reader.readEvents([65])).toEqual([eventText(65)]);
  expect(await again.checkIntegrity()).toMatchObject({ ok: false });
});
