import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { choosePlace, readPlace, writePlace } from '../../electron/shell/window-place.ts';

const ONE_SCREEN = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const FIRST = { width: 1280, height: 800, maximized: false };

test('a window comes back where it was', () => {
  const place = { x: 100, y: 50, width: 1400, height: 900, maximized: true };
  expect(choosePlace(place, ONE_SCREEN)).toEqual(place);
});

test('a window whose screen is gone is centred, in its size', () => {
  const place = { x: 2500, y: 50, width: 1400, height: 900, maximized: false };
  expect(choosePlace(place, ONE_SCREEN)).toEqual({ width: 1400, height: 900, maximized: false });
  expect(choosePlace({ ...place, x: 100, y: -300 }, ONE_SCREEN)).toEqual({
    width: 1400,
    height: 900,
    maximized: false,
  });
});

test('a window is never smaller than what it shows', () => {
  expect(choosePlace({ width: 10, height: 10, maximized: false }, ONE_SCREEN)).toEqual({
    width: 900,
    height: 600,
    maximized: false,
  });
});

test.each([
  null,
  'x',
  [],
  {},
  { width: '1', height: 2, maximized: true },
  { ...FIRST, x: 1 },
  { ...FIRST, x: 1.5, y: 2 },
])('what is no place (%j) is as good as none', (saved) => {
  expect(choosePlace(saved, ONE_SCREEN)).toEqual(FIRST);
});

test('the file is a convenience: unreadable or unwritable, nothing fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-place-'));
  const file = join(folder, 'window.json');
  expect(readPlace(file)).toBeNull();
  writePlace(file, FIRST);
  expect(readPlace(file)).toEqual(FIRST);
  writeFileSync(file, '{"width":');
  expect(readPlace(file)).toBeNull();
  writePlace(join(folder, 'not', 'there.json'), FIRST);
  rmSync(folder, { recursive: true });
});
