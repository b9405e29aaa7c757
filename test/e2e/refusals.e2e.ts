// What a shell says when it cannot do what it was asked: the right words, the right exit code, nothing changed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import { runToEnd } from './support/shells.ts';
import { test as base } from './support/test.ts';

interface Refusing {
  /** Which of the two shells that can be started anywhere this is about. */
  readonly started: 'host' | 'desktop';
  /** Runs a shell that is to refuse, to its end. */
  readonly run: (which: 'host' | 'desktop', ...args: string[]) => ReturnType<typeof runToEnd>;
}

const test = base.extend<Refusing>({
  started: async ({ shell }, use) => use(shell === 'host' ? 'host' : 'desktop'),
  run: async ({ browser }, use) => use((which, ...args) => runToEnd(which, args, browser)),
});

test('a wrong flag ends with 2 and the right usage', async ({ run, started }) => {
  const { code, said } = await run(started, '--colour', 'red');
  expect(code).toBe(2);
  expect(said).toContain("Unknown option '--colour'");
  expect(said).toContain('Usage:');
});

test('a missing file is told by its name', async ({ run, started, folder }) => {
  const path = join(folder, 'none.ndjson');
  const { code, said } = await run(started, '--file', path, '--db', join(folder, 'k.db'));
  expect(code).toBe(1);
  expect(said).toContain(path);
});

test('a place that cannot be written is named, with how to choose another', async ({ run, started, folder }) => {
  const file = join(folder, 'plain');
  writeFileSync(file, '');
  const { code, said } = await run(started, '--db', join(file, 'k.db'));
  expect(code).toBe(1);
  expect(said).toContain(join(file, 'k.db'));
  expect(said).toContain('--db FILE');
});

test('a cache of a newer Kokpit is left alone, in words', async ({ run, started, written }) => {
  await written.stop();
  const cache = new Database(written.db);
  cache.pragma('user_version = 9999');
  cache.close();
  const { code, said } = await run(started, '--file', written.file.path, '--db', written.db);
  expect(code).toBe(1);
  expect(said).toContain(written.db);
  expect(said).toContain('newer Kokpit');
});

test('a cache that one Kokpit has open is opened by no other, and that is told', async ({ run, started, written }) => {
  // By the other kind of shell: a second desktop window's start goes to the first window instead.
  const other = started === 'host' ? 'desktop' : 'host';
  const { code, said } = await run(other, '--file', written.file.path, '--db', written.db);
  expect(code).toBe(1);
  expect(said).toContain(`${written.db} is in use by Kokpit`);
  expect(said).toContain('--db FILE');
  await expect(written.page.getByTestId('freshness')).toHaveAttribute('data-state', 'live');
});
