import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { EMPTY_BATCH } from '../../electron/cache/empty-batch.ts';
import { identityHash, streamHash } from '../../shared/hash.ts';
import { cell, events, eventText, reject, START_MS, stream } from './batches.ts';
import { opened } from './harness.ts';

test('an empty cache has nothing and says so', async () => {
  const { reader } = await opened();
  expect(reader.lastEvent()).toBe(0);
  expect(reader.lastStream()).toBe(0);
  expect(reader.totals()).toEqual({ events: 0, unknown: 0 });
  expect(reader.newestMs()).toBeNull();
  expect(reader.meta('x')).toBeNull();
  expect(reader.position('s')).toBeNull();
  expect(reader.cellZone()).toBeNull();
  expect([...reader.blocks(0, Number.MAX_SAFE_INTEGER)]).toEqual([]);
});

test('events come back by number, in the order asked, and are found by identity', async () => {
  const { reader, writer } = await opened();
  await writer.commit({ ...EMPTY_BATCH, ...events(1, 1000), unknown: 7 });
  await writer.commit({ ...EMPTY_BATCH, ...events(1001, 300), unknown: 1 });
  const asked = [1300, 1, 64, 65, 999, 1000, 1001, 64];
  expect(reader.readEvents(asked)).toEqual(asked.map(eventText));
  expect(reader.lastEvent()).toBe(1300);
  expect(reader.totals()).toEqual({ events: 1300, unknown: 8 });
  expect(reader.newestMs()).toBe(START_MS + 1300 * 1000);
  const hashes = ['e1300', 'nobody', 'e7'].map((id) => identityHash('/test', id));
  expect(reader.findIdentities(hashes)).toEqual(
    new Map([
      [hashes[0], 1300],
      [hashes[2], 7],
    ]),
  );
});

test('an event that is not there is damage, not an empty text', async () => {
  const { reader, writer } = await opened();
  await writer.commit({ ...EMPTY_BATCH, ...events(1, 10) });
  expect(() => reader.readEvents([11])).toThrow(expect.objectContaining({ code: 'damaged' }));
});

test('blocks are found by the span of their times, in number order', async () => {
  const { reader, writer } = await opened();
  await writer.commit({ ...EMPTY_BATCH, ...events(1, 640) });
  const second = (n: number) => START_MS + n * 1000;
  const firsts = (from: number, to: number) => [...reader.blocks(from, to)].map((block) => block.first);
  expect(firsts(second(64), second(65))).toEqual([1, 65]);
  expect(firsts(second(66), second(70))).toEqual([65]);
  expect(firsts(second(641), second(700))).toEqual([]);
  const [block] = reader.blocks(second(640), second(640));
  expect(Buffer.from(block?.body.subarray(0, block.ends[0]) ?? []).toString()).toBe(eventText(577));
});

test('streams are found by name, kind, time and state, and a change replaces what was', async () => {
  const { reader, writer } = await opened();
  const c1 = stream(1, 'conversation', 'c', { open: true, waiting: true, firstMs: 1000, lastMs: 2000 });
  const agent = stream(2, 'agent', 'c');
  const c2 = stream(3, 'conversation', 'ı-ş', { open: true, firstMs: 3000, lastMs: 9000 });
  await writer.commit({ ...EMPTY_BATCH, streams: [c1, agent, c2] });
  const closed = { ...c1, open: false, waiting: false, lastMs: 5000, state: '{"closed":true}' };
  expect(reader.findStreams('conversation', ['c', 'ı-ş', 'none'])).toEqual(
    new Map([
      ['c', c1],
      ['ı-ş', c2],
    ]),
  );
  expect([...reader.openConversations(true, null)]).toEqual([c1]);
  await writer.commit({ ...EMPTY_BATCH, streams: [closed, stream(4, 'landing', 'q')] });
  expect(reader.findStream('conversation', 'c')).toEqual(closed);
  expect(reader.findStream('agent', 'c')).toEqual(agent);
  expect(reader.findStream('presence', 'c')).toBeNull();
  expect([...reader.streamsOf('agent')]).toEqual([agent]);
  expect([...reader.streamsOf('conversation')]).toEqual([closed, c2]);
  expect([...reader.conversationsBetween(5001, 9000)]).toEqual([c2]);
  expect([...reader.conversationsBetween(5000, 2999)]).toEqual([closed]);
  expect([...reader.openConversations(false, null)]).toEqual([c2]);
  expect([...reader.openConversations(false, 9000)]).toEqual([]);
  expect([...reader.openConversations(true, null)]).toEqual([]);
  expect([...reader.streamsAfter(9000)].map(({ no }) => no)).toEqual([2, 4]);
  expect(reader.lastStream()).toBe(4);
});

test('conversations are found by a text in their state, and those whose state is not to be trusted come along', async () => {
  const { reader, writer } = await opened();
  const of = (no: number, id: string, state: string, lastMs = 5000) =>
    stream(no, 'conversation', id, { firstMs: 1000, lastMs, state });
  const streams = [
    of(1, 'mia', '[[],[],["chat","mia"]]'),
    of(2, 'leo', '[[],[],["mia","leo"]]'),
    of(3, 'nobody', '[[],[],["chat",null]]'),
    of(4, 'digits', '[[],[],["chat",7]]'),
    of(5, 'later', '[[],[],["chat","leo"]]', 9000),
    of(6, 'spoilt', '[[],[],["chat","le'),
  ];
  await writer.commit({
    ...EMPTY_BATCH,
    streams: [...streams, stream(7, 'agent', 'mia', { state: '[[],[],["","mia"]]' })],
  });
  const found = (to: number, at: number, ...texts: string[]) =>
    [...reader.conversationsWhere(2000, to, at, '$[2][1]', texts)].map(({ id }) => id).sort();
  expect(found(6000, 9000, 'mia', '7')).toEqual(['mia', 'spoilt']);
  expect(found(6000, 8999, 'mia')).toEqual(['later', 'mia', 'spoilt']);
  expect(found(999, 9000, 'mia')).toEqual([]);
});

test('streams whose names share a hash are told apart', async () => {
  const { reader, writer } = await opened();
  await writer.commit({
    ...EMPTY_BATCH,
    streams: [stream(1, 'conversation', 'taker'), stream(2, 'conversation', 'other')],
  });
  // The place of `late` is taken by another stream, as a collision would have it.
  const db = new Database(reader.file);
  const hash = streamHash('conversation', 'late');
  db.prepare('UPDATE stream_name SET hash = ? WHERE no = 1').run(hash);
  db.close();
  expect(reader.findStream('conversation', 'late')).toBeNull();
  await writer.commit({ ...EMPTY_BATCH, streams: [stream(3, 'conversation', 'late')] });
  expect(reader.findStream('conversation', 'late')?.no).toBe(3);
  const found = reader.findStreams('conversation', ['late', 'other']);
  expect([...found.values()].map(({ no }) => no).sort()).toEqual([2, 3]);
});

test('cells add up, agents keep their first moment, the rest keeps the last word', async () => {
  const { reader, writer } = await opened();
  const batch = {
    ...EMPTY_BATCH,
    cells: [cell('2026-01-05', 'ana', { resolved: 2, active: 1 }), cell('', 'ana', { active: 1 })],
    agents: [{ id: 'ana', firstMs: 500 }],
    position: { source: 'demo', position: '7' },
    meta: { zone: 'UTC' },
    commands: [
      { id: 'k1', askedMs: 10, open: true, record: '{"k":1}' },
      { id: 'k2', askedMs: 20, open: true, record: '{"k":2}' },
    ],
  };
  await writer.commit(batch);
  await writer.commit({
    ...batch,
    agents: [
      { id: 'ana', firstMs: 900 },
      { id: 'bo', firstMs: 1 },
    ],
    position: { source: 'demo', position: '8' },
    meta: { zone: 'Europe/Istanbul' },
    commands: [{ id: 'k1', askedMs: 10, open: false, record: '{"k":"done"}' }],
    full: true,
  });
  expect([...reader.cells('2026-01-05')]).toEqual([cell('2026-01-05', 'ana', { resolved: 4, active: 2 })]);
  expect([...reader.cellsFrom('2026-01-06')]).toEqual([]);
  expect(reader.agents()).toEqual([
    { id: 'ana', firstMs: 500 },
    { id: 'bo', firstMs: 1 },
  ]);
  expect(reader.position('demo')).toBe('8');
  expect(reader.meta('zone')).toBe('Europe/Istanbul');
  expect(reader.commands(10)).toEqual(['{"k":2}', '{"k":"done"}']);
  expect(reader.commands(1)).toEqual(['{"k":2}']);
  expect(reader.openCommands()).toEqual(['{"k":2}']);
  await writer.replaceCells('UTC', [cell('2026-01-06', 'bo')]);
  expect([...reader.cellsFrom('')]).toEqual([cell('2026-01-06', 'bo')]);
  expect(reader.cellZone()).toBe('UTC');
});

test('the same content refused again adds to its count and to nothing else', async () => {
  const { reader, writer } = await opened();
  await writer.commit({ ...EMPTY_BATCH, rejects: [reject('b'), reject('a', { category: 'size' })] });
  await writer.commit({ ...EMPTY_BATCH, rejects: [reject('b', { count: 3, from: 'later', line: 9 })] });
  expect([...reader.rejects()]).toEqual([reject('b', { count: 4 }), reject('a', { category: 'size' })]);
  expect(reader.rejectCounts()).toEqual([
    { category: 'json', entries: 1, count: 4 },
    { category: 'size', entries: 1, count: 1 },
  ]);
});

test('two loops over the same query do not disturb one another, and a snapshot does not move', async () => {
  const { reader, writer } = await opened();
  await writer.commit({ ...EMPTY_BATCH, streams: [stream(1, 'agent', 'a'), stream(2, 'agent', 'b')] });
  const pairs = [...reader.streamsOf('agent')].flatMap((a) => [...reader.streamsOf('agent')].map((b) => [a.no, b.no]));
  expect(pairs).toHaveLength(4);
  const seen: number[] = [];
  for (const outer of reader.streamsOf('agent'))
    for (const inner of reader.streamsOf('agent')) seen.push(outer.no, inner.no);
  expect(seen).toEqual([1, 1, 1, 2, 2, 1, 2, 2]);
});
