// The console's way, over random histories: every figure that the page shows, with the console's filters, has an
// explanation that adds up to it, and the page finds the same value at the same path.
import { expect, test } from 'vitest';
import { answerReport, choiceOfFilters } from '../../electron/core/answer-report.ts';
import { boardAsOf } from '../../electron/core/as-of.ts';
import { choiceOf, cockpitSubject } from '../../electron/core/cockpit-subject.ts';
import { answerExplain } from '../../electron/core/explain-ask.ts';
import { explainAskOf } from '../../electron/core/explain-params.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { MOST_BYTES } from '../../electron/core/report-desk.ts';
import { createDays } from '../../electron/figures/days.ts';
import { addsUp } from '../../electron/figures/explain/adds-up.ts';
import { floorReport } from '../../electron/figures/explain/floor.ts';
import type { ExplainAsk } from '../../shared/contract/explain.ts';
import type { ReportFilters } from '../../shared/contract/reports.ts';
import type { CockpitView } from '../../shared/contract/views.ts';
import { packAnswer, unpackAnswer } from '../../shared/explain-wire.ts';
import { valueAt } from '../../shared/figure-path.ts';
import { shownReport } from '../../shared/shown-figures.ts';
import { createRandom } from '../histories/random.ts';
import { randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { figuresOf, withCache } from './asking.ts';

const HISTORIES = 24;
/** Of each report: those that are more than nothing, and a few that are not. */
const TELLING = 14;
const EMPTY = 3;

/** A choice that the console's menus offer, of what the history has. */
function filtersOf(
  events: readonly { readonly data: object }[],
  random: ReturnType<typeof createRandom>,
): ReportFilters {
  const values = (field: string) => [
    ...new Set(events.flatMap(({ data }) => (field in data ? [Reflect.get(data, field) as unknown] : []))),
  ];
  const some = (field: string): readonly string[] => {
    const found = values(field).filter((value) => typeof value === 'string');
    return random.chance(0.6) || found.length === 0 ? [] : random.shuffle(found).slice(0, 2);
  };
  return { product: some('product'), channel: some('channel'), group: some('group') };
}

test(`every figure of every report over ${HISTORIES} histories`, async () => {
  const explained = new Set<string>();
  await forEachSeed(HISTORIES, async (seed) => {
    const history = randomHistory(seed);
    const random = createRandom(seed);
    const { tz, day } = history.world;
    const days = createDays(tz);
    const at = Math.max(...history.events.map(({ time }) => Date.parse(time)));
    const later = at + 40 * 86_400_000;
    const filters = filtersOf(history.events, random);
    const period = { from: day, to: day };
    const asks: readonly (readonly [ask: ExplainAsk['ask'], at: number])[] = [
      [{ report: 'cockpit', ...filters }, at],
      [{ report: 'quality', by: random.chance(0.5) ? 'group' : 'agent', ...period, ...filters }, at],
      [{ report: 'quality', by: 'agent', daily: ['a1', null], ...period, ...filters }, at],
      [{ report: 'companies', company: null, ...period, ...filters }, later],
      [{ report: 'companies', company: 'k1', ...period, ...filters }, later],
      [{ report: 'service', interval: 60, ...period, ...filters }, at],
      [{ report: 'day', span: { date: day }, who: 'present', threshold: 30, short: 5, ...filters }, at],
      [{ report: 'day', span: { window: 60 }, who: 'all', threshold: 20, short: 0, ...filters }, at],
    ];
    await withCache(tz, [history.events], (reader) => {
      const ledger = new Ledger(reader, MOST_BYTES);
      for (const [ask, moment] of asks) {
        const shown =
          ask.report === 'cockpit'
            ? floorReport(boardAsOf(reader, days, at), choiceOfFilters(ask), at, tz)
            : shownReport(answerReport(ledger, days, ask, moment));
        const figures = figuresOf(shown);
        const isTelling = ([, value]: readonly [string, unknown]) => value !== 0 && value !== null;
        const chosen = [
          ...random.shuffle(figures.filter(isTelling)).slice(0, TELLING),
          ...random.shuffle(figures.filter((one) => !isTelling(one))).slice(0, EMPTY),
        ];
        for (const [figure, value] of chosen) {
          const asked = explainAskOf(JSON.parse(JSON.stringify({ ask, at: moment, figure })), days, later);
          const given = answerExplain(ledger, days, asked, moment);
          // By the wire and back.
          const { explanation, ...answer } = unpackAnswer(JSON.parse(JSON.stringify(packAnswer(given))));
          expect({ explanation, ...answer }).toEqual(given);
          expect([explanation.value, valueAt(shown, figure)], `${ask.report} ${figure}`).toEqual([value, value]);
          expect(addsUp(explanation), `${ask.report} ${figure}`).toEqual([]);
          explained.add(`${ask.report} ${figure.replaceAll(/\[\d+\]/g, '')}`);
        }
      }
    });
  });
  if (process.env.KOKPIT_SEED === undefined) expect(explained.size).toBeGreaterThan(120);
}, 240_000);

test('what the live cockpit sends is what is explained: rows, totals, tables by status and the strip', async () => {
  await forEachSeed(HISTORIES, async (seed) => {
    const history = randomHistory(seed);
    const { tz } = history.world;
    const days = createDays(tz);
    const at = Math.max(...history.events.map(({ time }) => Date.parse(time)));
    const { product = [], channel = [], group = [] } = filtersOf(history.events, createRandom(seed));
    await withCache(tz, [history.events], (reader) => {
      const board = boardAsOf(reader, days, at);
      const view = cockpitSubject(
        () => board,
        choiceOf({ product, channel, group }),
        () => at,
      ).full() as CockpitView;
      const report = floorReport(board, choiceOfFilters({ product, channel, group }), at, tz);
      const { online: _online, active: _active, waiting_since, ...strip } = view.strip;
      expect(report.strip).toEqual({
        ...strip,
        waiting_longest_s: waiting_since === null ? null : Math.max(0, at - waiting_since) / 1000,
      });
      expect([report.totals, report.by_status]).toEqual([view.totals, view.by_status]);
      for (const row of view.rows) {
        const own = valueAt(report, `agents[agent=${row.agent}].first_response_avg_s`);
        expect(own).toBe(row.first_response_avg_s);
      }
      const sum = Object.values(report.tables).reduce((all, { active, resolved }) => all + active + resolved, 0);
      expect(sum).toBe(view.totals.active + view.totals.resolved);
    });
  });
}, 300_000);
