// The real core against the naive implementation, over random histories: whatever the order of arrival, live or as a
// report, in one go or with a restart at any event, the cockpit is the same to the last digit.
import { describe, expect, test } from 'vitest';
import { boardAsOf } from '../../electron/core/as-of.ts';
import { Floor } from '../../electron/core/floor.ts';
import { createIntake } from '../../electron/core/intake.ts';
import { fitZone } from '../../electron/core/start-board.ts';
import type { CockpitChoice } from '../../electron/figures/cockpit.ts';
import { cockpitReport } from '../../electron/figures/cockpit-report.ts';
import { createDays } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { deliveries } from '../histories/deliveries.ts';
import { cockpitQuestions } from '../histories/questions.ts';
import { createRandom } from '../histories/random.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { naiveCockpit } from '../naive/cockpit.ts';
import type { Question } from '../naive/common.ts';
import { toEvents } from '../naive/parse.ts';
import { cacheFile } from './cache-file.ts';
import { handClock } from './hand-clock.ts';

const HISTORIES = 500;
const fail = (error: unknown) => {
  throw error;
};
const linesOf = (events: readonly object[]) =>
  splitLines(Buffer.from(events.map((e) => `${JSON.stringify(e)}\n`).join('')));

function choiceOf(question: Question): CockpitChoice {
  return {
    product: new Set(question.product),
    channel: new Set((question.channel ?? []).map((channel) => channel.toLowerCase())),
    kind: new Set(question.kind),
    group: new Set(question.group),
    agent: new Set(question.agent),
  };
}

describe(`over ${HISTORIES} random histories`, () => {
  test('a report is what the naive implementation says, for any moment, zone and choice', async () => {
    await forEachSeed(HISTORIES, async (seed) => {
      const history = randomHistory(seed);
      const cache = cacheFile();
      const { reader, writer, close } = cache.open();
      try {
        const days = createDays(history.world.tz);
        const clock = handClock(0);
        const intake = createIntake({
          reader,
          writer,
          days,
          clock,
          settle: () => null,
          show: () => {},
          onTrouble: (trouble) => trouble && fail(new Error(trouble.reason)),
          onFatal: fail,
        });
        for (const batch of deliveries(history.events, seed)) {
          await intake.ingest.take(linesOf(batch), { from: 'test', position: null }).done;
        }
        const events = toEvents(history.events);
        for (const question of cockpitQuestions(history, seed, 3)) {
          const at = Number(question.at);
          const board = boardAsOf(reader, createDays(question.tz), at);
          const report = cockpitReport(board, choiceOf(question), at, question.tz);
          expect(report, JSON.stringify(question)).toEqual(naiveCockpit(events, question));
        }
      } finally {
        close();
        cache.remove();
      }
    });
  }, 240_000);

  test('the live floor is what the naive implementation says, with restarts, as time goes by', async () => {
    await forEachSeed(HISTORIES, async (seed) => {
      const random = createRandom(seed);
      const history = randomHistory(seed);
      const { tz } = history.world;
      const days = createDays(tz);
      const events = toEvents(history.events);
      const times = history.events.map(msOf);
      const first = Math.min(...times);
      const last = Math.max(...times);
      const clock = handClock(random.chance(0.5) ? random.int(first - 1000, last) : last + 1);
      const cache = cacheFile();
      let opened = cache.open();
      await fitZone(opened.reader, opened.writer, days);
      const begin = () =>
        new Floor({
          ...opened,
          days,
          clock,
          settle: () => null,
          onMoved: () => {},
          onTrouble: (trouble) => trouble && fail(new Error(trouble.reason)),
          onFatal: fail,
        });
      let floor = begin();
      const arrived: object[] = [];
      const check = () => {
        clock.jump(clock.now() + 250);
        const at = clock.now();
        const known = toEvents(arrived);
        for (const asked of cockpitQuestions(history, random.int(0, 1e6), 1)) {
          const question = { ...asked, at, tz };
          const report = cockpitReport(floor.board, choiceOf(question), at, tz);
          expect(report, JSON.stringify(question)).toEqual(naiveCockpit(known, question));
        }
      };
      try {
        for (const batch of deliveries(history.events, seed)) {
          await floor.intake.ingest.take(linesOf(batch), { from: 'test', position: null }).done;
          arrived.push(...batch);
          if (random.chance(0.3)) clock.jump(random.int(first, last + 1000));
          if (random.chance(0.2)) check();
          if (random.chance(0.1)) {
            floor.stop();
            opened.close();
            opened = cache.open();
            floor = begin();
          }
        }
        check();
        clock.jump(last + 1000);
        check();
        expect(toEvents(arrived).length).toBe(events.length);
      } finally {
        floor.stop();
        opened.close();
        cache.remove();
      }
    });
  }, 240_000);
});
