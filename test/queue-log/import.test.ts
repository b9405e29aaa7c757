// A queue_log through the real command line into a real cache.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildProgram } from '../../electron/cli/build-program.ts';
import { run } from '../../electron/cli/program.ts';
import { createWords } from '../../electron/words/words.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-queue-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function kokpit(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    words: createWords('en'),
  };
  const exit = await run(buildProgram(terminal), [...args, '--db', join(folder, 'c.db')], terminal);
  return { exit, out, err };
}

const LOG = [
  '1773136800|c1|sales|NONE|ENTERQUEUE||+49',
  '1773136790|M|sales|SIP/2004|ADDMEMBER|',
  '1773136812|c1|sales|SIP/2004|CONNECT|12|x|4',
  '1773136812|c1|sales|SIP/2004|RINGNOANSWER|1000',
  '1773136872|c1|sales|SIP/2004|COMPLETEAGENT|12|60|1',
  '1773136900|c9|sales|SIP/2004|CONNECT|12|x|4',
  'not a line',
].join('\n');

test('lines are counted once each, read again they are duplicates, and the figures are the calls', async () => {
  const file = join(folder, 'queue_log');
  writeFileSync(file, LOG);
  const first = await kokpit('import', '--format', 'queue-log', file);
  expect(JSON.parse(first.out)).toEqual({ read: 7, accepted: 4, duplicates: 0, conflicts: 0, unknown: 1, rejected: 2 });
  writeFileSync(join(folder, 'queue_log.1'), LOG);
  const again = await kokpit('import', '--format', 'queue-log', join(folder, 'queue_log.1'));
  expect(JSON.parse(again.out)).toEqual({ read: 7, accepted: 0, duplicates: 4, conflicts: 0, unknown: 1, rejected: 2 });
  const rejects = (await kokpit('rejects')).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rejects).toMatchObject([
    { category: 'data', line: 7, count: 2 },
    { category: 'data', line: 6, count: 2, reason: expect.stringContaining('ENTERQUEUE') },
  ]);
  const day = JSON.parse((await kokpit('report', 'day', '--date', '2026-03-10', '--tz', 'UTC')).out);
  expect(day.call).toMatchObject({ offered: 1, answered: 1, lost: 0, wait_avg_s: 12, service_level: 1 });
  const cockpit = JSON.parse((await kokpit('report', 'cockpit', '--at', '2026-03-10T12:00:00Z', '--tz', 'UTC')).out);
  expect(cockpit.agents).toMatchObject([
    { agent: '2004', groups: ['sales'], status: 'online', first_response_avg_s: 4, first_response_count: 1 },
  ]);
});

async function rejects(): Promise<Record<string, unknown>[]> {
  const { out } = await kokpit('rejects');
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('a call that waited while the log was rotated is one call, whichever file is named first', async () => {
  const lines = LOG.split('\n');
  for (const order of [
    ['queue_log.1', 'queue_log'],
    ['queue_log', 'queue_log.1'],
  ]) {
    writeFileSync(join(folder, 'queue_log.1'), lines.slice(0, 2).join('\n'));
    writeFileSync(join(folder, 'queue_log'), lines.slice(2).join('\n'));
    const { out } = await kokpit('import', '--format', 'queue-log', ...order.map((name) => join(folder, name)));
    expect(JSON.parse(out)).toMatchObject({ read: 7, unknown: 1, rejected: 2 });
    const day = JSON.parse((await kokpit('report', 'day', '--date', '2026-03-10', '--tz', 'UTC')).out);
    expect(day.call).toMatchObject({ offered: 1, answered: 1, lost: 0, wait_avg_s: 12, waiting: 0 });
  }
  expect(await rejects()).toMatchObject([
    { from: join(folder, 'queue_log'), line: 5, count: 2 },
    { from: join(folder, 'queue_log'), line: 4, count: 2 },
  ]);
});

test('a line whose names are no identifiers, and one over 256 KiB, is refused once, as it stands in the log', async () => {
  const long = 'x'.repeat(201);
  const bad = [
    `1773136801|c1|${long}|NONE|ENTERQUEUE||5|1`,
    '1773136802|c2||NONE|ENTERQUEUE||5|1',
    `1773136803|NONE|sales|${long}|ADDMEMBER|`,
    '1773136804|NONE|sales|NONE|PAUSE|',
    `1773136805|NONE|sales|SIP/7|PAUSE|${'y'.repeat(300_000)}`,
  ];
  const cut = `1773136806|NONE|sales|SIP/8|PAUSE|${'y'.repeat(10_001)}`;
  const file = join(folder, 'queue_log');
  writeFileSync(file, [...bad, cut].join('\n'));
  const { out } = await kokpit('import', '--format', 'queue-log', file);
  expect(JSON.parse(out)).toEqual({ read: 6, accepted: 1, duplicates: 0, conflicts: 0, unknown: 0, rejected: 5 });
  const found = (await rejects()).map(({ line, category, raw, count }) => [line, category, raw, count]);
  expect(found.sort()).toEqual(bad.map((raw, i) => [i + 1, i === 4 ? 'size' : 'data', raw.slice(0, 65_536), 1]));
});

test('a log that is taken for events is told to be one, and only that', async () => {
  const file = join(folder, 'queue_log');
  writeFileSync(file, LOG);
  expect((await kokpit('import', file)).err).toContain('--format queue-log');
  writeFileSync(file, 'no event\n');
  expect((await kokpit('import', file)).err).not.toContain('--format queue-log');
});

test('files of a log that was rotated go on in one another, in one import each and once more', async () => {
  const lines = LOG.split('\n').slice(0, 5);
  writeFileSync(join(folder, 'queue_log'), lines.slice(0, 2).join('\n'));
  expect((await kokpit('import', '--format', 'queue-log', join(folder, 'queue_log'))).out).toContain('"accepted":2');
  writeFileSync(join(folder, 'queue_log.1'), lines.slice(0, 2).join('\n'));
  writeFileSync(join(folder, 'queue_log'), lines.slice(2).join('\n'));
  expect((await kokpit('import', '--format', 'queue-log', join(folder, 'queue_log'))).out).toContain('"accepted":2');
  for (const [name, duplicates] of [
    ['queue_log.1', 2],
    ['queue_log', 2],
  ]) {
    const { out } = await kokpit('import', '--format', 'queue-log', join(folder, String(name)));
    expect(JSON.parse(out)).toMatchObject({ accepted: 0, duplicates, conflicts: 0, rejected: 0 });
  }
  const day = JSON.parse((await kokpit('report', 'day', '--date', '2026-03-10', '--tz', 'UTC')).out);
  expect(day.call).toMatchObject({ offered: 1, answered: 1, lost: 0, waiting: 0 });
});
