import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { EMPTY_BATCH } from '../../electron/cache/empty-batch.ts';
import { openCache, type WriteCache } from '../../electron/cache/open.ts';
import { isWhole } from '../../electron/cache/salvage-rows.ts';
import type { RejectEntry } from '../../electron/cache/types.ts';
import { cell, events, eventText, reject, START_MS, stream } from './batches.ts';
import { folder, opened, otherProcess, overwrite, WORKER } from './harness.ts';

const PAGE = 8192;
const EVENTS = 4000;
const STAMP = '20260105T090000Z';

/** A closed cache of 4,000 events and of everything else. */
async function filled(): Promise<string> {
  const file = join(folder(), 'cache.db');
  const cache = await openCache({ mode: 'write', file, workerUrl: WORKER, program: 'a test', now: () => START_MS });
  for (let first = 1; first < EVENTS; first += 500) {
    await cache.writer.commit({
      ...EMPTY_BATCH,
      ...events(first, 500),
      streams: Array.from({ length: 100 }, (_, i) => stream(first + i, 'conversation', `c${first + i}`)),
      cells: [cell('2026-01-05', 'ana', { resolved: 1 })],
      position: { source: 'demo', position: String(first) },
    });
  }
  await cache.writer.commit({
    ...EMPTY_BATCH,
    rejects: [reject('a', { raw: 'ş'.repeat(20_000) }), reject('b', { count: 4 })],
    commands: [{ id: 'k1', askedMs: 10, open: true, record: '{"k":1}' }],
    meta: { theme: 'dark' },
  });
  await cache.close();
  return file;
}

async function textsOf(cache: WriteCache): Promise<string[]> {
  const texts: string[] = [];
  for await (const block of cache.salvage ?? []) texts.push(...block);
  return texts;
}

const numberOf = (text: string): number => Number(/"id":"e(\d+)"/.exec(text)?.[1]);

/** Every text is an event as it was kept, in order of arrival, none twice. */
function expectIntact(texts: readonly string[]): void {
  const numbers = texts.map(numberOf);
  expect(texts).toEqual(numbers.map(eventText));
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
}

test('a sound cache has nothing to recover', async () => {
  const cache = await opened(await filled());
  expect(cache.salvage).toBeNull();
  expect(cache.reader.totals().events).toBe(EVENTS);
});

test('a cache without its header is set aside, and everything in it is recovered', async () => {
  const file = await filled();
  overwrite(file, 0, new Uint8Array(100));
  const before = readFileSync(file);
  const cache = await opened(file);
  expect(readFileSync(`${file}.damaged-${STAMP}`).equals(before)).toBe(true);
  const texts = await textsOf(cache);
  expectIntact(texts);
  expect(cache.salvage?.finish()).toEqual({
    reason: 'its beginning is missing',
    aside: `${file}.damaged-${STAMP}`,
    saved: EVENTS,
    expected: EVENTS,
    lost: false,
  });
  // Events, and what follows from them, come back by the core; the source is asked again.
  expect(cache.reader.lastEvent()).toBe(0);
  expect(cache.reader.totals()).toEqual({ events: 0, unknown: 0 });
  expect(cache.reader.position('demo')).toBeNull();
  expect([...cache.reader.rejects()]).toEqual([reject('a', { raw: 'ş'.repeat(20_000) }), reject('b', { count: 4 })]);
  expect(cache.reader.openCommands()).toEqual(['{"k":1}']);
  expect(cache.reader.meta('theme')).toBe('dark');
});

test('a cache that is cut short keeps what is in front of the cut', async () => {
  const file = await filled();
  truncateSync(file, Math.floor(statSync(file).size * 0.6));
  const cache = await opened(file);
  const texts = await textsOf(cache);
  expectIntact(texts);
  expect(texts.length).toBeGreaterThan(EVENTS / 3);
  expect(cache.salvage?.report()).toMatchObject({ saved: texts.length, lost: true });
});

test('a cache of zeros is set aside and begun anew', async () => {
  const file = await filled();
  writeFileSync(file, Buffer.alloc(statSync(file).size));
  const cache = await opened(file);
  expect(await textsOf(cache)).toEqual([]);
  expect(cache.salvage?.report()).toMatchObject({ saved: 0, expected: null, lost: true });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('pages of rubbish cost the blocks on them and no other (seed %i)', async (seed) => {
  const file = await filled();
  const intact = blocksByPage(file);
  const random = lcg(seed);
  const pages = statSync(file).size / PAGE;
  const broken = new Set<number>();
  // The root of the blocks' tree among them, so that no tree leads to them any more.
  broken.add(intact.root);
  for (let i = 0; i < 12; i++) broken.add(1 + (random() % pages));
  for (const page of broken) {
    const rubbish = Buffer.alloc(PAGE);
    for (let i = 0; i < PAGE; i++) rubbish[i] = random() & 0xff;
    overwrite(file, (page - 1) * PAGE, rubbish);
  }
  const cache = await openOrRequest(file);
  const texts = await textsOf(cache);
  expectIntact(texts);
  const expected = intact.blocks.filter(({ pages }) => !pages.some((page) => broken.has(page)));
  expect(texts).toHaveLength(expected.reduce((sum, { count }) => sum + count, 0));
  expect(texts.length).toBeGreaterThan(0);
  // Where the number of events went with its page, nobody can tell that none is lost.
  const report = cache.salvage?.report();
  expect(report?.lost).toBe(report?.expected === null || texts.length < EVENTS);
});

test('a changed byte in a block is noticed on reading, told by the check, and recovered around', async () => {
  const file = await filled();
  flipByteOf(file, 777);
  const cache = await opened(file);
  expect(cache.salvage).toBeNull();
  expect(() => cache.reader.readEvents([777])).toThrow(expect.objectContaining({ code: 'damaged' }));
  expect(cache.reader.readEvents([1])).toEqual([eventText(1)]);
  const report = await cache.checkIntegrity();
  expect(report).toMatchObject({ ok: false, events: EVENTS - 64 });
  expect(report.problems[0]).toMatch(/block of event \d+ does not hold/);
  cache.requestRecovery(report.problems[0] ?? '');
  await cache.close();
  const again = await opened(file);
  const texts = await textsOf(again);
  expectIntact(texts);
  expect(texts).toHaveLength(EVENTS - 64);
  expect(again.salvage?.report()).toMatchObject({ reason: report.problems[0], lost: true });
});

test('what lies in the log only is recovered as well', async () => {
  const file = join(folder(), 'cache.db');
  const other = otherProcess('commit', file);
  await other.line();
  let kept = 0;
  while (kept < 3000) kept = Number(await other.line());
  await other.kill();
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  overwrite(file, 0, new Uint8Array(PAGE));
  const cache = await openOrRequest(file);
  const texts = await textsOf(cache);
  expectIntact(texts);
  expect(texts.length).toBeGreaterThanOrEqual(kept);
});

test('a file emptied beside its log is damage, not a new cache', async () => {
  const file = join(folder(), 'cache.db');
  const other = otherProcess('commit', file);
  await other.line();
  while (Number(await other.line()) < 1000);
  await other.kill();
  truncateSync(file, 0);
  const cache = await opened(file);
  expectIntact(await textsOf(cache));
  expect(cache.salvage?.report().saved).toBeGreaterThanOrEqual(1000);
});

test('of what was refused, ordered or noted comes back only what is whole', () => {
  const columns = ({ digest, receivedMs, from, line, category, reason, raw, count }: RejectEntry) =>
    [digest, receivedMs, from, line, category, reason, raw, count] as const;
  const wholeReject = (one: RejectEntry) => isWhole('reject', columns(one));
  const long = reject('long', { raw: 'ş'.repeat(20_000) });
  expect(wholeReject(long)).toBe(true);
  expect(wholeReject(reject('nul', { raw: '{\0' }))).toBe(true);
  // The page that its end lay on reads as zeros, or as something else.
  expect(wholeReject({ ...long, raw: `${'ş'.repeat(4_000)}${'\0'.repeat(32_000)}` })).toBe(false);
  expect(wholeReject({ ...long, raw: `${'ş'.repeat(19_999)}s` })).toBe(false);
  // Only the beginning was kept, or what is UTF-8 of it: the digest is of all of it.
  const { digest } = reject('other');
  const head = { ...reject('head', { raw: 'x'.repeat(65_536) }), digest };
  const lossy = { ...reject('lossy', { raw: '\uFFFD{' }), digest };
  expect([head, lossy].map(wholeReject)).toEqual([true, true]);
  expect(wholeReject({ ...head, raw: `${'x'.repeat(8_000)}${'\0'.repeat(57_536)}` })).toBe(false);
  expect(wholeReject({ ...lossy, raw: '\uFFFD{\0' })).toBe(false);
  expect(isWhole('command', ['k1', 10, 1, '{"k":1}'])).toBe(true);
  expect(isWhole('command', ['k1', 10, 1, '{"k":\0\0'])).toBe(false);
  expect(isWhole('meta', ['theme', 'da\0\0'])).toBe(false);
});

test('a recovery that was interrupted is done again from the file set aside', async () => {
  const file = await filled();
  overwrite(file, 0, new Uint8Array(100));
  const first = await opened(file);
  for await (const block of first.salvage ?? []) {
    await first.writer.commit({ ...EMPTY_BATCH, ...events(1, block.length) });
    break;
  }
  await first.close();
  const second = await opened(file);
  expect(second.reader.lastEvent()).toBe(64);
  expect(await textsOf(second)).toHaveLength(EVENTS);
  second.salvage?.finish();
  await second.close();
  const third = await opened(file);
  expect(third.salvage).toBeNull();
  expect(third.reader.rejectCounts()).toEqual([{ category: 'json', entries: 2, count: 5 }]);
});

test('interrupted between the moves, the rest is moved at the next start', async () => {
  const file = await filled();
  writeFileSync(`${file}.recovery`, JSON.stringify({ reason: 'told', asides: [], next: `${file}.damaged-${STAMP}` }));
  const cache = await opened(file);
  expect(existsSync(`${file}.damaged-${STAMP}`)).toBe(true);
  expect(await textsOf(cache)).toHaveLength(EVENTS);
});

test('damage during a recovery loses neither file', async () => {
  const file = await filled();
  overwrite(file, 0, new Uint8Array(100));
  const first = await opened(file);
  await first.writer.commit({ ...EMPTY_BATCH, ...events(1, 640) });
  await first.close();
  overwrite(file, 0, new Uint8Array(100));
  const second = await opened(file);
  const texts = await textsOf(second);
  expect(new Set(texts.map(numberOf)).size).toBe(EVENTS);
  expect(readdirSync(dirname(file)).filter((name) => name.includes('.damaged-'))).toHaveLength(2);
});

test('a cache read beside is told to be damaged and is not touched', async () => {
  const file = await filled();
  const copy = `${file}.copy`;
  overwrite(file, 0, new Uint8Array(100));
  copyFileSync(file, copy);
  await expect(openCache({ mode: 'read', file })).rejects.toEqual(expect.objectContaining({ code: 'damaged' }));
  expect(readFileSync(file).equals(readFileSync(copy))).toBe(true);
  rmSync(copy);
});

/** Changes one byte of the stored block that holds event `number`. */
function flipByteOf(file: string, number: number): void {
  const db = new Database(file, { readonly: true });
  const body = db.prepare('SELECT body FROM block WHERE first <= ? ORDER BY first DESC').pluck().get(number) as Buffer;
  db.close();
  const bytes = readFileSync(file);
  // Its first bytes lie side by side, wherever the rest runs over to.
  const at = bytes.indexOf(body.subarray(0, 64)) + 40;
  overwrite(file, at, Buffer.from([(bytes[at] as number) ^ 1]));
}

/** Damage that the start does not see is what the background check is for. */
async function openOrRequest(file: string): Promise<WriteCache> {
  const cache = await opened(file);
  if (cache.salvage !== null) return cache;
  const report = await cache.checkIntegrity();
  expect(report.ok).toBe(false);
  cache.requestRecovery(report.problems.join('; '));
  await cache.close();
  return opened(file);
}

/** Which pages hold each block: its leaf, and the pages that it runs over to. */
function blocksByPage(file: string): { root: number; blocks: { first: number; count: number; pages: number[] }[] } {
  const db = new Database(file, { readonly: true });
  const root = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'block'").pluck().get());
  const leaves = db
    .prepare<unknown[]>("SELECT pageno, path, pagetype, ncell FROM dbstat WHERE name = 'block' ORDER BY path")
    .all() as { pageno: number; path: string; pagetype: string; ncell: number }[];
  const rows = db.prepare<unknown[]>('SELECT first, count FROM block ORDER BY first').all() as {
    first: number;
    count: number;
  }[];
  db.close();
  const blocks: { first: number; count: number; pages: number[] }[] = [];
  for (const leaf of leaves.filter(({ pagetype }) => pagetype === 'leaf')) {
    for (let i = 0; i < leaf.ncell; i++) {
      const row = rows[blocks.length];
      const over = leaves.filter(({ path }) => path.startsWith(`${leaf.path}${i.toString(16).padStart(3, '0')}+`));
      if (row !== undefined) blocks.push({ ...row, pages: [leaf.pageno, ...over.map(({ pageno }) => pageno)] });
    }
  }
  return { root, blocks };
}

function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
