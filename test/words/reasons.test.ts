// Reasons that come as text are said in the reader's language: whatever the inbox, the log's reader, the system, SQLite,
// the engine and Node's parser of arguments say here, really said. English stays exactly as it was said.
import { mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeLine } from '../../electron/source/inbox/decode.ts';
import { readLine } from '../../electron/source/queue-log/line.ts';
import { timeFault } from '../../shared/events/rfc3339.ts';
import { enReasons } from '../../shared/words/en-reasons.ts';
import { sayReason } from '../../shared/words/reasons.ts';
import { mutatedLines } from '../fuzz/mutate.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-reasons-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** English that is left when what was quoted, named and numbered is taken away. */
function englishLeft(said: string): string {
  const own = said.replaceAll(/"(?:[^"\\]|\\.)*"?|'[^']*'?|[\w.[\]]+:/g, '');
  return (/\b(is|was|are|must|be|not|the|of|with|has|no|such|to|and|expected|missing|characters)\b.*/i.exec(own) ?? [
    '',
  ])[0];
}

/** What `act` throws, in its words. */
function fault(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

function expectSaid(reason: string): void {
  expect(sayReason('en', reason)).toBe(reason);
  for (const language of ['de', 'tr'] as const) {
    const said = sayReason(language, reason);
    expect({ reason, said, left: englishLeft(said) }).toEqual({
      reason,
      said: expect.not.stringContaining('{'),
      left: '',
    });
    expect(said).not.toBe(reason);
  }
}

test('what the inbox refuses, over mutated lines', () => {
  const seen = new Map<string, string>();
  for (const line of mutatedLines(7, 20_000)) {
    const decoded = decodeLine(line);
    if (!decoded.ok) seen.set(decoded.reason.replaceAll(/"(?:[^"\\]|\\.)*"|\d+/g, ''), decoded.reason);
  }
  expect(seen.size).toBeGreaterThan(100);
  // What quotes a piece of the line quotes any language.
  const own = [...seen.values()].filter((reason) => !reason.startsWith('is no JSON: Unexpected token'));
  const left = own.flatMap((reason) =>
    (['de', 'tr'] as const).map((language) => ({ reason, left: englishLeft(sayReason(language, reason)) })),
  );
  expect(left.filter((one) => one.left !== '')).toEqual([]);
});

describe('is said in every language:', () => {
  test.each(['|', 'soon|c|q|m|JOIN', '1773136800|c|q|m|'])('of a log, %j', (text) => {
    expectSaid(readLine(text, 1, null) as string);
  });

  test.each([
    'tomorrow',
    '2026-03-10T09:00:60Z',
    '2026-03-10T25:00:00Z',
    '2026-03-10T09:00:00+24:00',
    '2026-13-10T09:00:00Z',
    '2026-02-29T09:00:00Z',
  ])('of a time, %s', (text) => expectSaid(timeFault(text)));

  test.each([
    '{',
    '{"a":1,}',
    '[1,]',
    '{"a" 1}',
    '{"a":"b',
    '{"a":1} x',
    '{"a":"\t"}',
    '{"a":"\\q"}',
    '{"a":1 "b"}',
    '[1 2]',
    '"\\u12"',
    '{"a":01}',
    '-',
    '1.',
    '1e',
    '',
  ])('of a text that is no JSON, %j', (text) => expectSaid(fault(() => JSON.parse(text))));

  test.each([[['--nope']], [['--db']], [['--db', '--open']], [['--open=yes']], [['floor']]])(
    'of arguments, %j',
    (args) => {
      const options = { db: { type: 'string' }, open: { type: 'boolean' } } as const;
      expectSaid(fault(() => parseArgs({ args, options, strict: true, allowPositionals: false })));
    },
  );

  test('of the system', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    expectSaid(fault(() => openSync(join(folder, 'none'), 'r')));
    expectSaid(fault(() => readdirSync(file)));
    expectSaid(fault(() => readFileSync(folder)));
    expectSaid(fault(() => mkdirSync(folder)));
    expectSaid(fault(() => openSync(join(folder, 'x'.repeat(300)), 'r')));
    expect(
      sayReason(
        'de',
        fault(() => openSync(join(folder, 'none'), 'r')),
      ),
    ).toBe(`ENOENT: Datei oder Ordner gibt es nicht, open '${join(folder, 'none')}'`);
  });

  test('of a port', async () => {
    const [first, second] = [createServer(), createServer()];
    await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
    const { port } = first.address() as { port: number };
    const error = await new Promise<Error>((resolve) => {
      second.on('error', resolve);
      second.listen(port, '127.0.0.1');
    });
    first.close();
    expectSaid(error.message);
  });

  test('of SQLite', () => {
    const file = join(folder, 'no.db');
    writeFileSync(file, 'no database, but long enough to be taken for one'.repeat(30));
    const said = fault(() => new Database(file).pragma('journal_mode = WAL'));
    expectSaid(`SQLITE_NOTADB: ${said}`);
    expectSaid(`SQLITE_CANTOPEN: ${fault(() => new Database(folder))}`);
  });
});

test('several faults of one file are said one by one, and a text that has no words stays as it came', () => {
  expect(sayReason('de', 'events 1 to 9 are missing; the block of event 12 does not hold')).toBe(
    'die Ereignisse 1 bis 9 fehlen; der Block von Ereignis 12 ist nicht heil',
  );
  expect(sayReason('tr', 'something new')).toBe('something new');
});

test('a name is a name, also where it reads like a reason', () => {
  const reason = 'another event has this source and id (missing, a list); the first that arrived stays';
  expect(sayReason('de', reason)).toContain('(missing, a list)');
});

test('every reason of the catalogue is found again', () => {
  for (const [key, text] of Object.entries(enReasons)) {
    const filled = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => `<${name}>`);
    expect(sayReason('de', filled), key).not.toBe(filled);
  }
});
