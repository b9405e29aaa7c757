// A day's folder is the old one or the new one, whole: whatever fails in the middle, and whenever the program is killed.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ForeignError, keepWhole, type NamedText } from '../../electron/snapshot/keep.ts';
import { createRandom } from '../histories/random.ts';
import { smallDisk } from '../survival/small-disk.ts';
import { DAY, generation, INDEX } from './generation.ts';

const KILLS = 12;
const CHILD = join(import.meta.dirname, 'keep-child.ts');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-snapshot-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keep = (files: readonly NamedText[]) => keepWhole(folder, DAY, files, INDEX);

/** What is in a folder, by name. */
function textsIn(place: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(place)
      .sort()
      .map((name) => [name, readFileSync(join(place, name), 'utf8')]),
  );
}

const textsOf = (n: number) => Object.fromEntries(generation(n).map(({ name, text }) => [name, text]));

/** The day's folder is that generation's, and nothing else is left beside it. */
function expectKept(n: number): void {
  expect(textsIn(join(folder, DAY))).toEqual(textsOf(n));
  expect(readdirSync(folder)).toEqual([DAY]);
}

test('the first is kept, the next one takes its place', () => {
  expect(keep(generation(1))).toBe(false);
  expectKept(1);
  expect(keep(generation(2))).toBe(true);
  expectKept(2);
  expect(keep([{ name: INDEX, text: '{"files":[]}' }])).toBe(true);
  expect(readdirSync(join(folder, DAY))).toEqual([INDEX]);
});

describe('what was there stays as it was', () => {
  test.each([0, 1, 2, 3, 4])('where writing fails after %i files', (n) => {
    keep(generation(1));
    const files = generation(2).toSpliced(n, 0, { name: 'no-such-folder/x.csv', text: '' });
    expect(() => keep(files)).toThrow('ENOENT');
    expectKept(1);
    expect(() => keepWhole(folder, '2026-03-11', files, INDEX)).toThrow('ENOENT');
    expect(readdirSync(folder)).toEqual([DAY]);
  });

  test('on a full disk, and is replaced once there is room', (context) => {
    const disk = smallDisk(512 * 1024);
    if (disk === null) return context.skip('this user may not mount');
    try {
      keepWhole(disk.folder, DAY, generation(1), INDEX);
      disk.fill();
      expect(() => keepWhole(disk.folder, DAY, generation(2), INDEX)).toThrow('ENOSPC');
      expect(textsIn(join(disk.folder, DAY))).toEqual(textsOf(1));
      expect(readdirSync(disk.folder).sort()).toEqual([DAY, 'ballast']);
      disk.clear();
      expect(keepWhole(disk.folder, DAY, generation(2), INDEX)).toBe(true);
      expect(textsIn(join(disk.folder, DAY))).toEqual(textsOf(2));
    } finally {
      disk.remove();
    }
  });

  test('where it is no snapshot, or somebody put a file beside the figures', () => {
    const place = join(folder, DAY);
    writeFileSync(place, 'mine');
    expect(() => keep(generation(1))).toThrow(ForeignError);
    expect(readFileSync(place, 'utf8')).toBe('mine');
    rmSync(place);
    mkdirSync(place);
    expect(() => keep(generation(1))).toThrow(ForeignError);
    rmSync(place, { recursive: true });
    keep(generation(1));
    writeFileSync(join(place, 'notes.txt'), 'called the bank');
    expect(() => keep(generation(2))).toThrow(ForeignError);
    expect(textsIn(place)).toEqual({ ...textsOf(1), 'notes.txt': 'called the bank' });
  });
});

test(`killed at any moment (${KILLS} times): whole, and the next run clears what was left`, async () => {
  const random = createRandom(7);
  let reached = 0;
  keep(generation(0));
  for (let kill = 0; kill < KILLS; kill++) {
    const child = fork(CHILD, [folder, String(reached + 1)]);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const begun = new Promise((resolve) => child.once('message', resolve));
    child.on('message', (n) => {
      reached = Math.max(reached, Number(n));
    });
    await begun;
    await pass(random.int(0, 40));
    child.kill('SIGKILL');
    await ended;
    // Moved aside at the most: then it comes back with the next run, even where that one fails.
    expect(() => keep([{ name: 'no-such-folder/x.csv', text: '' }])).toThrow('ENOENT');
    const { n } = JSON.parse(readFileSync(join(folder, DAY, INDEX), 'utf8')) as { n: number };
    expect(n).toBeGreaterThanOrEqual(reached);
    expectKept(n);
    reached = n;
  }
  expect(reached).toBeGreaterThanOrEqual(KILLS);
});

test('what another run is writing is left alone', () => {
  const name = `.${DAY}.new-${hostname()}-${process.ppid}`;
  mkdirSync(join(folder, name));
  keep(generation(1));
  expect(readdirSync(folder).sort()).toEqual([name, DAY]);
});
