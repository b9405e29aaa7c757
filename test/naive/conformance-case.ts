// Reads the conformance cases and asks the naive figures what a case asks the command line; compares by the paths and
// the tolerance of the cases' README.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KokpitEvent } from '../../shared/events/event.ts';
import { naiveReport } from './report.ts';

/** Numbers are equal within this. */
const TOLERANCE = 0.002;

export interface Check {
  readonly args: readonly string[];
  readonly exit?: number;
  readonly expect?: Readonly<Record<string, unknown>>;
  readonly absent?: readonly string[];
}

export interface ConformanceCase {
  readonly name: string;
  readonly shows: string;
  readonly fixedOrder: boolean;
  readonly lines: readonly string[];
  readonly checks: readonly Check[];
}

/** The project's own copy of the cases, else the shared one; relative to the project's root. */
const FOLDERS = ['test/conformance/cases', '../shared/conformance'];
/** Cases of this implementation's own, in the same shape. */
const OWN_FOLDER = 'test/naive/cases';

export function readCases(): readonly ConformanceCase[] {
  const folder = FOLDERS.find((one) => existsSync(one));
  return [...(folder === undefined ? [] : casesIn(folder)), ...(existsSync(OWN_FOLDER) ? casesIn(OWN_FOLDER) : [])];
}

function casesIn(folder: string): ConformanceCase[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.ndjson'));
  return names.toSorted().map((file) => {
    const name = file.slice(0, -'.ndjson'.length);
    const expected = JSON.parse(readFileSync(join(folder, `${name}.expect.json`), 'utf8')) as {
      shows: string;
      fixed_order?: boolean;
      checks?: readonly Check[];
    };
    return {
      name,
      shows: expected.shows,
      fixedOrder: expected.fixed_order ?? false,
      lines: readFileSync(join(folder, file), 'utf8').split('\n'),
      checks: (expected.checks ?? []).filter((check) => check.args[0] === 'report' && (check.exit ?? 0) === 0),
    };
  });
}

/** What is wrong with the answer to one check, as lines of words; none where it holds. */
export function faultsOf(check: Check, events: readonly KokpitEvent[]): readonly string[] {
  const report = naiveReport(events, check.args);
  const wrong = Object.entries(check.expect ?? {}).flatMap(([path, expected]) => {
    const found = valueAt(report, path);
    return isSame(found, expected) ? [] : [`${path}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`];
  });
  const present = (check.absent ?? []).filter((path) => valueAt(report, path) !== undefined);
  return [...wrong, ...present.map((path) => `${path} is there`)].map((fault) => `${check.args.join(' ')}: ${fault}`);
}

/** `a.b`, `rows[0].x`, `rows[key=ann].x`, `rows[key=null]`, `rows#`; `undefined` where there is nothing. */
export function valueAt(root: unknown, path: string): unknown {
  let value: unknown = root;
  for (const [, key, index, by, wanted, hash] of path.matchAll(/([^.[\]#]+)|\[(\d+)\]|\[([^\]=]+)=([^\]]*)\]|(#)/g)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const list = value as Readonly<Record<string, unknown>>;
    if (key !== undefined || index !== undefined) value = list[key ?? index ?? ''];
    else if (hash !== undefined) value = (value as readonly unknown[]).length;
    else value = (value as readonly Record<string, unknown>[]).find((entry) => String(entry[by ?? '']) === wanted);
  }
  return value;
}

function isSame(found: unknown, expected: unknown): boolean {
  if (typeof found === 'number' && typeof expected === 'number') return Math.abs(found - expected) <= TOLERANCE;
  if (typeof found === 'object' && typeof expected === 'object' && found !== null && expected !== null) {
    const keys = Object.keys(expected);
    return (
      keys.length === Object.keys(found).length &&
      keys.every((key) => isSame(entryOf(found, key), entryOf(expected, key)))
    );
  }
  if (typeof found === 'string' && typeof expected === 'string' && /^\d{4}-\d\d-\d\dT/.test(expected)) {
    return Date.parse(found) === Date.parse(expected);
  }
  return found === expected;
}

function entryOf(holder: object, key: string): unknown {
  return (holder as Readonly<Record<string, unknown>>)[key];
}
