// The real core against the naive implementation, over random histories: whatever the order of arrival, live or as a
// report, in one go or with a restart at any event, the cockpit is the same to the last digit.
import { describe, expect, test } from 'vitest';
import type { CacheReader } from '../../electron/cache/types.ts';
import { Floor } from '../../electron/core/floor.ts';
import { createIntake } from '../../electron/core/intake.ts';
import {
  reportCockpit,
  reportCompanies,
  reportDay,
  reportQuality,
  reportService,
} from '../../electron/core/reports.ts';
import { fitZone } from '../../electron/core/start-board.ts';
import type { CockpitChoice } from '../../electron/figures/cockpit.ts';
import { cockpitReport } from '../../electron/figures/cockpit-report.ts';
import { createDays } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';
import { deliveries } from '../histories/deliveries.ts';
import { type Asked, cockpitQuestions, naiveAnswer, randomQuestions } from '../histories/questions.ts';
import { createRandom } from '../histories/random.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { naiveCockpit } from '../naive/cockpit.ts';
import type { Question } from '../naive/common.ts';
import { toEvents } from '../naive/parse.ts';
import { cacheFile } from './cache-file.ts';
import { handClock } from './hand-clock.ts';

const HISTORIES = 500;
/** An agent's statuses lie in pieces of so many; few, that even a short history has several. */
const PIECE_EVENTS = [1, 2, 3, 64];
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

function answer(reader: CacheReader, asked: Asked): unknown {
  const { report, question } = asked;
  const ask = { at: Number(question.at), days: createDays(question.tz), choice: choiceOf(question) };
  switch (report) {
    case 'cockpit':
      return reportCockpit(reader, ask);
    case 'quality':
      return reportQuality(reader, { ...question, ...ask, by: question.by ?? 'agent', daily: null });
    case 'companies':
      return reportCompanies(reader, { ...question, ...ask, company: question.company ?? null });
    case 'service':
      return reportService(reader, { ...question, ...ask, interval: question.interval ?? null });
    case 'day': {
      const { date, window, threshold = 20, short = 0, who = 'all', hours = DEFAULT_HOURS } = question;
      const span = date === undefined ? { window: Number(window) } : { date };
      const { week = {}, holidays = [] } = hours;
      return reportDay(reader, { ...ask, span, threshold, short, who, hours: { week, holidays } });
    }
  }
}

describe(`over ${HISTORIES} random histories`, () => {
  test('every report is what the naive implementation says, for any moment, zone and choice', async () => {
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
          onTrouble: (trouble) => trouble && fail(trouble.error),
          onFatal: fail,
          pieceEvents: PIECE_EVENTS[seed % PIECE_EVENTS.length],
        });
        for (const batch of deliveries(history.events, seed)) {
          await intake.ingest.take(linesOf(batch), { from: 'test', position: null }).done;
        }
        const events = toEvents(history.events);
        for (const asked of randomQuestions(history, seed, 2)) {
          expect(answer(reader, asked), JSON.stringify(asked)).toEqual(naiveAnswer(events, asked));
        }
      } finally {
        close();
        cache.remove();
      }
    });
  }, 600_000);

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
          onTrouble: (trouble) => trouble && fail(trouble.error),
          onFatal: fail,
          pieceEvents: PIECE_EVENTS[seed % PIECE_EVENTS.length],
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
  }, 600_000);
});
