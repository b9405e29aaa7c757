// A day's snapshot: every file is what `kokpit report` prints, to the last byte; the index says how to get each again; and
// what cannot be done is told, with nothing changed.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ended, jsonLines, kokpit } from '../conformance/kokpit.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { asNobody } from './as-nobody.ts';

const DAY = '2026-03-10';
const AT = '2026-03-12T08:00:00.000Z';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-snapshot-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Index {
  readonly files: readonly {
    readonly file: string;
    readonly args: readonly string[];
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly [other: string]: unknown;
}

const db = () => join(folder, 'cache.db');
const out = () => join(folder, 'out');
const inDay = (name: string, day = DAY) => readFileSync(join(out(), day, `${day}-${name}`), 'utf8');
const indexOf = (day = DAY) => JSON.parse(inDay('index.json', day)) as Index;
const snapshot = (...args: string[]) =>
  kokpit(['snapshot', '--db', db(), '--out', out(), '--date', DAY, '--tz', 'UTC', ...args]);

async function imported(events: readonly object[]): Promise<void> {
  const file = join(folder, 'events.ndjson');
  writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  expect((await kokpit(['import', '--db', db(), file])).status).toBe(0);
}

let ids = 0;
const event = (time: string, type: string, data: object) => ({
  ...{ specversion: '1.0', id: `e${++ids}`, source: '/t', type, data },
  time: `${time}Z`,
});

/** A chat that is answered, and left open for the day after. */
const CHAT = [
  event('2026-03-10T08:00:00', 'agent.updated', { agent: 'ann', name: 'Ann', groups: ['g'] }),
  event('2026-03-10T08:00:00', 'agent.status_changed', { agent: 'ann', status: 'online' }),
  event('2026-03-10T09:00:00', 'conversation.opened', { conversation: 'c', kind: 'chat', channel: 'web' }),
  event('2026-03-10T09:00:01', 'conversation.assigned', { conversation: 'c', agent: 'ann' }),
  event('2026-03-10T09:00:11', 'message.sent', { conversation: 'c', author: 'agent', agent: 'ann' }),
  event('2026-03-11T07:00:00', 'conversation.resolved', { conversation: 'c', agent: 'ann' }),
];

/** What the program prints for these arguments. */
async function printed(args: readonly string[]): Promise<string> {
  const { status, out: text, err } = await kokpit([...args, '--db', db()]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return text;
}

test('each file is the report of the day as it is printed, and the cockpit is that of its last moment', async () => {
  await imported(CHAT);
  const ended = await snapshot('--at', AT);
  expect(ended.err).toBe('');
  const dates = ['--from', DAY, '--to', DAY];
  const reports: Record<string, string[]> = {
    cockpit: ['cockpit', '--at', '2026-03-10T23:59:59.999Z'],
    day: ['day', '--date', DAY, '--at', AT],
    service: ['service', ...dates, '--at', AT],
    'service-30-min': ['service', ...dates, '--interval', '30', '--at', AT],
    'quality-by-agent': ['quality', ...dates, '--by', 'agent', '--at', AT],
    'quality-by-group': ['quality', ...dates, '--by', 'group', '--at', AT],
    companies: ['companies', ...dates, '--at', AT],
  };
  const files = Object.keys(reports).flatMap((name) => [`${DAY}-${name}.csv`, `${DAY}-${name}.json`]);
  const all = [...files, `${DAY}-index.json`].sort();
  expect(readdirSync(join(out(), DAY)).sort()).toEqual(all);
  expect(jsonLines(ended)).toEqual([
    { snapshot: DAY, tz: 'UTC', folder: join(out(), DAY), files: all, events: 5, replaced: false },
  ]);
  for (const [name, args] of Object.entries(reports)) {
    for (const format of ['json', 'csv']) {
      expect(inDay(`${name}.${format}`)).toBe(await printed(['report', ...args, '--tz', 'UTC', '--format', format]));
    }
  }
  expect(JSON.parse(inDay('cockpit.json'))).toMatchObject({
    day: DAY,
    totals: { active: 1, first_response_avg_s: 10 },
  });
});

test('the index says what is in each file, how it was asked for, and what the cache held', async () => {
  await imported(CHAT);
  writeFileSync(join(folder, 'bad.ndjson'), 'no json\n');
  await kokpit(['import', '--db', db(), join(folder, 'bad.ndjson')]);
  const hours = join(folder, 'hours.json');
  writeFileSync(hours, '{"week":{"tue":["08:00-12:00"]},"holidays":[]}');
  const args = ['--at', AT, '--channel', 'WEB', '--channel', 'mail', '--group', 'g', '--hours', hours];
  expect((await snapshot(...args, '--threshold', '30', '--short', '5', '--interval', '15')).status).toBe(0);
  const { files, made_at, ...index } = indexOf();
  expect(index).toEqual({
    snapshot: DAY,
    tz: 'UTC',
    from: '2026-03-10T00:00:00.000Z',
    to: '2026-03-11T00:00:00.000Z',
    at: AT,
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    filters: { product: [], channel: ['web', 'mail'], kind: [], group: ['g'], agent: [] },
    service_level: { threshold_s: 30, short_s: 5 },
    working_hours: { week: { tue: ['08:00-12:00'] }, holidays: [] },
    cache: db(),
    events: { of_day: 5, all: 6, unknown: 0, newest: '2026-03-11T07:00:00.000Z' },
    rejects: { entries: 1, total: 1, by_category: { json: 1 } },
  });
  expect(Date.parse(String(made_at))).toBeGreaterThan(Date.parse(AT));
  const day = files.find(({ file }) => file === `${DAY}-day.csv`);
  const text = inDay('day.csv');
  const filters = ['--channel', 'web', '--channel', 'mail', '--group', 'g'];
  expect(day).toEqual({
    file: `${DAY}-day.csv`,
    report: 'day',
    format: 'csv',
    what: 'offered, answered and lost, waits and service level of the day',
    args: [
      ...['report', 'day', '--date', DAY, '--threshold', '30', '--short', '5', '--hours', hours],
      ...['--tz', 'UTC', '--at', AT, ...filters, '--format', 'csv'],
    ],
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  expect(files.some(({ file }) => file === `${DAY}-service-15-min.json`)).toBe(true);
});

test('a day of 23 hours ends with its own last moment', async () => {
  await imported(CHAT);
  const args = ['--date', '2026-03-29', '--tz', 'Europe/Berlin', '--at', '2026-04-01T00:00:00Z'];
  expect((await snapshot(...args)).status).toBe(0);
  expect(indexOf('2026-03-29')).toMatchObject({ from: '2026-03-28T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' });
  expect(JSON.parse(inDay('cockpit.json', '2026-03-29'))).toMatchObject({ at: '2026-03-29T21:59:59.999Z' });
  expect(JSON.parse(inDay('service-30-min.json', '2026-03-29')).intervals).toHaveLength(46);
});

test('of any history, any day and any choice: what the index says gives every file again, byte for byte', async () => {
  await forEachSeed(6, async (seed) => {
    rmSync(out(), { recursive: true, force: true });
    rmSync(db(), { force: true });
    const { events, world, hours } = randomHistory(seed, 20);
    await imported(events);
    const times = events.map(msOf);
    const middle = new Date(times[Math.floor(times.length / 2)] ?? 0).toISOString().slice(0, 10);
    const at = new Date(Math.max(...times) + 3 * 86_400_000).toISOString();
    const file = join(folder, 'hours.json');
    if (hours !== undefined) writeFileSync(file, JSON.stringify(hours));
    const choice = [
      ...(hours === undefined ? [] : ['--hours', file]),
      ...(seed % 2 === 0 ? ['--channel', 'WEB', '--kind', 'chat'] : []),
      ...(seed % 3 === 0 ? ['--group', world.groups[0] ?? ''] : []),
    ];
    const args = ['--date', middle, '--tz', world.tz, '--at', at, ...choice];
    expect((await snapshot(...args)).err).toBe('');
    const { files } = indexOf(middle);
    expect(files).toHaveLength(14);
    for (const { file: name, args: asked } of files) {
      expect(readFileSync(join(out(), middle, name), 'utf8')).toBe(await printed(asked));
    }
  });
});

describe('a day that is not over is wrong usage, and nothing is made:', () => {
  test('today', async () => {
    await imported(CHAT);
    const today = new Date().toISOString().slice(0, 10);
    const ended = await snapshot('--date', today);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toContain(`--date ${today} is not over yet (today is ${today} in UTC)`);
    expect(readdirSync(folder)).not.toContain('out');
  });

  test.each<[string, string[], string]>([
    ['one to come', ['--date', '2999-01-01'], '--date 2999-01-01 is not over yet'],
    ['one to come, looked back on', ['--date', '2999-01-01', '--at', '3000-01-01T00:00:00Z'], 'is not over yet'],
    ['one that was not over then', ['--at', '2026-03-10T23:59:59.999Z'], `(today is ${DAY} in UTC)`],
    [
      'one that goes on further west',
      ['--at', '2026-03-11T00:00:00Z', '--tz', 'America/New_York'],
      `(today is ${DAY} in America/New_York)`,
    ],
  ])('%s', async (_which, args, words) => {
    await imported(CHAT);
    const ended = await snapshot(...args);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toContain(words);
    expect(ended.err).toContain('yesterday at the latest');
    expect(readdirSync(folder)).not.toContain('out');
  });

  test('but at its very end it is over', async () => {
    await imported(CHAT);
    expect((await snapshot('--at', '2026-03-11T00:00:00Z')).status).toBe(0);
  });
});

test.each<[string[], string]>([
  [['snapshot', '--date', DAY], "'--out <folder>' not specified"],
  [['snapshot', '--out', 'x'], "'--date <day>' not specified"],
  [['snapshot', '--date', '2026-02-30', '--out', 'x'], 'A day is a date of the calendar, YYYY-MM-DD'],
  [['snapshot', '--date', DAY, '--out', ''], 'It is the name of a folder'],
  [['snapshot', '--date', DAY, '--out', 'x', '--interval', '20'], 'It is one of: 15, 30, 60'],
  [['snapshot', '--date', DAY, '--out', 'x', '--tz', 'Mars/Base'], 'There is no such time zone'],
  [['snapshot', '--date', DAY, '--out', 'x', '--format', 'csv'], "unknown option '--format'"],
])('kokpit %j is wrong usage', async (args, words) => {
  const ended = await kokpit(args);
  expect(ended).toMatchObject({ status: 2, out: '' });
  expect(ended.err).toContain(words);
  expect(ended.err).toContain('Usage: kokpit snapshot ');
});

test('working hours that do not hold are wrong usage, as for a report', async () => {
  const hours = join(folder, 'hours.json');
  writeFileSync(hours, '{"week":{"mon":["18:00-09:00"]}}');
  const ended = await snapshot('--hours', hours);
  expect(ended).toMatchObject({ status: 2, out: '' });
  expect(ended.err).toBe((await kokpit(['report', 'day', '--date', DAY, '--db', db(), '--hours', hours])).err);
});

describe('what cannot be done is told in one sentence, with nothing changed:', () => {
  function expectWords({ status, out: printed_, err }: Ended, ...words: string[]): void {
    expect({ status, out: printed_ }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^kokpit: [^\n]+\n$/);
    for (const word of words) expect(err).toContain(word);
  }

  test('no cache: no folder is made for it', async () => {
    expectWords(await snapshot(), db(), 'There is no cache');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a file where the folder should be, or above it', async () => {
    await imported(CHAT);
    expectWords(await snapshot('--out', db()), db(), 'is a file, not a folder', '--out FOLDER');
    expectWords(await snapshot('--out', join(db(), 'x')), db(), '--out FOLDER');
  });

  test('something else in the place of the day', async () => {
    await imported(CHAT);
    const place = join(out(), DAY);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'notes.txt'), 'mine');
    expectWords(await snapshot(), place, 'no snapshot of Kokpit', 'left untouched');
    expect(readdirSync(place)).toEqual(['notes.txt']);
  });

  test('no right to write', async (context) => {
    await imported(CHAT);
    mkdirSync(out());
    // Whoever it is may read the cache, beside which SQLite puts files of its own, but not write in the folder.
    chmodSync(folder, 0o777);
    chmodSync(db(), 0o666);
    chmodSync(out(), process.getuid?.() === 0 ? 0o755 : 0o555);
    const ended = await asNobody(['snapshot', '--date', DAY, '--tz', 'UTC', '--out', out(), '--db', db()]);
    if (ended === null) return context.skip('nobody may run the program here');
    expectWords(ended, out(), 'permission denied', '--out FOLDER');
    expect(readdirSync(out())).toEqual([]);
  });
});

test('an earlier one is replaced as a whole, and a day without events is said to be one', async () => {
  await imported(CHAT);
  await snapshot('--interval', '15');
  const again = await snapshot('--interval', '60');
  expect(again.err).toBe(`kokpit: An earlier snapshot in ${join(out(), DAY)} was replaced.\n`);
  expect(jsonLines(again)).toMatchObject([{ replaced: true }]);
  expect(readdirSync(join(out(), DAY)).filter((name) => name.includes('-min'))).toEqual([
    `${DAY}-service-60-min.csv`,
    `${DAY}-service-60-min.json`,
  ]);
  const empty = await snapshot('--date', '2026-03-08');
  expect(empty.err).toContain(`${db()} holds no event of 2026-03-08 (UTC)`);
  expect(jsonLines(empty)).toMatchObject([{ snapshot: '2026-03-08', events: 0, replaced: false }]);
  expect(readdirSync(out()).sort()).toEqual(['2026-03-08', DAY]);
});
