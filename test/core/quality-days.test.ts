// The quality report by day, and its ratings by stars: over random histories, zones, moments and choices, the days add
// up to the report, each is the report of that day alone, and the stars give the mean and the number.
import { expect, test } from 'vitest';
import { reportQuality } from '../../electron/core/reports.ts';
import { addDays } from '../../electron/figures/days.ts';
import type { QualityFigures } from '../../shared/contract/reports.ts';
import { mean } from '../../shared/rounding.ts';
import { reportAsked, withCache } from '../explain/asking.ts';
import { randomQuestions } from '../histories/questions.ts';
import { randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';

const SEEDS = 40;
const SLOW_MS = 120_000;
const NOTHING: Counts = {
  stars: [0, 0, 0, 0, 0],
  feedback_count: 0,
  unanswered_live: 0,
  unanswered_ended: 0,
  inactivity: {},
  returning_assigned: 0,
  returning_failed: 0,
};

interface Counts {
  readonly stars: readonly number[];
  readonly feedback_count: number;
  readonly unanswered_live: number;
  readonly unanswered_ended: number;
  readonly inactivity: Readonly<Record<string, number>>;
  readonly returning_assigned: number;
  readonly returning_failed: number;
}

function plus(a: Counts, f: QualityFigures): Counts {
  const actions = Object.entries(f.inactivity);
  return {
    stars: a.stars.map((n, i) => n + (Object.values(f.satisfaction_stars)[i] as number)),
    feedback_count: a.feedback_count + f.feedback_count,
    unanswered_live: a.unanswered_live + f.unanswered_live,
    unanswered_ended: a.unanswered_ended + f.unanswered_ended,
    inactivity: Object.fromEntries(actions.map(([name, n]) => [name, (a.inactivity[name] ?? 0) + n])),
    returning_assigned: a.returning_assigned + f.returning_assigned,
    returning_failed: a.returning_failed + f.returning_failed,
  };
}

test(
  'the days add up to the report, and each is the report of that day alone',
  async () => {
    const alive = { ratings: 0, days: 0 };
    await forEachSeed(SEEDS, async (seed) => {
      const history = randomHistory(seed);
      await withCache(history.world.tz, [history.events], (reader) => {
        for (const question of randomQuestions(history, seed, 2)) {
          const asked = reportAsked(question);
          if (asked.report !== 'quality') continue;
          const plain = reportQuality(reader, asked.ask);
          const keys = plain.rows.map(({ key }) => key);
          const { days = [], ...report } = reportQuality(reader, { ...asked.ask, daily: [...keys, 'nowhere'] });
          const words = JSON.stringify(question);
          expect(report, words).toEqual(plain);
          expect(days.map(({ date }) => date)).toEqual(datesOf(plain.from, plain.to));
          const all = (figures: readonly QualityFigures[]) => figures.reduce(plus, NOTHING);
          expect(all(days.map(({ totals }) => totals)), words).toEqual(all([plain.totals]));
          for (const { key, name: _, ...figures } of plain.rows) {
            const own = days.flatMap(({ rows }) => rows.filter((row) => row.key === key));
            expect(all(own), words).toEqual(all([figures]));
          }
          for (const figures of [plain.totals, ...plain.rows]) expectStars(figures);
          for (const { date, totals, rows } of days.slice(0, 4)) {
            const alone = reportQuality(reader, { ...asked.ask, from: date, to: date });
            expect(totals, `${words} on ${date}`).toEqual(alone.totals);
            for (const row of alone.rows) {
              const { name: _, groups: _groups, ...expected } = row;
              expect(rows.find(({ key }) => key === row.key)).toEqual(expected);
            }
            alive.days += 1;
          }
          alive.ratings += plain.totals.satisfaction_count;
        }
      });
    });
    expect(alive.days).toBeGreaterThan(SEEDS);
    if (process.env.KOKPIT_SEED === undefined) expect(alive.ratings).toBeGreaterThan(10);
  },
  SLOW_MS,
);

function datesOf(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

function expectStars({ satisfaction_stars, satisfaction_avg, satisfaction_count }: QualityFigures): void {
  const stars = Object.entries(satisfaction_stars).map(([n, count]) => [Number(n), count] as const);
  expect(stars.map(([n]) => n)).toEqual([1, 2, 3, 4, 5]);
  const count = stars.reduce((all, [, n]) => all + n, 0);
  expect(count).toBe(satisfaction_count);
  expect(
    mean(
      stars.reduce((all, [n, times]) => all + n * times, 0),
      count,
    ),
  ).toBe(satisfaction_avg);
}
