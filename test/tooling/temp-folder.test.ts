import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { beginTempFolder } from './temp-folder.ts';

test('a run that leaves nothing ends well, and its folder is gone', () => {
  const before = tmpdir();
  const end = beginTempFolder();
  const own = tmpdir();
  expect(dirname(own)).toBe(before);
  end();
  expect([existsSync(own), tmpdir()]).toEqual([false, before]);
});

test('what a run leaves is named, and gone all the same', () => {
  const end = beginTempFolder();
  const own = tmpdir();
  const folder = mkdtempSync(join(own, 'kokpit-left-'));
  writeFileSync(join(folder, 'cache.db'), 'x');
  expect(end).toThrow(/^Left among the temporary files: kokpit-left-\w+\.$/);
  expect(existsSync(own)).toBe(false);
});
