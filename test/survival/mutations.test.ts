// Mutated lines through the whole import: the short form; the soak takes many more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kokpit } from '../conformance/kokpit.ts';
import { importMutations } from './mutations.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-mutated-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every mutated line is imported or refused with a reason, and every report comes out', async () => {
  const { faults, lines, accepted, refused } = await importMutations(folder, [1, 2], 1500);
  expect(faults).toEqual([]);
  expect(lines).toBeGreaterThan(2500);
  expect(accepted).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(500);
});

test('is found out: an import that swallows a line that it refuses', async () => {
  const swallowing: typeof kokpit = async (args) => {
    const ended = await kokpit(args);
    return { ...ended, out: ended.out.replace(/"read":(\d+)/, (_, read) => `"read":${Number(read) - 1}`) };
  };
  expect((await importMutations(folder, [1], 200, swallowing)).faults.length).toBeGreaterThan(0);
});

test('is found out: an import that falls over', async () => {
  const falling: typeof kokpit = async () => ({ status: 1, out: '', err: 'kokpit: fell over\n' });
  expect((await importMutations(folder, [1], 200, falling)).faults.join()).toContain('fell over');
});
