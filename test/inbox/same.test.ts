import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDifference, sameJson } from '../../shared/events/same.ts';

const parse = (text: string): unknown => JSON.parse(text);

describe('JSON values', () => {
  it.each([
    ['{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['{"a":5.0}', '{"a":5}'],
    ['[1e2,-0]', '[100,0]'],
    ['{"a":1,"a":2}', '{"a":2}'],
    ['"e00\\u0033"', '"e003"'],
    ['{"__proto__":{"a":1}}', '{"__proto__":{"a":1}}'],
    ['null', ' null '],
  ])('%s and %s are the same', (a, b) => {
    expect(sameJson(parse(a), parse(b))).toBe(true);
  });

  it.each([
    ['{"a":1}', '{"a":2}', 'a'],
    ['{"data":{"stars":5}}', '{"data":{"stars":2}}', 'data.stars'],
    ['{"a":null}', '{}', 'a'],
    ['{}', '{"a":null}', 'a'],
    ['{"a":null,"b":1}', '{"b":1,"c":null}', 'a'],
    ['[1,2]', '[2,1]', '[1]'],
    ['[1]', '[1,2]', '[1]'],
    ['{"a":[1,2]}', '{"a":[1]}', 'a[1]'],
    ['[]', '{}', 'the whole'],
    ['{"0":1}', '[1]', 'the whole'],
    ['5', '"5"', 'the whole'],
    ['null', '{}', 'the whole'],
    ['false', 'null', 'the whole'],
    ['{"__proto__":{"a":1}}', '{}', '__proto__'],
    ['{}', '{"__proto__":{}}', '__proto__'],
    ['{"toString":1}', '{}', 'toString'],
  ])('%s and %s differ', (a, b, where) => {
    expect(findDifference(parse(a), parse(b))).toBe(where);
    expect(sameJson(parse(b), parse(a))).toBe(false);
  });

  it('are compared however deep they nest', () => {
    const deep = (inner: string): unknown => parse(`${'[{"a":'.repeat(50_000)}${inner}${'}]'.repeat(50_000)}`);
    expect(sameJson(deep('1'), deep('1.0'))).toBe(true);
    expect(findDifference(deep('1'), deep('2'))?.length).toBe(200);
  });

  it('are the same as themselves written again in another order, and as no other', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, turned(inner)]),
      );
    };
    const sorted = (_key: string, value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 1 }), (a, b) => {
        expect(sameJson(a, parse(JSON.stringify(turned(a))))).toBe(true);
        expect(sameJson(a, b)).toBe(JSON.stringify(a, sorted) === JSON.stringify(b, sorted));
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
