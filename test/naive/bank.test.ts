// The bank's month, where its data lies beside the project: the naive figures give the reports that come with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { naiveCockpit } from './cockpit.ts';
import { naiveDay } from './day.ts';
import { parseLines } from './parse.ts';

const FOLDER = '../shared/data/bank-1999-02';
const isThere = existsSync(`${FOLDER}/events.ndjson.gz`);

interface Expected {
  readonly report: string;
  readonly at: string;
  readonly tz: string;
  readonly date?: string;
}

describe.runIf(isThere)("the naive figures on the bank's month", () => {
  const files = isThere ? readdirSync(FOLDER).filter((file) => file.startsWith('expect-')) : [];
  const events = isThere
    ? parseLines(
        gunzipSync(readFileSync(`${FOLDER}/events.ndjson.gz`))
          .toString('utf8')
          .split('\n'),
      )
    : [];

  test.each(files)('%s', (file) => {
    const expected = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Expected;
    const question = { at: expected.at, tz: expected.tz };
    const given =
      expected.date === undefined
        ? naiveCockpit(events, question)
        : naiveDay(events, { ...question, date: expected.date });
    expect(given).toEqual(expected);
  });
});

test.skipIf(isThere)("the bank's month is not beside the project: its reports are not compared", () => {
  expect(isThere).toBe(false);
});
