// The bank's month, where its data lies beside the project: figures of its expected reports, explained.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explain, type ReportAsked } from '../../electron/core/explain.ts';
import { readCache } from '../../electron/core/read-cache.ts';
import { createDays } from '../../electron/figures/days.ts';
import { addsUp } from '../../electron/figures/explain/adds-up.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';
import { kokpit } from '../conformance/kokpit.ts';
import { createRandom } from '../histories/random.ts';
import { figuresOf } from './asking.ts';

const FOLDER = '../shared/data/bank-1999-02';
const isThere = existsSync(`${FOLDER}/events.ndjson.gz`);
/** Of each report, at random. */
const FIGURES = 12;
const EVERYTHING = {
  product: new Set<string>(),
  channel: new Set<string>(),
  kind: new Set<string>(),
  group: new Set<string>(),
  agent: new Set<string>(),
};

interface Expected {
  readonly report: string;
  readonly at: string;
  readonly tz: string;
  readonly date?: string;
}

describe.runIf(isThere)("the bank's month", () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kokpit-bank-'));
    writeFileSync(join(folder, 'events.ndjson'), gunzipSync(readFileSync(`${FOLDER}/events.ndjson.gz`)));
    expect((await kokpit(['import', '--db', join(folder, 'bank.db'), join(folder, 'events.ndjson')])).status).toBe(0);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const files = isThere ? readdirSync(FOLDER).filter((file) => file.startsWith('expect-')) : [];
  test.each(files)('%s', (file) =>
    readCache(join(folder, 'bank.db'), (reader) => {
      const expected = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Expected;
      const asked = askedBy(expected);
      const figures = createRandom(1999).shuffle(figuresOf(expected)).slice(0, FIGURES);
      for (const [figure, value] of figures) {
        const explanation = explain(reader, asked, figure);
        expect(explanation.value, figure).toBe(value);
        expect(addsUp(explanation), figure).toEqual([]);
      }
    }),
  );
});

function askedBy({ at, tz, date }: Expected): ReportAsked {
  const ask = { at: Date.parse(at), days: createDays(tz), choice: EVERYTHING };
  if (date === undefined) return { report: 'cockpit', ask };
  return { report: 'day', ask: { ...ask, span: { date }, who: 'all', threshold: 20, short: 0, hours: DEFAULT_HOURS } };
}

test.skipIf(isThere)("the bank's month is not beside the project: its figures are not explained", () => {
  expect(isThere).toBe(false);
});
