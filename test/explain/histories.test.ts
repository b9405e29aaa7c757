// Every explanation adds up to its figure: over random histories, delivered in any order, for any question.
import { describe, expect, test } from 'vitest';
import { explain } from '../../electron/core/explain.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { MOST_BYTES } from '../../electron/core/report-desk.ts';
import { addsUp } from '../../electron/figures/explain/adds-up.ts';
import type { ExplainItem, Explanation } from '../../shared/contract/explain.ts';
import { deliveries } from '../histories/deliveries.ts';
import { randomQuestions } from '../histories/questions.ts';
import { createRandom } from '../histories/random.ts';
import { randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { figuresOf, reportAsked, reportOf, withCache } from './asking.ts';

const HISTORIES = 120;
/** Taken in twice, in two orders. */
const REPEATED = 20;
/** Figures explained of each report: those that are more than nothing, and a few that are not. */
const TELLING = 12;
const EMPTY = 3;

describe(`over ${HISTORIES} random histories`, () => {
  test('an explanation has the value of its report, and adds up to it', async () => {
    const explained = new Set<string>();
    await forEachSeed(HISTORIES, async (seed) => {
      const history = randomHistory(seed);
      const random = createRandom(seed);
      await withCache(history.world.tz, deliveries(history.events, seed), (reader) => {
        for (const question of randomQuestions(history, seed, 1)) {
          const asked = reportAsked(question);
          for (const [figure, value] of chosen(figuresOf(reportOf(reader, asked)), random)) {
            const explanation = explain(reader, asked, figure);
            expect(explanation.value, figure).toBe(value);
            expect(faultsOf(explanation), `${figure} of ${JSON.stringify(question)}`).toEqual([]);
            if (explanation.parts.some(({ count }) => count > 0)) {
              explained.add(`${asked.report}.${figure.replaceAll(/\[\d+\]/g, '')}`);
            }
          }
        }
      });
    });
    // So many different figures were more than nothing some time: fewer, and the histories have missed some.
    if (process.env.KOKPIT_SEED === undefined) expect(explained.size).toBeGreaterThan(120);
  }, 240_000);
});

test('told in haste it has the same items, without their events', async () => {
  const plain = (items: readonly ExplainItem[]) =>
    items.map((item) => JSON.stringify({ ...item, event: null, from_event: null })).toSorted();
  let told = 0;
  await forEachSeed(REPEATED, async (seed) => {
    const history = randomHistory(seed);
    await withCache(history.world.tz, [history.events], (reader) => {
      const haste = { ledger: new Ledger(reader, MOST_BYTES), items: 0, searched: 0, listed: Number.POSITIVE_INFINITY };
      for (const asked of randomQuestions(history, seed, 1).map(reportAsked)) {
        for (const [figure] of chosen(figuresOf(reportOf(reader, asked)), createRandom(seed))) {
          const [whole, brief] = [explain(reader, asked, figure), explain(reader, asked, figure, haste)];
          const { parts, left_out, brief: isBrief, unsearched, ...said } = brief;
          const { parts: all, left_out: out, brief: ofWhole, unsearched: ofSearch, ...same } = whole;
          expect([ofWhole, ofSearch]).toEqual([false, false]);
          if (!unsearched) expect(left_out.map(({ reason }) => reason)).toEqual(out.map(({ reason }) => reason));
          expect([said, parts.map(({ items }) => plain(items))]).toEqual([same, all.map(({ items }) => plain(items))]);
          for (const { reason, items } of left_out) {
            expect(plain(items), reason).toEqual(plain(out.find((list) => list.reason === reason)?.items ?? []));
          }
          const events = [...parts, ...left_out].flatMap(({ items }) => items.flatMap(({ event }) => event ?? []));
          if (isBrief && ['quality', 'companies', 'day'].includes(asked.report)) expect(events).toEqual([]);
          if (isBrief) told += parts.reduce((sum, { count }) => sum + count, 0);
        }
      }
    });
  });
  expect(told).toBeGreaterThan(REPEATED);
}, 240_000);

test('an explanation is the same whatever the order of arrival', async () => {
  await forEachSeed(REPEATED, async (seed) => {
    const history = randomHistory(seed);
    const questions = randomQuestions(history, seed, 1).map(reportAsked);
    const all = (batches: readonly (readonly object[])[]) =>
      withCache(history.world.tz, batches, (reader) =>
        questions.flatMap((asked) =>
          chosen(figuresOf(reportOf(reader, asked)), createRandom(seed)).map(([figure]) =>
            explain(reader, asked, figure),
          ),
        ),
      );
    expect(await all([history.events.toReversed()])).toEqual(await all([history.events]));
  });
}, 300_000);

function chosen<T extends readonly [string, unknown]>(
  figures: readonly T[],
  random: ReturnType<typeof createRandom>,
): T[] {
  const isTelling = ([, value]: T) => value !== 0 && value !== null;
  const telling = random.shuffle(figures.filter(isTelling)).slice(0, TELLING);
  const empty = random.shuffle(figures.filter((one) => !isTelling(one))).slice(0, EMPTY);
  return [...telling, ...empty];
}

/** Adds up, and every item of a conversation stands on an event, but for a deadline that passed or a talk not over. */
function faultsOf(explanation: Explanation): string[] {
  const items = [...explanation.parts, ...explanation.left_out].flatMap((list) => list.items);
  const loose = items.filter(({ conversation, event, to, note }) => {
    return conversation !== null && event === null && to !== null && note !== 'lost at its deadline';
  });
  const begun = items.filter(({ from, from_event }) => from !== null && from_event === null);
  const wrongTimes = items.filter(
    ({ event, time, from, to }) => event !== null && time !== event.time && from === null && to === null,
  );
  return [
    ...addsUp(explanation),
    ...loose.map(({ conversation }) => `${conversation}: no event`),
    ...begun.map(({ conversation }) => `${conversation}: no event at its beginning`),
    ...wrongTimes.map(({ conversation, time, event }) => `${conversation}: at ${time}, its event at ${event?.time}`),
  ];
}
