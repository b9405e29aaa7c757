import { expect, test } from 'vitest';
import { EMPTY_BATCH } from '../../electron/cache/empty-batch.ts';
import { cell, events, eventText, reject, stream } from './batches.ts';
import { opened } from './harness.ts';

test('a refused batch leaves nothing of itself', async () => {
  const { reader, writer } = await opened();
  await writer.commit({
    ...EMPTY_BATCH,
    ...events(1, 10),
    streams: [stream(1, 'conversation', 'a')],
    meta: { k: 'old' },
  });
  const broken = {
    ...EMPTY_BATCH,
    ...events(11, 10),
    streams: [stream(1, 'conversation', 'a', { open: true }), stream(2, 'conversation', 'b')],
    cells: [cell('2026-01-05', 'ana', { resolved: 1 })],
    rejects: [reject('r')],
    position: { source: 's', position: '20' },
    meta: { k: 'new' },
    // Taken already.
    identities: events(1, 10).identities,
  };
  await expect(writer.commit(broken)).rejects.toEqual(expect.objectContaining({ code: 'failed' }));
  expect(reader.lastEvent()).toBe(10);
  expect(reader.totals().events).toBe(10);
  expect([...reader.openConversations(false, null)]).toEqual([]);
  expect(reader.findStream('conversation', 'b')).toBeNull();
  expect([...reader.cellsFrom('')]).toEqual([]);
  expect([...reader.rejects()]).toEqual([]);
  expect(reader.position('s')).toBeNull();
  expect(reader.meta('k')).toBe('old');
  await writer.commit({ ...broken, identities: events(11, 10).identities });
  expect(reader.findStream('conversation', 'b')?.no).toBe(2);
  expect(reader.lastEvent()).toBe(20);
});

test('what was asked for before a refusal was heard is refused as well, what comes after is not', async () => {
  const { reader, writer } = await opened();
  await writer.commit({ ...EMPTY_BATCH, ...events(1, 10) });
  const broken = writer.commit({ ...EMPTY_BATCH, ...events(1, 10) });
  const behind = writer.commit({ ...EMPTY_BATCH, ...events(11, 10) });
  expect((await Promise.allSettled([broken, behind])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(reader.lastEvent()).toBe(10);
  await writer.commit({ ...EMPTY_BATCH, ...events(11, 10) });
  expect(reader.lastEvent()).toBe(20);
});

test('a batch stays with its sender: it can be read and committed again', async () => {
  const { reader, writer } = await opened();
  const batch = { ...EMPTY_BATCH, ...events(1, 100) };
  const before = structuredClone(batch);
  await writer.commit(batch);
  expect(batch).toEqual(before);
  expect(reader.readEvents([100])).toEqual([eventText(100)]);
});

test('identities in any order are found, whatever the size of the batch', async () => {
  const { reader, writer } = await opened();
  for (const [first, count] of [
    [1, 1],
    [2, 199],
    [201, 200],
    [401, 1001],
  ] as const) {
    await writer.commit({ ...EMPTY_BATCH, ...events(first, count) });
  }
  const { hashes, numbers } = events(1, 1401).identities;
  const found = reader.findIdentities([...hashes]);
  expect([...hashes].map((hash) => found.get(hash))).toEqual([...numbers]);
});

test('after closing, commits are refused in words', async () => {
  const cache = await opened();
  await cache.close();
  await expect(cache.writer.commit(EMPTY_BATCH)).rejects.toEqual(
    expect.objectContaining({ code: 'failed', message: expect.stringContaining('closed') }),
  );
});
