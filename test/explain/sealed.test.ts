// An explanation reads only what sheets name, and tells a console a part of very many: its words and numbers stay the same.
import { expect, test } from 'vitest';
import { explain, NONE } from '../../electron/core/explain.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { MOST_BYTES } from '../../electron/core/report-desk.ts';
import { randomQuestions } from '../histories/questions.ts';
import { createRandom } from '../histories/random.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { figuresOf, reportAsked, reportOf, withCache } from './asking.ts';

const HISTORIES = 60;
const FIGURES = 16;
/** Batches of a history, of which some come behind the seal. */
const BATCHES = 5;
const MOST_ITEMS = 7;

test(`over ${HISTORIES} random histories it is the streams', items and all`, async () => {
  let fromSheets = 0;
  await forEachSeed(HISTORIES, async (seed) => {
    const random = createRandom(seed);
    const history = randomHistory(seed, 30);
    const events = random.shuffle([...history.events]);
    const size = Math.ceil(events.length / BATCHES);
    const batches = Array.from({ length: BATCHES }, (_, n) => events.slice(n * size, (n + 1) * size));
    const sealed = { before: random.int(2, BATCHES - 1), at: Math.max(...history.events.map(msOf)) };
    const read = (reader: Parameters<Parameters<typeof withCache>[2]>[0]) => {
      const ledger = new Ledger(reader, random.pick([MOST_BYTES, 0]));
      for (const asked of randomQuestions(history, seed, 2).map(reportAsked)) {
        const figures = figuresOf(reportOf(reader, asked)).filter(([, value]) => value !== 0 && value !== null);
        for (const [figure] of random.shuffle(figures).slice(0, FIGURES)) {
          if (reader.snapshot(() => ledger.refresh())) fromSheets++;
          const whole = explain(reader, asked, figure);
          expect(explain(reader, asked, figure, { ...NONE, ledger }), `${asked.report} ${figure}`).toEqual(whole);
        }
      }
    };
    await withCache(history.world.tz, batches, read, sealed);
  });
  if (process.env.KOKPIT_SEED === undefined) expect(fromSheets).toBeGreaterThan(HISTORIES * FIGURES);
}, 300_000);

test('of very many a part is told; how many there are, their formula and what they make stay whole', async () => {
  let cut = 0;
  await forEachSeed(10, async (seed) => {
    const history = randomHistory(seed, 30);
    await withCache(history.world.tz, [history.events], (reader) => {
      for (const asked of randomQuestions(history, seed, 2).map(reportAsked)) {
        for (const [figure] of figuresOf(reportOf(reader, asked)).slice(0, 60)) {
          const whole = explain(reader, asked, figure);
          const some = explain(reader, asked, figure, { ...NONE, listed: MOST_ITEMS });
          const lists = [...some.parts, ...some.left_out];
          const all = [...whole.parts, ...whole.left_out];
          expect(lists.map(({ count }) => count)).toEqual(all.map(({ count }) => count));
          // A load names its own company's lists again where it is the greatest; a company's own page has all in memory.
          const isBounded = all.some(isOfConversations) && !/^(total|days|people)\b/.test(figure);
          if (isBounded && !['maximum', 'status', 'since'].includes(whole.kind)) {
            expect(lists.flatMap(({ items }) => items).length, figure).toBeLessThanOrEqual(2 * MOST_ITEMS);
          }
          for (const [n, { items }] of lists.entries()) {
            const known = new Set(all[n]?.items.map((item) => JSON.stringify(item)));
            expect(items.every((item) => known.has(JSON.stringify(item)))).toBe(true);
          }
          const { kind, unit, value, beside: _beside } = some;
          expect([kind, unit, value]).toEqual([whole.kind, whole.unit, whole.value]);
          // Sums have their first addends written out, which are of those told.
          if (['count', 'share', 'percent', 'change', 'load', 'level', 'maximum'].includes(kind)) {
            expect(some.formula).toBe(whole.formula);
          }
          if (lists.some(({ count, items }) => count > items.length)) cut++;
        }
      }
    });
  });
  if (process.env.KOKPIT_SEED === undefined) expect(cut).toBeGreaterThan(50);
}, 300_000);

function isOfConversations({
  items,
}: {
  readonly items: readonly { readonly conversation: string | null }[];
}): boolean {
  return items.some(({ conversation }) => conversation !== null);
}
