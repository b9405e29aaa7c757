// Every conformance case through the command line, on real cache files: as delivered, and in every other way in which the
// same events may arrive. A few of them through the built program as a process.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../histories/random.ts';
import { type ConformanceCase, checkExpect, type ImportCounts, loadCases } from './cases.ts';
import { type Ended, jsonLines, kokpit, kokpitProcess } from './kokpit.ts';

type Kokpit = (args: readonly string[]) => Promise<Ended>;
type Reject = { readonly line: number; readonly category: string; readonly reason: string; readonly count: number };

const SEED = 20260310;
const CASES = loadCases('');

let folder = '';
let caches = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newCache = () => join(folder, `cache-${++caches}.db`);

/** Whole lines, bytes as they are: some are no UTF-8. */
function linesOf({ events }: ConformanceCase): Buffer[] {
  const lines: Buffer[] = [];
  for (let at = 0; at < events.length; ) {
    const end = events.indexOf(10, at);
    const to = end === -1 ? events.length : end + 1;
    lines.push(Buffer.concat([events.subarray(at, to), Buffer.from(end === -1 ? '\n' : '')]));
    at = to;
  }
  return lines;
}

/** One import a part, each opening and closing the cache. @returns the counts over all. */
async function importAll(db: string, parts: readonly (readonly Buffer[])[], run: Kokpit = kokpit) {
  const sum: Record<string, number> = {};
  for (const [i, part] of parts.entries()) {
    const file = `${db}-part-${i}.ndjson`;
    writeFileSync(file, Buffer.concat(part));
    const [counts, ...more] = jsonLines(await run(['import', '--db', db, file])) as ImportCounts[];
    expect(more).toEqual([]);
    for (const [key, count] of Object.entries(counts ?? {})) sum[key] = (sum[key] ?? 0) + count;
  }
  return sum;
}

async function rejectsOf(db: string, run: Kokpit = kokpit): Promise<Reject[]> {
  return jsonLines(await run(['rejects', '--db', db])) as Reject[];
}

/** Every difference between the case's checks and what is printed; none is what one wants to see. */
async function wrongReports(db: string, { checks }: ConformanceCase, run: Kokpit = kokpit): Promise<string[]> {
  const wrong: string[] = [];
  for (const { args, exit = 0, expect: expected, absent } of checks) {
    const ended = await run([...args, '--db', db]);
    if (ended.status !== exit) wrong.push(`${args.join(' ')} ended with ${ended.status}: ${ended.err}`);
    else if (exit === 0) {
      const found = checkExpect(JSON.parse(ended.out), expected, absent);
      wrong.push(...found.map((difference) => `${args.join(' ')}: ${difference}`));
    }
  }
  return wrong;
}

const byCategory = (rejects: readonly { readonly category: string; readonly count: number }[]) =>
  rejects.map(({ category, count }) => `${category} ${count}`).sort();

function expectRejects(rejects: readonly Reject[], of: ConformanceCase, times: number): void {
  const { rejects: expected } = of;
  if (expected === undefined) return;
  const grown = expected.map(({ category, count }) => ({ category, count: count * times }));
  expect(byCategory(rejects)).toEqual(byCategory(grown));
}

/** As delivered: the lines that the case names are refused, each once for what it is, and no other. */
function expectLines(rejects: readonly Reject[], { categories }: ConformanceCase): void {
  if (categories === undefined) return;
  const refused = rejects.filter(({ category }) => category !== 'conflict');
  expect(refused.filter(({ line, category }) => categories[String(line)] !== category)).toEqual([]);
  const told = refused.flatMap(({ category, count }) => Array.from({ length: count }, () => category));
  expect(told.sort()).toEqual(Object.values(categories).sort());
  for (const { reason } of refused) expect(reason.length).toBeGreaterThan(5);
}

/** Nobody has refused anything where the case does not speak of it. */
const countsOf = (of: ConformanceCase): ImportCounts | null => of.import ?? null;

describe('every report of the cases is on the command line', () => {
  test('report --help names them', async () => {
    const { out } = await kokpit(['report', '--help']);
    const asked = new Set(CASES.flatMap(({ checks }) => checks.map(({ args }) => args[1] ?? '')));
    expect([...asked].filter((report) => !new RegExp(`^  ${report} `, 'm').test(out))).toEqual([]);
  });
});

describe.each(CASES)('$name', (of) => {
  const lines = linesOf(of);
  const expected = countsOf(of);

  test('as delivered', async () => {
    const db = newCache();
    const counts = await importAll(db, [lines]);
    if (expected === null) expect(counts).toMatchObject({ read: lines.length, conflicts: 0, rejected: 0 });
    else expect(counts).toEqual(expected);
    const rejects = await rejectsOf(db);
    expectLines(rejects, of);
    expectRejects(rejects, of, 1);
    expect(await wrongReports(db, of)).toEqual([]);
  });

  const random = createRandom(SEED);
  const half = Math.floor(lines.length / 2);
  const ways: [string, Buffer[][]][] = [
    ['backwards', [lines.toReversed()]],
    ['shuffled, cut in two imports with a restart in between', cut(random.shuffle(lines), random.int(0, lines.length))],
  ];
  test.each(of.fixed_order === true ? [['cut in two imports', cut(lines, half)] as const] : ways)(
    '%s',
    async (_way, parts) => {
      const db = newCache();
      const counts = await importAll(db, parts);
      if (expected !== null) expect(counts).toEqual(expected);
      expectRejects(await rejectsOf(db), of, 1);
      expect(await wrongReports(db, of)).toEqual([]);
    },
  );

  test('everything delivered twice', async () => {
    const db = newCache();
    const doubled = [...lines, ...(of.fixed_order === true ? lines : createRandom(SEED).shuffle(lines))];
    const counts = await importAll(db, [doubled]);
    if (expected !== null) expect(counts).toEqual(twice(expected));
    expectRejects(await rejectsOf(db), of, 2);
    expect(await wrongReports(db, of)).toEqual([]);
  });
});

function cut<T>(list: readonly T[], at: number): T[][] {
  return [list.slice(0, at), list.slice(at)];
}

/** What was new is a duplicate the second time; what was refused or in conflict is so again. */
function twice({ read, accepted, duplicates, conflicts, unknown, rejected }: ImportCounts): ImportCounts {
  return {
    read: 2 * read,
    accepted,
    unknown,
    duplicates: 2 * duplicates + accepted + unknown,
    conflicts: 2 * conflicts,
    rejected: 2 * rejected,
  };
}

describe('as processes of the built program', () => {
  test.each(CASES.filter(({ name }) => ['contract-rejects-are-counted', 'cockpit-transferred'].includes(name)))(
    '$name',
    async (of) => {
      const db = newCache();
      const counts = await importAll(db, cut(linesOf(of), 3), kokpitProcess);
      if (of.import !== undefined) expect(counts).toEqual(of.import);
      expectRejects(await rejectsOf(db, kokpitProcess), of, 1);
      expect(await wrongReports(db, of, kokpitProcess)).toEqual([]);
    },
  );

  test('events on standard input', async () => {
    const db = newCache();
    const [of] = loadCases('contract-duplicates');
    const ended = await kokpitProcess(['import', '--db', db, '-'], of?.events.toString());
    expect(jsonLines(ended)).toEqual([of?.import]);
    expect(await wrongReports(db, of as ConformanceCase, kokpitProcess)).toEqual([]);
  });
});

describe('a wrong answer is found out', () => {
  test('where an event is lost, or another one is there', async () => {
    const of = CASES.find(({ name }) => name === 'cockpit-transferred') as ConformanceCase;
    for (const spoilt of [linesOf(of).slice(0, -2), linesOf(of).slice(2)]) {
      const db = newCache();
      await importAll(db, [spoilt]);
      expect((await wrongReports(db, of)).length).toBeGreaterThan(0);
    }
  });
});
