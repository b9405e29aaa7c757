// Quality day by day: which rows are drawn, gaps where there is no value, axes that do not flatter; and the range in
// which a mean of ratings may lie.
import { describe, expect, test } from 'vitest';
import { tellDay, trendPlan } from '../../renderer/charts/trend.ts';
import { followedRows, trendPath, valuesOf } from '../../renderer/store/quality-trend.ts';
import { askOf, membersAskOf } from '../../renderer/store/report-ask.ts';
import { formatHash, parseHash } from '../../renderer/store/route.ts';
import type { QualityFigures, QualityReport } from '../../shared/contract/reports.ts';
import { ratingRange } from '../../shared/rating-range.ts';

const LOOK = {
  colour: (token: string) => token,
  font: 'Inter',
  rem: 16,
  width: 600,
  height: 200,
  part: [0, 1] as const,
};
const WORDS = { description: 'What it shows', value: String, none: 'no rating', day: (date: string) => date };
const DATES = ['2026-11-20', '2026-11-21', '2026-11-22'];

function figures(mean: number | null, timedOut: number): QualityFigures {
  const count = mean === null ? 0 : 1;
  const actions = {
    new_unassigned: 0,
    new_reassigned: 1,
    new_not_reassigned: 2,
    message_sent: 0,
    live_reassigned: 3,
    live_not_reassigned: 4,
    resumed_reassigned: 5,
    resumed_not_reassigned: 6,
  };
  return {
    satisfaction_avg: mean,
    satisfaction_count: count,
    satisfaction_stars: { 1: 0, 2: 0, 3: 0, 4: count, 5: 0 },
    feedback_count: 0,
    unanswered_live: timedOut,
    unanswered_ended: 0,
    inactivity: actions,
    inactivity_total: 21,
    returning_assigned: 5,
    returning_failed: 6,
  };
}

const DAYS = [figures(4, 2), figures(null, 0), figures(4, 1)];

function report(by: 'group' | 'agent', key: string | null): QualityReport {
  const head = {
    report: 'quality',
    from: '2026-11-20',
    to: '2026-11-22',
    tz: 'UTC',
    by,
    totals: figures(4, 3),
  } as const;
  const days = DATES.map((date, n) => {
    const of = DAYS[n] as QualityFigures;
    return { date, totals: of, rows: [{ key, ...of }] };
  });
  return { ...head, rows: [{ key, name: 'Sales', ...figures(4, 3) }], days };
}

test('a number of the table is named by its day and whose it is', () => {
  expect([
    trendPath('satisfaction', '2026-11-20', ''),
    trendPath('reassigned', '2026-11-20', 'g.sales'),
    trendPath('ratings', '2026-11-21', 'a.'),
  ]).toEqual([
    'days[date=2026-11-20].totals.satisfaction_avg',
    'days[date=2026-11-20].rows[key=sales].reassigned',
    'days[date=2026-11-21].rows[key=null].satisfaction_count',
  ]);
});

describe('the lines', () => {
  test('have no value on a day without ratings, and 0 on a day without events', () => {
    expect(valuesOf('satisfaction', DAYS, DATES, '2026-11-25')).toEqual([4, null, 4]);
    expect(valuesOf('unanswered_live', DAYS, DATES, '2026-11-25')).toEqual([2, 0, 1]);
    expect(valuesOf('reassigned', DAYS, DATES, '2026-11-25')).toEqual([9, 9, 9]);
    expect(valuesOf('not_reassigned', DAYS, DATES, '2026-11-25')).toEqual([12, 12, 12]);
  });

  test('end with today: what has not been is not 0', () => {
    expect(valuesOf('unanswered_live', DAYS, DATES, '2026-11-21')).toEqual([2, 0, null]);
  });

  test('are those of the rows that the address names and the reports have', () => {
    const name = (key: string | null, by: string): string => `${by} ${key}`;
    const reports = [report('group', null), report('agent', 'a-1')];
    const rows = followedRows(['a.a-1', 'g.', 'g.gone', 'x'], reports, name);
    expect(rows.map(({ id, name: called }) => [id, called])).toEqual([
      ['a.a-1', 'agent a-1'],
      ['g.', 'group null'],
    ]);
    expect(followedRows(['a.a-1'], [report('group', 'g-1'), null], name)).toEqual([]);
  });
});

describe('the chart', () => {
  const trend = { dates: DATES, lines: [{ name: 'Total', values: [4, null, 4.5] }], scale: { min: 1, max: 5 } };

  test('of ratings stands on 1 to 5, a count on 0, and neither joins a gap', () => {
    const rated = trendPlan(trend, WORDS)(LOOK);
    const counted = trendPlan({ ...trend, scale: null }, WORDS)(LOOK);
    expect([rated.yAxis, counted.yAxis]).toMatchObject([{ min: 1, max: 5 }, { min: 0 }]);
    expect(rated.series).toMatchObject([{ type: 'line', connectNulls: false, data: [4, null, 4.5] }]);
  });

  test('tells seven lines apart by mark and dash, not by colour alone', () => {
    const lines = Array.from({ length: 7 }, (_, n) => ({ name: `${n}`, values: [n] }));
    const { series } = trendPlan({ ...trend, lines }, WORDS)(LOOK);
    const looks = (series as { symbol: string; lineStyle: { type: string } }[]).map(
      ({ symbol, lineStyle }) => `${symbol} ${lineStyle.type}`,
    );
    expect(new Set(looks).size).toBe(7);
  });

  test('tells of a day, and that it has no rating', () => {
    expect(tellDay(trend, 1, WORDS)).toEqual({
      title: '2026-11-21',
      lines: [{ label: 'Total', value: 'no rating' }],
    });
    expect(tellDay(trend, 3, WORDS)).toBe(null);
  });
});

describe('the address', () => {
  test('keeps what is compared, and asks for it by day', () => {
    const address = '#/quality?from=2026-11-20&to=2026-11-22&by=both&row=g.s%26c&row=a.a-1&row=g.&view=trend';
    const route = parseHash(address);
    expect(formatHash(route)).toBe(address);
    const ask = { report: 'quality', product: [], channel: [], group: [], from: '2026-11-20', to: '2026-11-22' };
    expect(askOf(route, '2026-11-25')).toEqual({ ...ask, by: 'group', daily: ['s&c', null] });
    expect(membersAskOf(route, '2026-11-25')).toEqual({ ...ask, by: 'agent', daily: ['a-1'] });
  });

  test('asks for no days, and no members, where they are not shown', () => {
    expect(askOf(parseHash('#/quality?row=g.s'), '2026-11-25')).not.toHaveProperty('daily');
    expect(membersAskOf(parseHash('#/quality'), '2026-11-25')).toBe(null);
  });
});

describe('the range of a mean', () => {
  const of = (...stars: readonly number[]) => {
    const [n1 = 0, n2 = 0, n3 = 0, n4 = 0, n5 = 0] = stars;
    const range = ratingRange({ 1: n1, 2: n2, 3: n3, 4: n4, 5: n5 });
    return range === null ? null : [range.low, range.high].map((end) => Math.round(end * 1000) / 1000);
  };

  test('is Student’s interval of 95 %, within 1 to 5', () => {
    // 4, 4, 5: mean 13/3, s = 0.57735, t(2) = 4.3027.
    expect(of(0, 0, 0, 2, 1)).toEqual([2.899, 5]);
    // 3 and 5, twelve times each: mean 4, s = 1.02151, t(23) = 2.0687.
    expect(of(0, 0, 12, 0, 12)).toEqual([3.569, 4.431]);
    // 300 ratings are closer by far than 3.
    expect(of(0, 0, 0, 200, 100)).toEqual([4.28, 4.387]);
    expect(of(1, 0, 0, 0, 1)).toEqual([1, 5]);
  });

  test('cannot be told of one rating, of none, or of ratings that are all alike', () => {
    expect([of(0, 0, 0, 0, 1), of(), of(0, 0, 0, 0, 9)]).toEqual([null, null, null]);
  });
});
