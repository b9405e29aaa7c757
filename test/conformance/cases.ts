// The conformance cases: what they are, where they lie, and whether a printed JSON is what a case expects.
// The grammar of paths is in cases/README.md.

import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./cases/', import.meta.url);

export interface Check {
  /** The command line after `kokpit`. */
  readonly args: readonly string[];
  /** The exit status, 0 where absent. */
  readonly exit?: number;
  readonly expect?: Readonly<Record<string, unknown>>;
  readonly absent?: readonly string[];
}

export interface ImportCounts {
  readonly read: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly unknown: number;
  readonly rejected: number;
}

export interface ConformanceCase {
  readonly name: string;
  readonly shows: string;
  /** All six counts of the import into an empty cache; the figures' cases leave them out. */
  readonly import?: ImportCounts;
  /** Line number to category, of every line that is refused. */
  readonly categories?: Readonly<Record<string, string>>;
  readonly rejects?: readonly { readonly category: string; readonly count: number }[];
  readonly fixed_order?: boolean;
  readonly checks: readonly Check[];
  /** The events as delivered. */
  readonly events: Buffer;
}

/** The cases whose names begin with `prefix` (`''`: all), by name. */
export function loadCases(prefix: string): ConformanceCase[] {
  const files = readdirSync(FOLDER).filter((file) => file.startsWith(prefix) && file.endsWith('.expect.json'));
  return files.sort().map((file) => {
    const name = file.slice(0, -'.expect.json'.length);
    const expected = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Omit<
      ConformanceCase,
      'name' | 'events'
    >;
    return { ...expected, name, events: readFileSync(new URL(`${name}.ndjson`, FOLDER)) };
  });
}

const TOLERANCE = 0.002;
const MISSING = Symbol('not there');
/** Two entries of one name would make a check a matter of luck: it agrees with nothing, and is not absent. */
const AMBIGUOUS = Symbol('there more than once');
const INSTANT = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** One step of a path: a key, a place in a list, the entry whose key has a value, or a list's length. */
type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'where'; readonly key: string; readonly value: string }
  | { readonly kind: 'count' };

const STEP = /\.?([^.[\]#]+)|\[(\d+)\]|\[([^=\]]+)=([^\]]*)\]|(#)$/y;

export function parsePath(path: string): Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  for (let at = 0; at < path.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const found = STEP.exec(path);
    if (found === null) throw new Error(`"${path}" is no path: character ${at + 1} cannot be read`);
    const [, key, place, whereKey, whereValue] = found;
    if (key !== undefined) steps.push({ kind: 'key', key });
    else if (place !== undefined) steps.push({ kind: 'place', place: Number(place) });
    else if (whereKey !== undefined) steps.push({ kind: 'where', key: whereKey, value: whereValue ?? '' });
    else steps.push({ kind: 'count' });
  }
  return steps;
}

function ownValue(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : MISSING;
}

function follow(value: unknown, step: Step): unknown {
  if (step.kind === 'key') return Array.isArray(value) ? MISSING : ownValue(value, step.key);
  if (!Array.isArray(value)) return MISSING;
  if (step.kind === 'count') return value.length;
  if (step.kind === 'place') return step.place < value.length ? value[step.place] : MISSING;
  const matches = value.filter((entry) => {
    const found = ownValue(entry, step.key);
    return step.value === 'null' ? found === null : found !== MISSING && String(found) === step.value;
  });
  return matches.length > 1 ? AMBIGUOUS : matches.length === 1 ? matches[0] : MISSING;
}

/** Whether `found` is what is expected: numbers within 0.002, times as instants, null only null, the rest whole. */
function agrees(found: unknown, expected: unknown): boolean {
  if (typeof expected === 'number') return typeof found === 'number' && Math.abs(found - expected) <= TOLERANCE;
  if (typeof expected === 'string') {
    if (found === expected) return true;
    const instants = typeof found === 'string' && INSTANT.test(found) && INSTANT.test(expected);
    return instants && Date.parse(found) === Date.parse(expected);
  }
  if (typeof expected !== 'object' || expected === null) return found === expected;
  if (typeof found !== 'object' || found === null || Array.isArray(found) !== Array.isArray(expected)) return false;
  const keys = Object.keys(expected);
  const same = keys.length === Object.keys(found).length;
  return same && keys.every((key) => agrees(ownValue(found, key), Reflect.get(expected, key)));
}

/** Every difference between what was printed and what is expected, in words; none is what one wants to see. */
export function checkExpect(
  json: unknown,
  expected: Readonly<Record<string, unknown>> = {},
  absent: readonly string[] = [],
): string[] {
  const at = (path: string): unknown => parsePath(path).reduce(follow, json);
  const shown = (value: unknown): string =>
    typeof value === 'symbol' ? String(value.description) : JSON.stringify(value);
  const wrong = Object.entries(expected)
    .filter(([path, value]) => !agrees(at(path), value))
    .map(([path, value]) => `${path}: expected ${JSON.stringify(value)}, is ${shown(at(path))}`);
  const present = absent
    .filter((path) => at(path) !== MISSING)
    .map((path) => `${path}: expected not to be there, is ${shown(at(path))}`);
  return [...wrong, ...present];
}
