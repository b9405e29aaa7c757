// Results that cannot be written are a failure; a reader that has enough is none. And help is everywhere.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kokpit, kokpitProcess } from '../conformance/kokpit.ts';

const MAIN = join(import.meta.dirname, '../../electron/cli/main.ts');
const FULL = '/dev/full';
const DAYS = ['--from', '2026-03-10', '--to', '2026-03-10', '--tz', 'UTC'];
let folder = '';
const db = () => join(folder, 'cache.db');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-output-'));
  const file = join(folder, 'events.ndjson');
  const events = Array.from({ length: 5_000 }, (_, n) => ({
    ...{ specversion: '1.0', id: `e${n}`, source: '/t', type: 'group.updated', time: '2026-03-10T09:00:00Z' },
    data: { group: `g${n}`, name: 'G' },
  }));
  writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  expect((await kokpit(['import', '--db', db(), file])).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!existsSync(FULL))('on a full disk', () => {
  test.each([
    ['report', ['report', 'day', '--date', '2026-03-10', '--tz', 'UTC']],
    ['export', ['export', ...DAYS]],
    ['import', ['import', '/dev/null']],
  ])('%s has failed, and says why', (_, args) => {
    const full = openSync(FULL, 'w');
    try {
      const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args, '--db', db()], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      });
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringMatching(/^kokpit: The result could not be written: .*ENOSPC.*\n$/),
      });
    } finally {
      closeSync(full);
    }
  });
});

test('a reader that has enough is no failure', async () => {
  const child = spawn(process.execPath, [MAIN, 'export', ...DAYS, '--db', db()], { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [status] = await once(child, 'close');
  expect({ status, words }).toEqual({ status: 0, words: '' });
});

test('help for `serve` is the same whichever way it is asked for', async () => {
  const asked = await kokpit(['help', 'serve']);
  expect(asked).toMatchObject({ status: 0, err: '' });
  expect(asked.out).toContain('--port N');
  expect(await kokpitProcess(['serve', '--help'], '', { LC_ALL: 'C' })).toEqual(asked);
});
