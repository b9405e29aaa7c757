// What a shell says when it cannot do what it was asked: the right words, the right exit code, nothing changed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import { DESKTOP, HOST, startProgram } from './support/program.ts';
import type { ShellName } from './support/shells.ts';
import { test } from './support/test.ts';

/** Runs a shell to its end. */
async function run(shell: ShellName, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const program = startProgram(shell === 'host' ? HOST : DESKTOP, args);
  return { code: await program.ended(), said: program.said() };
}

test('a wrong flag ends with 2 and the right usage', async ({ shell }) => {
  const { code, said } = await run(shell, '--colour', 'red');
  expect(code).toBe(2);
  expect(said).toContain("Unknown option '--colour'");
  expect(said).toContain('Usage:');
});

test('a missing file is told by its name', async ({ shell, folder }) => {
  const path = join(folder, 'none.ndjson');
  const { code, said } = await run(shell, '--file', path, '--db', join(folder, 'k.db'));
  expect(code).toBe(1);
  expect(said).toContain(path);
});

test('a place that cannot be written is named, with how to choose another', async ({ shell, folder }) => {
  const file = join(folder, 'plain');
  writeFileSync(file, '');
  const { code, said } = await run(shell, '--db', join(file, 'k.db'));
  expect(code).toBe(1);
  expect(said).toContain(join(file, 'k.db'));
  expect(said).toContain('--db FILE');
});

test('a cache of a newer Kokpit is left alone, in words', async ({ shell, written }) => {
  await written.stop();
  const cache = new Database(written.db);
  cache.pragma('user_version = 9999');
  cache.close();
  const { code, said } = await run(shell, '--file', written.file.path, '--db', written.db);
  expect(code).toBe(1);
  expect(said).toContain(written.db);
  expect(said).toContain('newer Kokpit');
});

test('a cache that one Kokpit has open is opened by no other, and that is told', async ({ shell, written }) => {
  // By the other kind of shell: a second desktop window's start goes to the first window instead.
  const other = shell === 'host' ? 'desktop' : 'host';
  const { code, said } = await run(other, '--file', written.file.path, '--db', written.db);
  expect(code).toBe(1);
  expect(said).toContain(`${written.db} is in use by Kokpit`);
  expect(said).toContain('--db FILE');
  await expect(written.page.getByTestId('freshness')).toHaveAttribute('data-state', 'live');
});
