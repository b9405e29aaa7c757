import { describe, expect, test } from 'vitest';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { compareOrder } from '../../shared/events/event.ts';
import { toEvents } from '../naive/parse.ts';
import { deliveries } from './deliveries.ts';
import { naiveAnswer, randomQuestions } from './questions.ts';
import { randomHistory } from './random-history.ts';
import { forEachSeed } from './seeds.ts';

/** So many histories in which every figure must come out somewhere; fewer have missed some. */
const SEEDS = 400;
/** Seconds of work, which a busy machine stretches. */
const SLOW_MS = 180_000;

describe('a random history', () => {
  test('is the same for the same seed and another for another', () => {
    expect(randomHistory(7)).toEqual(randomHistory(7));
    expect(randomHistory(7).events).not.toEqual(randomHistory(8).events);
  });

  test('holds only events that the inbox takes, each once and in the total order', async () => {
    await forEachSeed(100, (seed) => {
      const { events } = randomHistory(seed);
      const decoded = events.map((event) => decodeText(JSON.stringify(event)));
      expect(decoded.filter((one) => !one.ok)).toEqual([]);
      const taken = toEvents(events);
      expect(taken.length).toBe(events.length);
      // Read by the naive parser as by the inbox, times cut to the millisecond among them.
      expect(decoded.map((one) => one.ok && one.event.ms)).toEqual(taken.map((event) => event.ms));
      expect(taken.toSorted(compareOrder)).toEqual(taken);
    });
  });

  test(
    'makes every figure of every report come out at more than nothing, some time',
    () => {
      const seen = new Set<string>();
      const alive = new Set<string>();
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const history = randomHistory(seed);
        const events = toEvents(history.events);
        for (const asked of randomQuestions(history, seed, 2)) {
          for (const [path, value] of leaves(naiveAnswer(events, asked), asked.report)) {
            seen.add(path);
            if (value !== null && value !== 0 && value !== '') alive.add(path);
          }
        }
      }
      expect([...seen].filter((path) => !alive.has(path))).toEqual([]);
      expect(seen.size).toBeGreaterThan(140);
    },
    SLOW_MS,
  );
});

describe('deliveries of a history', () => {
  test(
    'bring every event, none that is not in it, and leave the figures as they are',
    async () => {
      await forEachSeed(60, (seed) => {
        const history = randomHistory(seed);
        const asked = randomQuestions(history, seed, 1);
        const inOrder = toEvents(history.events);
        const arrived = deliveries(history.events, seed).flat();
        expect(new Set(arrived)).toEqual(new Set(history.events));
        for (const one of asked) {
          expect(naiveAnswer(toEvents(arrived), one), JSON.stringify(one)).toEqual(naiveAnswer(inOrder, one));
        }
      });
    },
    SLOW_MS,
  );
});

test('a failing property names its seed', async () => {
  const failing = forEachSeed(3, (seed) => {
    if (seed === 2) throw new Error('odd');
  });
  await expect(failing).rejects.toThrow('seed 2 (run it again with KOKPIT_SEED=2): odd');
});

/** Every value of a report with its path, list places left out. */
function leaves(value: unknown, path: string): readonly (readonly [path: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, entry]) => leaves(entry, Array.isArray(value) ? path : `${path}.${key}`));
}
