// What does not add up is noticed: explanations of every kind, each spoilt in the ways that one can be.
import { beforeAll, describe, expect, test } from 'vitest';
import { explain } from '../../electron/core/explain.ts';
import { addsUp } from '../../electron/figures/explain/adds-up.ts';
import type { ExplainItem, ExplainKind, Explanation } from '../../shared/contract/explain.ts';
import { randomQuestions } from '../histories/questions.ts';
import { randomHistory } from '../histories/random-history.ts';
import { figuresOf, reportAsked, reportOf, withCache } from './asking.ts';

const KINDS: readonly ExplainKind[] = [
  'count',
  'sum',
  'average',
  'share',
  'percent',
  'maximum',
  'change',
  'load',
  'level',
  'status',
  'since',
];
const MOST_SEEDS = 60;
/** So many explanations of each kind are spoilt. */
const OF_EACH = 5;

/** Explanations of each kind that have something in them. */
async function gather(): Promise<Map<ExplainKind, Explanation[]>> {
  const found = new Map<ExplainKind, Explanation[]>(KINDS.map((kind) => [kind, []]));
  const isMissing = () => [...found.values()].some((list) => list.length < OF_EACH);
  for (let seed = 1; seed <= MOST_SEEDS && isMissing(); seed++) {
    const history = randomHistory(seed, 20);
    await withCache(history.world.tz, [history.events], (reader) => {
      for (const question of randomQuestions(history, seed, 1)) {
        const asked = reportAsked(question);
        for (const [figure, value] of figuresOf(reportOf(reader, asked))) {
          if (value === 0 || value === null || !isMissing()) continue;
          const explanation = explain(reader, asked, figure);
          const list = found.get(explanation.kind) ?? [];
          if (list.length < OF_EACH && isFull(explanation)) list.push(explanation);
        }
      }
    });
  }
  return found;
}

/** Something that can be taken away so that it shows. */
function isFull({ kind, parts, value }: Explanation): boolean {
  // The one with the greatest load has its own lists twice.
  if (kind === 'load') return value !== 100 && parts.some(({ items }) => items.length > 0);
  return (parts[0]?.items.length ?? 0) > 0;
}

const dropFirst = <T>(list: readonly T[]): readonly T[] => list.slice(1);

/** The explanation with one list changed, its stated count kept or made to fit. */
function spoil(
  e: Explanation,
  name: string,
  change: (items: readonly ExplainItem[]) => readonly ExplainItem[],
  fit = true,
): Explanation {
  return {
    ...e,
    parts: e.parts.map((list) => {
      if (list.name !== name) return list;
      const items = change(list.items);
      return { ...list, items, count: fit ? items.length : list.count };
    }),
  };
}

const longer = ([first, ...rest]: readonly ExplainItem[]): readonly ExplainItem[] =>
  first === undefined ? [] : [{ ...first, value: first.value + 1 }, ...rest];
const twice = (items: readonly ExplainItem[]): readonly ExplainItem[] => [...items, ...items.slice(0, 1)];

describe('what does not add up is noticed', () => {
  let found = new Map<ExplainKind, readonly Explanation[]>();
  beforeAll(async () => {
    found = await gather();
  }, 300_000);

  test.each(KINDS)('in a %s', (kind) => {
    const list = found.get(kind) ?? [];
    expect(list.length).toBeGreaterThan(0);
    for (const e of list) {
      expect(addsUp(e)).toEqual([]);
      const full = e.parts.filter(({ items }) => items.length > 0);
      for (const { name } of full) {
        expect(addsUp(spoil(e, name, dropFirst)), `${e.figure}: dropped from ${name}`).not.toEqual([]);
        expect(addsUp(spoil(e, name, dropFirst, false)), `${e.figure}: quietly dropped`).not.toEqual([]);
        expect(addsUp(spoil(e, name, twice)), `${e.figure}: doubled in ${name}`).not.toEqual([]);
        expect(addsUp(spoil(e, name, longer)), `${e.figure}: changed in ${name}`).not.toEqual([]);
      }
      const wrong = typeof e.value === 'number' ? e.value + 1 : 'elsewhere';
      expect(addsUp({ ...e, value: wrong })).not.toEqual([]);
      expect(addsUp({ ...e, formula: `${e.formula} ` })).not.toEqual([]);
    }
  });

  test('in a time that was moved with its sample', () => {
    for (const e of found.get('average') ?? []) {
      if (e.unit !== 's') continue;
      const moved = spoil(e, 'samples', ([first, ...rest]) =>
        first === undefined ? [] : [{ ...first, value: first.value + 1, from: null, to: null }, ...rest],
      );
      expect(addsUp(moved)).not.toEqual([]);
    }
  });

  test('in what is left out', () => {
    const e = [...found.values()].flat().find(({ left_out }) => left_out.length > 0) as Explanation;
    const [first, ...rest] = e.left_out;
    const short = { ...e, left_out: [{ ...first, items: [] }, ...rest] } as Explanation;
    expect(addsUp(short)).not.toEqual([]);
  });
});
