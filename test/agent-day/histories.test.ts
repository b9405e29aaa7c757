// An agent's day over random histories, midnights and days on which the clock changes: the figures are the cockpit's to
// the last digit, the statuses fill the day without a gap, and what is listed is what the figures count.
import { expect, test } from 'vitest';
import { answerAgentDay } from '../../electron/core/agent-day.ts';
import { reportCockpit } from '../../electron/core/reports.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { AgentDay } from '../../shared/contract/views.ts';
import { withCache } from '../explain/asking.ts';
import { createRandom } from '../histories/random.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { ZONES } from '../histories/world.ts';

const SEEDS = 60;
const SLOW_MS = 120_000;
const NONE = new Set<string>();
const EVERYTHING = { product: NONE, channel: NONE, kind: NONE, group: NONE, agent: NONE };

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}

function expectWhole(day: AgentDay, words: string): void {
  const { pieces, start, until } = day;
  const edges = pieces.flatMap(({ from, to }) => [from, to]);
  const joints = pieces.slice(1).map(({ from }) => from);
  if (until > start) {
    expect(edges.at(0), words).toBe(start);
    expect(edges.at(-1), words).toBe(until);
  }
  expect(
    pieces.slice(0, -1).map(({ to }) => to),
    words,
  ).toEqual(joints);
  expect(sum(Object.values(day.by_status)), words).toBe(until - start);
  expect(sum(day.by_reason.map(({ ms }) => ms)), words).toBe(until - start);
  expect(day.occupied_ms, words).toBeLessThanOrEqual(day.by_status.online);
}

function expectListed({ conversations, figures, ratings }: AgentDay, words: string): void {
  const count = (of: (one: AgentDay['conversations'][number]) => boolean) => conversations.filter(of).length;
  expect(
    count(({ state }) => state === 'theirs'),
    words,
  ).toBe(figures.active);
  // A conversation may be answered, resolved or handed on more than once a day: it is listed once.
  expect(
    count(({ first_response_s }) => first_response_s !== null),
    words,
  ).toBeLessThanOrEqual(figures.first_response_count);
  expect(count(({ resolved }) => resolved !== null) > 0, words).toBe(figures.resolved > 0);
  expect(count(({ transferred }) => transferred) > 0, words).toBe(figures.transferred > 0);
  expect(count(({ first_response_s }) => first_response_s !== null) > 0, words).toBe(figures.first_response_count > 0);
  const listed = new Set(conversations.map(({ conversation }) => conversation));
  expect(
    ratings.filter(({ conversation }) => !listed.has(conversation)),
    words,
  ).toEqual([]);
}

test(
  'figures are the cockpit’s, statuses fill the day, lists hold what is counted',
  async () => {
    const alive = { active: 0, resolved: 0, occupied: 0, ratings: 0, load: 0 };
    await forEachSeed(SEEDS, async (seed) => {
      const history = randomHistory(seed);
      const random = createRandom(seed);
      const tz = random.chance(0.8) ? history.world.tz : random.pick(ZONES);
      const days = createDays(tz);
      await withCache(tz, [history.events], (reader) => {
        const moments = [...history.world.moments, ...history.events.slice(0, 6).map(msOf)];
        for (let n = 0; n < 4; n += 1) {
          const at = random.pick([...moments, Math.max(...moments) + 3 * 86_400_000]);
          const told = days.of(random.pick(moments.filter((ms) => ms <= at)));
          const last = Math.min(at, told.end - 1);
          const { agents } = reportCockpit(reader, { at: last, days, choice: EVERYTHING });
          for (const row of agents) {
            const words = `${row.agent} on ${told.date} at ${new Date(at).toISOString()} in ${tz}`;
            const day = answerAgentDay(reader, days, { agent: row.agent, date: told.date }, at);
            const { agent: _a, name: _n, groups: _g, status, status_since: _s, ...figures } = row;
            expect(day.figures, words).toEqual(figures);
            if (day.until > day.start) expect(day.pieces.at(-1)?.status, words).toBe(statusBefore(day, status));
            expectWhole(day, words);
            expectListed(day, words);
            alive.active += figures.active;
            alive.resolved += figures.resolved;
            alive.occupied += day.occupied_ms;
            alive.ratings += day.ratings.length;
            alive.load += day.load.length - 1;
          }
        }
      });
    });
    if (process.env.KOKPIT_SEED === undefined) expect(Object.values(alive).every((n) => n > 0)).toBe(true);
  },
  SLOW_MS,
);

/** A status that begins at the very moment of now has not lasted yet. */
function statusBefore(day: AgentDay, status: string): string {
  return day.until === day.at && day.status_since === day.at ? (day.pieces.at(-1)?.status ?? status) : status;
}
