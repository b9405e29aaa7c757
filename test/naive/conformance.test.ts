import { describe, expect, test } from 'vitest';
import { createRandom } from '../histories/random.ts';
import { faultsOf, readCases } from './conformance-case.ts';
import { parseLines } from './parse.ts';

const cases = readCases();

test('there are conformance cases to hold the naive figures to', () => {
  expect(cases.flatMap((one) => one.checks).length).toBeGreaterThan(40);
});

describe.each(cases)('the naive figures on $name: $shows', ({ lines, checks, fixedOrder }) => {
  test('hold with the lines as delivered', () => {
    expect(checks.flatMap((check) => faultsOf(check, parseLines(lines)))).toEqual([]);
  });

  test.runIf(!fixedOrder)('hold with the lines backwards, shuffled and twice', () => {
    const { shuffle } = createRandom(20_260_310);
    for (const delivered of [lines.toReversed(), shuffle(lines), shuffle(lines), shuffle([...lines, ...lines])]) {
      expect(checks.flatMap((check) => faultsOf(check, parseLines(delivered)))).toEqual([]);
    }
  });
});
