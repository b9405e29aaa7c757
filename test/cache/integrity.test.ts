// A look through a cache can be ended at any moment, also in the middle of a call of SQLite's.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { ENDLESS_CHECK, folder, opened, otherProcess } from './harness.ts';

/** Starting processes takes long on a busy machine. */
const PROCESSES_MS = 60_000;

/** Whether an endless check is in its call. */
function isLooking(file: string): boolean {
  const db = new Database(`${file}.looking`, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return false;
  } catch {
    return true;
  } finally {
    db.close();
  }
}

const becomes = (file: string, looking: boolean) =>
  vi.waitFor(() => expect(isLooking(file)).toBe(looking), { timeout: PROCESSES_MS });

test('closing a cache ends a check that never ends by itself, and the next program has the cache', async () => {
  const file = join(folder(), 'cache.db');
  const cache = await opened(file, { checkUrl: ENDLESS_CHECK });
  const told = expect(cache.checkIntegrity()).rejects.toMatchObject({ code: 'failed' });
  await becomes(file, true);
  await cache.close();
  expect(isLooking(file)).toBe(false);
  await told;
  const next = await opened(file);
  expect(await next.checkIntegrity()).toMatchObject({ ok: true });
});

test('a check ends with a program that is killed', async () => {
  const file = join(folder(), 'cache.db');
  const other = otherProcess('check', file);
  expect(await other.line()).toBe('open');
  await becomes(file, true);
  await other.kill();
  await becomes(file, false);
});

test('a check that cannot begin says so, and ending it is no trouble', async () => {
  const cache = await opened(undefined, { checkUrl: new URL('./no-such-check.ts', import.meta.url) });
  await expect(cache.checkIntegrity()).rejects.toMatchObject({ code: 'failed' });
  await cache.stopCheck();
});
