import { describe, expect, test } from 'vitest';
import { nextSort, type SortKey } from '../../../renderer/store/columns.ts';
import { type FreshnessState, figuresNow, freshnessAt, missingSince } from '../../../renderer/store/freshness.ts';
import { readPreferences, regionOf, resolveLocale, writePreferences } from '../../../renderer/store/preferences.ts';
import { formatHash, parseHash, START } from '../../../renderer/store/route.ts';
import {
  chooseOnly,
  extend,
  headItem,
  move,
  NOTHING,
  prune,
  toggle,
  toggleAll,
} from '../../../renderer/store/selection.ts';
import type { FreshnessView } from '../../../shared/contract/views.ts';

describe('the address', () => {
  test('gives back the whole route', () => {
    const route = {
      ...START,
      page: 'cockpit',
      product: ['p 1', 'p&2'],
      channel: ['whatsapp'],
      group: ['g/ü'],
      query: 'ışıl & co',
      sort: [
        { column: 'active', descending: true },
        { column: 'name', descending: false },
      ],
      agent: 'a?7',
    } as const;
    expect(parseHash(formatHash(route))).toEqual(route);
  });

  test('that makes no sense gives the cockpit, and only columns that there are', () => {
    expect(parseHash('')).toEqual(START);
    expect(parseHash('#/nowhere?sort=-active,shoe-size,active')).toEqual({
      ...START,
      sort: [{ column: 'active', descending: true }],
    });
  });
});

describe('a click on a head', () => {
  const active: SortKey = { column: 'active', descending: true };

  test('sorts the greatest first, turns round, and takes out; names begin with A', () => {
    const one = nextSort([], 'active', false);
    const two = nextSort(one, 'active', false);
    expect([one, two, nextSort(two, 'active', false)]).toEqual([[active], [{ ...active, descending: false }], []]);
    expect(nextSort([active], 'name', false)).toEqual([{ column: 'name', descending: false }]);
  });

  test('with shift adds behind the others, and turns round in its place', () => {
    const both = nextSort([active], 'resolved', true);
    expect(both).toEqual([active, { column: 'resolved', descending: true }]);
    expect(nextSort(both, 'active', true)).toEqual([
      { column: 'active', descending: false },
      { column: 'resolved', descending: true },
    ]);
  });
});

describe('the selection', () => {
  const items = [headItem('online'), 'a', 'b', 'c', headItem('break'), 'd'];

  test('ranges reach over heads of tables, in both directions, from where they began', () => {
    const down = extend(chooseOnly('b'), 'd', items);
    expect([...down.chosen]).toEqual(['b', 'c', 'd']);
    expect([...extend(down, 'a', items).chosen]).toEqual(['a', 'b']);
  });

  test('single agents go in and out; a table whole goes in, then out', () => {
    expect([...toggle(toggle(chooseOnly('a'), 'c'), 'a').chosen]).toEqual(['c']);
    const all = toggleAll(chooseOnly('a'), ['a', 'b']);
    expect([[...all.chosen], [...toggleAll(all, ['a', 'b']).chosen]]).toEqual([['a', 'b'], []]);
  });

  test('nobody who is not shown stays chosen', () => {
    const selection = toggleAll(NOTHING, ['a', 'b', 'c']);
    expect([...prune(selection, (agent) => agent !== 'b').chosen]).toEqual(['a', 'c']);
    expect(prune(selection, () => true)).toBe(selection);
  });

  test('the keyboard walks heads and agents, and stops at the ends', () => {
    const at = (active: string | null) => ({ ...NOTHING, active });
    expect([
      move(at(null), items, 1),
      move(at('c'), items, 1),
      move(at('d'), items, 1),
      move(at('d'), items, -99),
    ]).toEqual([headItem('online'), headItem('break'), 'd', headItem('online')]);
    expect(move(at('gone'), [], 1)).toBeNull();
  });
});

describe('preferences', () => {
  const storage = (text: string | null) => ({ getItem: () => text, setItem: () => undefined });

  test('are read back as written; what cannot be read is as if unset', () => {
    let kept = '';
    const own = {
      getItem: () => kept,
      setItem: (_: string, value: string) => {
        kept = value;
      },
    };
    writePreferences(own, { theme: 'dark', locale: 'tr', folded: ['break'] });
    expect(readPreferences(own)).toEqual({ theme: 'dark', locale: 'tr', folded: ['break'] });
    const unset = { theme: 'auto', locale: 'auto', folded: ['offline'] };
    for (const text of [null, '{', '7', '{"theme":"pink","locale":9,"folded":"all"}']) {
      expect(readPreferences(storage(text))).toEqual(unset);
    }
  });

  test('a browser that keeps nothing does not stop the page', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota');
      },
    };
    expect(() => writePreferences(full, readPreferences(full))).not.toThrow();
  });

  test('the language is the first of the browser’s that there is, else English', () => {
    expect([
      resolveLocale('auto', ['fr-FR', 'tr-TR', 'de']),
      resolveLocale('auto', ['fr']),
      resolveLocale('de', []),
    ]).toEqual(['tr', 'en', 'de']);
    expect([regionOf('en', ['de-AT', 'en-GB']), regionOf('tr', ['en-GB'])]).toEqual(['en-GB', 'tr']);
  });
});

describe('freshness', () => {
  const live: FreshnessView = {
    now: 50_000,
    source: { name: 'demo', kind: 'demo', commands: true, state: 'live', since: 1_000 },
    heard_at: 49_800,
    data_at: 40_000,
    saved: { state: 'ok' },
    recovered: null,
    outbox: 0,
    rejects: 0,
  };
  const link = { state: 'open', since: 0, undecodable: 0, gaps: 0 } as const;
  const at = (change: Partial<FreshnessState>, now = 50_000) =>
    freshnessAt({ link, view: live, skew: 0, ...change }, now);

  test('live counts from the last sign of life, and is silent when there is none for long', () => {
    expect(at({})).toEqual({ state: 'live', ageMs: 200 });
    expect(at({}, 59_801)).toEqual({ state: 'silent', ageMs: 10_001 });
    expect(at({}, 49_000)).toEqual({ state: 'live', ageMs: 0 });
  });

  test('catching up tells its share where the total is known', () => {
    const source = {
      name: 'x',
      kind: 'file',
      commands: false,
      state: 'catching_up',
      since: 0,
      done: 62,
      total: 100,
    } as const;
    expect(at({ view: { ...live, source } })).toEqual({ state: 'catching_up', done: 62, share: 0.62 });
    expect(at({ view: { ...live, source: { ...source, total: null } } })).toEqual({
      state: 'catching_up',
      done: 62,
      share: null,
    });
  });

  test('clocks run with a live source, and stand still with data that does', () => {
    const of = (source: FreshnessView['source']) => figuresNow({ link, view: { ...live, source }, skew: 0 }, 90_000);
    const named = { name: 'x', kind: 'file', commands: false, since: 45_000 };
    expect([
      of({ ...named, state: 'live' }),
      of({ ...named, state: 'offline', reason: 'gone' }),
      of({ ...named, state: 'catching_up', done: 1, total: 2 }),
    ]).toEqual([90_000, 40_000, 40_000]);
  });

  test('offline is as of the newest data; a page cut off says so whatever the source was', () => {
    const source = {
      name: 'x',
      kind: 'file',
      commands: false,
      state: 'offline',
      since: 45_000,
      reason: 'gone',
    } as const;
    expect(at({ view: { ...live, source } })).toEqual({ state: 'offline', asOf: 40_000, reason: 'gone' });
    expect(at({ link: { ...link, state: 'lost', since: 48_000 }, skew: 500 })).toEqual({ state: 'lost', asOf: 48_500 });
    expect(at({ view: null })).toEqual({ state: 'connecting' });
  });

  test('a past moment misses what is in memory only, from where the disk began to refuse', () => {
    const saved = { state: 'memory', since: 45_000, reason: 'SQLITE_FULL' } as const;
    const missing = (view: FreshnessView, moment: number) => missingSince({ link, view, skew: 0 }, moment);
    expect([30_000, 43_500, 50_000].map((moment) => missing({ ...live, saved }, moment))).toEqual([
      null,
      45_000,
      45_000,
    ]);
    expect(missing(live, 50_000)).toBeNull();
  });
});
