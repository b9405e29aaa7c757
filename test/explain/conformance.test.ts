// Every figure of every report that the conformance cases ask for, explained with the same flags.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cockpitAsked, companiesAsked, dayAsked, qualityAsked, serviceAsked } from '../../electron/cli/report-asks.ts';
import { explain, type ReportAsked } from '../../electron/core/explain.ts';
import { readCache } from '../../electron/core/read-cache.ts';
import { addsUp } from '../../electron/figures/explain/adds-up.ts';
import { createWords } from '../../electron/words/words.ts';
import { loadCases } from '../conformance/cases.ts';
import { kokpit } from '../conformance/kokpit.ts';
import { figuresOf } from './asking.ts';

const ASKED = {
  cockpit: cockpitAsked,
  quality: qualityAsked,
  companies: companiesAsked,
  service: serviceAsked,
  day: dayAsked,
};
const REPORTS = Object.keys(ASKED);
/** Of a list of intervals, those that are not empty and so many others. */
const EMPTY_INTERVALS = 3;
const CASES = loadCases('').map((one) => ({
  ...one,
  asked: one.checks.filter(
    ({ args, exit = 0 }) => exit === 0 && args[0] === 'report' && REPORTS.includes(args[1] ?? ''),
  ),
}));

const WORDS = createWords('en');

/** The flags of a report's command line as the core takes them, read by the command line's own functions. */
function askedBy(report: string, flags: readonly string[]): ReportAsked {
  const asked = ASKED[report as keyof typeof ASKED];
  const command = asked.withFlags(new Command(), WORDS).parse([...flags], { from: 'user' });
  return { report, ask: asked.askOf(command.opts() as never, WORDS) } as ReportAsked;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-explain-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(CASES.filter(({ asked }) => asked.length > 0))('$name', ({ name, events, asked }) => {
  test('every figure has its value and adds up', async () => {
    const db = join(folder, `${name}.db`);
    writeFileSync(`${db}.ndjson`, events);
    expect((await kokpit(['import', '--db', db, `${db}.ndjson`])).status).toBe(0);
    for (const { args } of asked) {
      const [, report = '', ...flags] = args;
      const printed = JSON.parse((await kokpit([...args, '--db', db])).out) as object;
      await readCache(db, (reader) => {
        for (const [figure, value] of few(figuresOf(printed))) {
          const explanation = explain(reader, askedBy(report, flags), figure);
          expect({ figure: explanation.figure, value: explanation.value }).toEqual({ figure, value });
          expect(addsUp(explanation), `${args.join(' ')}: ${figure}`).toEqual([]);
        }
      });
    }
  }, 300_000);
});

test('the cases ask for every report', () => {
  expect(new Set(CASES.flatMap(({ asked }) => asked.map(({ args }) => args[1])))).toEqual(new Set(REPORTS));
});

/** A day of quarter hours says mostly nothing. */
function few<T extends readonly [string, unknown]>(figures: readonly T[]): readonly T[] {
  const isEmpty = ([path, value]: T) => path.startsWith('intervals[') && (value === 0 || value === null);
  const empty = figures.filter(isEmpty).slice(0, EMPTY_INTERVALS);
  return figures.filter((one) => !isEmpty(one) || empty.includes(one));
}
