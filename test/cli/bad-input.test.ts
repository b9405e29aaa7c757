// What a person gets wrong on the command line is told in words that name it and a way out, and nothing is changed by it.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ended, jsonLines, kokpit } from '../conformance/kokpit.ts';
import { openForTest } from '../survival/open-core.ts';
import { asNobody } from './as-nobody.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-bad-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const event = (id: string) =>
  `{"specversion":"1.0","id":"${id}","source":"/t","type":"group.updated","time":"2026-03-10T09:00:00Z","data":{"group":"${id}","name":"G"}}\n`;

/** A file in the test's folder. */
function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const db = () => join(folder, 'cache.db');
const importOf = (...files: string[]) => kokpit(['import', '--db', db(), ...files]);

/** So many events are in the cache. */
async function expectKept(count: number): Promise<void> {
  const ended = await kokpit(['export', '--db', db(), '--from', '2026-03-10', '--to', '2026-03-10', '--tz', 'UTC']);
  expect(jsonLines(ended)).toHaveLength(count);
}

/** In one sentence: whose, what, and no trace of the program's inside. */
function expectWords({ status, out, err }: Ended, words: readonly string[]): void {
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toMatch(/^kokpit: [^\n]+\n$/);
  for (const word of words) expect(err).toContain(word);
  expect(err).not.toMatch(/ {4}at |Error:|undefined|\[object/);
}

describe('wrong usage ends with 2, its words, and the right usage:', () => {
  const report = (...args: string[]) => ['report', 'cockpit', '--db', 'x.db', ...args];
  test.each<[string[], string, string]>([
    [['import', '--wrong'], "unknown option '--wrong'", 'Usage: kokpit import '],
    [
      ['import', '--format', 'xml', 'a.ndjson'],
      "argument 'xml' is invalid. It is one of: cloudevents",
      'kokpit import ',
    ],
    [['import', '--db'], "option '--db <file>' argument missing", 'Usage: kokpit import '],
    [['nonsense'], "unknown command 'nonsense'", 'Usage: kokpit '],
    [['report', 'nonsense'], "unknown command 'nonsense'", 'Usage: kokpit report '],
    [['rejects', 'more'], "too many arguments for 'rejects'", 'Usage: kokpit rejects '],
    [
      report('--tz', 'Mars/Base'),
      'There is no such time zone; name one such as Europe/Istanbul',
      'kokpit report cockpit ',
    ],
    // An offset is no zone: it has no name in the IANA list, and no daylight saving.
    [report('--tz', '+03:00'), 'There is no such time zone', 'Usage: kokpit report cockpit '],
    [['report', 'cockpit', '--db', ''], 'It is the name of a file', 'Usage: kokpit report cockpit '],
    [['import', '--db', ''], 'It is the name of a file', 'Usage: kokpit import '],
    [['report', 'day', '--threshold', '0x10'], 'Seconds are a number', 'Usage: kokpit report day '],
    [report('--at', 'yesterday'), "'yesterday' is invalid. It is a time such as", 'Usage: kokpit report cockpit '],
    [
      report('--at', '2026-03-10T10:00:00'),
      'It is a time such as 2026-03-10T09:00:00Z',
      'Usage: kokpit report cockpit ',
    ],
    [report('--kind', 'fax'), 'It is one of: chat, call, video, email, ticket', 'Usage: kokpit report cockpit '],
    [report('--format', 'pdf'), 'It is one of: json, csv, table', 'Usage: kokpit report cockpit '],
    [
      ['report', 'quality', '--from', '2026-02-30'],
      'A day is a date of the calendar, YYYY-MM-DD',
      'Usage: kokpit report quality ',
    ],
    [['report', 'quality', '--from', '2026-03-01'], "'--to <day>' not specified", 'Usage: kokpit report quality '],
    [['report', 'day', '--window', '7'], 'It is one of: 5, 10, 15, 30, 60', 'Usage: kokpit report day '],
    [['export', '--to', '2026-03-01'], "'--from <day>' not specified", 'Usage: kokpit export '],
  ])('kokpit %j', async (args, words, usage) => {
    const { status, out, err } = await kokpit(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^kokpit: /);
    expect(err).toContain(words);
    expect(err).toContain(usage);
  });

  test.each<[string[], string]>([
    [['report', 'quality', '--from', '2026-03-02', '--to', '2026-03-01'], '--from 2026-03-02 is after --to 2026-03-01'],
    [['export', '--from', '2026-03-02', '--to', '2026-03-01'], '--from 2026-03-02 is after --to 2026-03-01'],
    [['report', 'day'], '--date YYYY-MM-DD'],
    [['report', 'companies', '--from', '2026-01-01', '--to', '2026-02-01'], 'at most 31'],
    [['report', 'companies', '--from', '2026-03-01', '--to', '2999-01-01'], '31'],
    [['report', 'day', '--date', '2026-03-01', '--hours', 'no-such-file.json'], 'no-such-file.json'],
    [['report', 'cockpit', '--hours', 'no-such-file.json'], 'no-such-file.json: there is no such file. Name it with'],
    [['report', 'cockpit', '--hours', tmpdir()], 'is a folder. Name the file in it'],
  ])('kokpit %j', async (args, words) => {
    const { status, out, err } = await kokpit([...args, '--db', db()]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(words);
  });
});

describe('a file that cannot be read is named, with the reason, and what is good beside it is kept:', () => {
  test('one that is not there', async () => {
    const missing = join(folder, 'missing.ndjson');
    expectWords(await importOf(fileOf('good.ndjson', event('a')), missing), [missing, 'there is no such file', 'kept']);
    await expectKept(1);
  });

  test('a folder', async () => {
    mkdirSync(join(folder, 'events'));
    expectWords(await importOf(join(folder, 'events')), [join(folder, 'events'), 'is a folder']);
  });

  test('a gzip that was cut off', async () => {
    const whole = gzipSync(Array.from({ length: 3000 }, (_, i) => event(`a${i}`)).join(''));
    const cut = fileOf('cut.ndjson.gz', whole.subarray(0, whole.length - 100));
    expectWords(await importOf(cut), [cut, 'cut off', 'nothing comes twice']);
    const [{ count }] = [await kept()];
    expect(count).toBeGreaterThan(1000);
    // Got again, it is whole, and nothing is there twice.
    const [again] = jsonLines(await importOf(fileOf('whole.ndjson.gz', whole)));
    expect(again).toEqual({
      read: 3000,
      accepted: 3000 - count,
      duplicates: count,
      conflicts: 0,
      unknown: 0,
      rejected: 0,
    });
  });

  test('a gzip that is damaged, and one that is none', async () => {
    const whole = gzipSync(event('a').repeat(50));
    whole.fill(0xaa, 20, 40);
    expectWords(await importOf(fileOf('damaged.gz', whole)), ['damaged.gz', 'damaged', 'get it again']);
    expectWords(await importOf(fileOf('none.gz', event('a'))), ['none.gz', 'is not gzip']);
  });

  test('lines that are no UTF-8, as Latin-1 and as UTF-16', async () => {
    const latin = fileOf('latin.ndjson', Buffer.from(`${event('a')}${event('ü')}${event('b')}`, 'latin1'));
    const { status, out, err } = await importOf(latin);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
    expect(err).toContain(`kokpit: ${latin}, line 2: is no UTF-8`);
    expect(err).toContain('Latin-1');
    expect(err).toContain('1 of 3 lines was refused; the others are kept');
    expect(err).toContain(`kokpit rejects --db ${db()}`);
    await expectKept(2);
    const wide = await importOf(fileOf('wide.ndjson', Buffer.from(`\ufeff${event('c')}`, 'utf16le')));
    expect(wide.err).toContain('it looks like UTF-16');
  });

  test('no more than a few refused lines are told at once', async () => {
    const { err } = await importOf(
      fileOf('bad.ndjson', Array.from({ length: 50 }, (_, i) => `no event ${i}\n`).join('')),
    );
    expect(err.split('\n').filter((line) => line !== '')).toHaveLength(4);
    expect(err).toContain('50 of 50 lines were refused');
  });

  test('with --strict a refused line is a failure; the good ones are kept', async () => {
    const ended = await kokpit(['import', '--strict', '--db', db(), fileOf('some.ndjson', `${event('a')}no event\n`)]);
    expect(ended.status).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({ accepted: 1, rejected: 1 });
    expect(ended.err).toContain('--strict');
    await expectKept(1);
  });

  test('one that may not be read', async (context) => {
    const secret = fileOf('secret.ndjson', event('a'));
    chmodSync(secret, 0o600);
    chmodSync(folder, 0o777);
    if (process.getuid?.() !== 0) chmodSync(secret, 0);
    const ended = await asNobody(['import', '--db', db(), secret]);
    if (ended === null) return context.skip('nobody may run the program here');
    expectWords(ended, [secret, 'may not be read']);
  });
});

async function kept(): Promise<{ count: number }> {
  const ended = await kokpit(['export', '--db', db(), '--from', '2026-03-10', '--to', '2026-03-10', '--tz', 'UTC']);
  return { count: jsonLines(ended).length };
}

describe('a cache that cannot be used is told, and left as it was:', () => {
  test('none', async () => {
    expectWords(await kokpit(['report', 'cockpit', '--db', db()]), [db(), 'There is no cache', '--db FILE', 'import']);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('another program’s file', async () => {
    const notes = fileOf('notes.txt', 'my notes\n');
    for (const args of [['rejects'], ['import', fileOf('good.ndjson', event('a'))]]) {
      expectWords(await kokpit([...args, '--db', notes]), [notes, 'is not a cache of Kokpit', 'left untouched']);
    }
    expect(readFileSync(notes, 'utf8')).toBe('my notes\n');
  });

  test('a newer Kokpit’s', async () => {
    await importOf(fileOf('good.ndjson', event('a')));
    const newer = new Database(db());
    newer.pragma('user_version = 99');
    newer.close();
    const before = readFileSync(db());
    for (const args of [['report', 'cockpit'], ['rejects'], ['import', fileOf('more.ndjson', event('b'))]]) {
      expectWords(await kokpit([...args, '--db', db()]), [db(), 'newer Kokpit', 'left untouched', 'update Kokpit']);
      expect(readFileSync(db()).equals(before)).toBe(true);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('cache.db-'))).toEqual([]);
  });

  test('one that another program writes: it is named, and may be read meanwhile', async () => {
    await importOf(fileOf('good.ndjson', event('a')));
    const held = await openForTest(db());
    try {
      const ended = await importOf(fileOf('more.ndjson', event('b')));
      expectWords(ended, [db(), 'in use by a test', `process ${process.pid}`, '--db FILE']);
      await expectKept(1);
    } finally {
      await held.close();
    }
    expect((await importOf(join(folder, 'more.ndjson'))).status).toBe(0);
  });

  test('a place that may not be written', async (context) => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    chmodSync(folder, 0o755);
    const good = fileOf('good.ndjson', event('a'));
    chmodSync(good, 0o644);
    for (const file of [join(closed, 'cache.db'), join(closed, 'deeper', 'cache.db')]) {
      const ended = await asNobody(['import', '--db', file, good]);
      if (ended === null) return context.skip('nobody may run the program here');
      expectWords(ended, [file, 'may not write', 'Name another place with --db FILE']);
    }
    expect(readdirSync(closed)).toEqual([]);
  });

  test('a folder', async () => {
    expectWords(await kokpit(['import', '--db', folder, fileOf('good.ndjson', event('a'))]), [folder, 'is a folder']);
  });
});

test('a damaged cache is recovered by an import as well, and it is told', async () => {
  await importOf(fileOf('good.ndjson', event('a') + event('b')));
  const bytes = readFileSync(db());
  bytes.fill(0, 0, 100);
  writeFileSync(db(), bytes);
  const { status, err } = await importOf(fileOf('more.ndjson', event('c')));
  expect(status).toBe(0);
  expect(err).toContain(`${db()} was damaged`);
  expect(err).toContain('2 events were recovered');
  await expectKept(3);
  expect(readdirSync(folder).filter((name) => name.includes('.damaged-'))).toHaveLength(1);
});
