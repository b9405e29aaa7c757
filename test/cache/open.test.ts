import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { EMPTY_BATCH } from '../../electron/cache/empty-batch.ts';
import { openCache } from '../../electron/cache/open.ts';
import { events, eventText } from './batches.ts';
import { beside, folder, opened, otherProcess, overwrite } from './harness.ts';

const refused = (code: string, words: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(words) });

test('folders that are missing are made', async () => {
  const file = join(folder(), 'a', 'b', 'cache.db');
  const cache = await opened(file);
  expect(cache.salvage).toBeNull();
  expect(existsSync(file)).toBe(true);
});

test('what was committed is there after closing and opening', async () => {
  const file = join(folder(), 'cache.db');
  const first = await openCache({ ...options(file) });
  await first.writer.commit({ ...EMPTY_BATCH, ...events(1, 100) });
  await first.close();
  expect(beside(file)).toEqual(['', '.lock']);
  const second = await opened(file);
  expect(second.reader.readEvents([1, 100])).toEqual([1, 100].map(eventText));
});

test('a folder, or a place below a file, is denied with another way', async () => {
  const path = folder();
  await expect(opened(path)).rejects.toEqual(refused('denied', /is a folder.*--db FILE/));
  writeFileSync(join(path, 'file'), 'x');
  await expect(opened(join(path, 'file', 'cache.db'))).rejects.toEqual(refused('denied', /EEXIST.*--db FILE/));
});

test('a cache of a newer program is opened by nobody and changed by nobody', async () => {
  const file = join(folder(), 'cache.db');
  await (await openCache(options(file))).close();
  const version = Buffer.alloc(4);
  version.writeUInt32BE(9999);
  overwrite(file, 60, version);
  const before = readFileSync(file);
  await expect(opened(file)).rejects.toEqual(refused('newer', /9999.*untouched/));
  await expect(openCache({ mode: 'read', file })).rejects.toEqual(refused('newer', /9999/));
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(beside(file)).toEqual(['', '.lock']);
});

test('a file that is no cache is left as it is', async () => {
  const path = folder();
  const text = join(path, 'events.ndjson');
  writeFileSync(text, `${eventText(1)}\n`.repeat(500));
  const before = readFileSync(text);
  await expect(opened(text)).rejects.toEqual(refused('denied', /not a cache of Kokpit.*untouched/));
  await expect(openCache({ mode: 'read', file: text })).rejects.toEqual(refused('denied', /not a cache/));
  expect(readFileSync(text).equals(before)).toBe(true);
  const foreign = join(path, 'other.db');
  const db = new Database(foreign);
  db.exec('CREATE TABLE mine (a)');
  db.close();
  await expect(opened(foreign)).rejects.toEqual(refused('denied', /not a cache of Kokpit/));
  expect(beside(foreign)).toEqual(['', '.lock']);
});

test('to read a cache that is not there is refused and makes nothing', async () => {
  const file = join(folder(), 'cache.db');
  await expect(openCache({ mode: 'read', file })).rejects.toEqual(refused('denied', /no cache at/));
  expect(beside(file)).toEqual([]);
});

test('a second program is told who has the cache, may read it, and gets it when the first is killed', async () => {
  const file = join(folder(), 'cache.db');
  const other = otherProcess('hold', file);
  expect(await other.line()).toBe('open');
  const words = new RegExp(`kokpit hold \\(process ${other.process.pid}, since 2026-`);
  await expect(opened(file)).rejects.toEqual(refused('busy', words));
  const beside = await openCache({ mode: 'read', file });
  expect(beside.reader.lastEvent()).toBe(0);
  await beside.close();
  await other.kill();
  const mine = await opened(file);
  await mine.writer.commit({ ...EMPTY_BATCH, ...events(1, 10) });
  expect(mine.reader.lastEvent()).toBe(10);
});

test('another process reads beside the writer, and sees what is committed', async () => {
  const cache = await opened();
  await cache.writer.commit({ ...EMPTY_BATCH, ...events(1, 10) });
  expect(await otherProcess('read', cache.reader.file).line()).toBe('10');
  await cache.writer.commit({ ...EMPTY_BATCH, ...events(11, 5) });
  expect(await otherProcess('read', cache.reader.file).line()).toBe('15');
});

test('a snapshot stays as it was while the writer goes on', async () => {
  const cache = await opened();
  await cache.writer.commit({ ...EMPTY_BATCH, ...events(1, 10) });
  const beside = await openCache({ mode: 'read', file: cache.reader.file });
  const later = beside.reader.snapshot(() => {
    expect(beside.reader.lastEvent()).toBe(10);
    return cache.writer.commit({ ...EMPTY_BATCH, ...events(11, 10) });
  });
  await later;
  expect(beside.reader.lastEvent()).toBe(20);
  await beside.close();
});

test('slow queries are told by name', async () => {
  const told: string[] = [];
  const cache = await opened(undefined, { onSlow: ({ what }) => told.push(what), slowMs: -1 });
  cache.reader.meta('x');
  expect([...cache.reader.cells('')]).toEqual([]);
  expect(told.slice(-2)).toEqual(['meta', 'cells']);
});

function options(file: string) {
  mkdirSync(join(file, '..'), { recursive: true });
  return {
    mode: 'write' as const,
    file,
    workerUrl: new URL('../../electron/cache/writer-worker.ts', import.meta.url),
    program: 'a test',
    now: () => 0,
  };
}
