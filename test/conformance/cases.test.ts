import { describe, expect, it } from 'vitest';
import { checkExpect, loadCases, parsePath } from './cases.ts';

const PRINTED = {
  at: '2026-03-10T20:00:00.000Z',
  totals: { active: 2, average: 120.5, none: null },
  agents: [
    { agent: 'ann', active: 1, inactivity: { a: 1, b: 0 } },
    { agent: 'bob.b', active: 0, inactivity: { a: 0, b: 0 } },
  ],
  rows: [{ key: 'null' }, { key: null, n: 3 }],
  twice: [
    { key: 'x', n: 1 },
    { key: 'x', n: 1 },
  ],
};

describe('what was printed is as expected', () => {
  it.each<[string, unknown]>([
    ['totals.active', 2],
    ['totals.average', 120.5019],
    ['totals.none', null],
    ['at', '2026-03-10T21:00:00+01:00'],
    ['agents#', 2],
    ['agents[0].agent', 'ann'],
    ['agents[1].agent', 'bob.b'],
    ['agents[agent=ann].active', 1],
    ['agents[agent=bob.b].inactivity', { b: 0, a: 0 }],
    ['agents[active=0].agent', 'bob.b'],
    ['rows[key=null].n', 3],
    ['rows', [{ key: 'null' }, { n: 3, key: null }]],
  ])('%s: %j', (path, value) => {
    expect(checkExpect(PRINTED, { [path]: value })).toEqual([]);
  });
});

describe('a difference is told', () => {
  it.each<[string, unknown, string]>([
    ['totals.active', 2.003, 'totals.active: expected 2.003, is 2'],
    ['totals.active', null, 'totals.active: expected null, is 2'],
    ['totals.active', '2', 'totals.active: expected "2", is 2'],
    ['totals.none', 0, 'totals.none: expected 0, is null'],
    ['totals.gone', null, 'totals.gone: expected null, is not there'],
    ['totals.constructor', null, 'totals.constructor: expected null, is not there'],
    ['at', '2026-03-10T20:00:00.001Z', 'at: expected "2026-03-10T20:00:00.001Z", is "2026-03-10T20:00:00.000Z"'],
    ['agents#', 3, 'agents#: expected 3, is 2'],
    ['totals#', 3, 'totals#: expected 3, is not there'],
    ['agents[2].agent', 'ann', 'agents[2].agent: expected "ann", is not there'],
    ['agents.0.agent', 'ann', 'agents.0.agent: expected "ann", is not there'],
    ['agents[agent=eve].active', 0, 'agents[agent=eve].active: expected 0, is not there'],
    ['agents[0].inactivity', { a: 1 }, 'agents[0].inactivity: expected {"a":1}, is {"a":1,"b":0}'],
    [
      'agents[0].inactivity',
      { a: 1, b: 0, c: 0 },
      'agents[0].inactivity: expected {"a":1,"b":0,"c":0}, is {"a":1,"b":0}',
    ],
    [
      'rows',
      [{ key: null, n: 3 }, { key: 'null' }],
      'rows: expected [{"key":null,"n":3},{"key":"null"}], is [{"key":"null"},{"key":null,"n":3}]',
    ],
    ['twice[key=x].n', 1, 'twice[key=x].n: expected 1, is not there'],
    ['twice[key=x]', { key: 'x', n: 1 }, 'twice[key=x]: expected {"key":"x","n":1}, is there more than once'],
  ])('%s: %j', (path, value, words) => {
    expect(checkExpect(PRINTED, { [path]: value })).toEqual([words]);
  });

  it('of what should be absent', () => {
    expect(checkExpect(PRINTED, {}, ['rows[key=a]', 'totals.gone', 'agents[2]'])).toEqual([]);
    expect(checkExpect(PRINTED, {}, ['rows[key=null].n', 'totals.none', 'twice[key=x]'])).toEqual([
      'rows[key=null].n: expected not to be there, is 3',
      'totals.none: expected not to be there, is null',
      'twice[key=x]: expected not to be there, is there more than once',
    ]);
  });
});

describe('paths', () => {
  it('are read step by step', () => {
    expect(parsePath('a_b.c[12].d[k=v.w x]#')).toEqual([
      { kind: 'key', key: 'a_b' },
      { kind: 'key', key: 'c' },
      { kind: 'place', place: 12 },
      { kind: 'key', key: 'd' },
      { kind: 'where', key: 'k', value: 'v.w x' },
      { kind: 'count' },
    ]);
  });

  it.each(['a[', 'a[]', 'a#.b', 'a..b', 'a[x]', 'a]'])('%s is none', (path) => {
    expect(() => parsePath(path)).toThrow('is no path');
  });
});

describe('the cases', () => {
  const cases = loadCases('');

  it('are there, each with its events and paths that can be read', () => {
    expect(cases.length).toBeGreaterThanOrEqual(21);
    for (const { events, checks, name, import: counts } of cases) {
      const lines = events
        .toString('utf8')
        .split('\n')
        .filter((line) => line.trim() !== '');
      expect(lines.length, name).toBe(counts?.read ?? lines.length);
      expect(lines.length, name).toBeGreaterThan(0);
      const paths = checks.flatMap((check) => [...Object.keys(check.expect ?? {}), ...(check.absent ?? [])]);
      for (const path of paths) expect(parsePath(path).length, path).toBeGreaterThan(0);
    }
  });

  it('are chosen by the beginning of their names', () => {
    const contract = loadCases('contract-').map(({ name }) => name);
    expect(contract).toContain('contract-unknown-type');
    expect(contract.every((name) => name.startsWith('contract-'))).toBe(true);
  });
});
