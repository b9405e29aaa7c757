// A damaged cache: the console sets it aside, saves what is intact, asks the source for the rest, and says so. The figures
// are those of a cache that was never damaged. The long form is in the soak.
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overwrite } from '../cache/harness.ts';
import { DAMAGES, makeWholes, outcomeOf, startUntilSound, type Wholes } from './damage.ts';
import { streamOf } from './stream.ts';

const STREAM = streamOf(11, 30);
let folder = '';
let wholes: Wholes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-damaged-'));
  wholes = await makeWholes(folder, STREAM);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Seeds that hit what others do not: a table that is read at the very start, and one that is read only later. */
const SEEDS: Readonly<Record<string, readonly number[]>> = { 'pieces of rubbish': [2, 11], 'pages of rubbish': [1, 5] };

describe.each(Object.keys(DAMAGES))('%s', (what) => {
  test.each(SEEDS[what] ?? [1])(
    'the figures are whole again (seed %i)',
    async (seed) => {
      const copy = join(folder, `${what.replaceAll(' ', '-')}-${seed}.db`);
      const { faults } = await outcomeOf(wholes, copy, STREAM, what, seed);
      expect(faults).toEqual([]);
    },
    300_000,
  );
});

test('what was set aside is told and kept, and what was intact in it is saved', async () => {
  const copy = join(folder, 'told.db');
  copyFileSync(wholes.closed, copy);
  overwrite(copy, 0, new Uint8Array(100));
  const { faults, asides, saved } = await startUntilSound(copy, STREAM);
  expect(faults).toEqual([]);
  expect(asides).toHaveLength(1);
  expect(existsSync(asides[0] ?? '')).toBe(true);
  expect(saved).toBe(STREAM.kept.length);
});

test('is found out: a recovery that the source does not make whole', async () => {
  const copy = join(folder, 'control.db');
  copyFileSync(wholes.closed, copy);
  truncateSync(copy, Math.floor(statSync(copy).size / 2));
  // It has forgotten its first lines.
  const { faults } = await startUntilSound(copy, { ...STREAM, lines: STREAM.lines.slice(40) });
  expect(faults.join('\n')).toMatch(/event lost|naively|streams differ|live figures/);
});
