// Killed at any moment, a console goes on where it was: nothing lost, nothing twice. The long form is in the soak.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CacheFault } from './faulty-cache.ts';
import { killAgainAndAgain } from './kills.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-killed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('killed 8 times in the middle of a stream that is delivered again: nothing lost, nothing twice', async () => {
  const { faults, kills, events } = await killAgainAndAgain({ folder, seed: 11, kills: 8, size: 40 });
  expect(faults).toEqual([]);
  expect(kills).toBe(8);
  expect(events).toBeGreaterThan(300);
}, 300_000);

describe('is found out:', () => {
  test.each<[string, CacheFault, RegExp]>([
    ['a position that is kept before its events', 'position-first', /events are there, \d+ were sent/],
    ['facts that are kept after their events', 'facts-later', /naively|streams differ/],
    ['an event that is taken twice when it is delivered again', 'names-forgotten', /events are there, \d+ were sent/],
    ['a delivery said to be kept before it is', 'kept-too-early', /was said to be kept|does not hold|is missing/],
  ])(
    '%s',
    async (_what, fault, words) => {
      const own = join(folder, fault);
      mkdirSync(own);
      const { faults } = await killAgainAndAgain({ folder: own, seed: 1000, kills: 1, size: 6, fault });
      expect(faults.join('\n')).toMatch(words);
    },
    300_000,
  );
});
