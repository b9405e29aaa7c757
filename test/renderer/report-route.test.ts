import { describe, expect, test } from 'vitest';
import { addDays, askOf, dayOf, fewerDays, goesOn, periodBefore, periodOf } from '../../renderer/store/report-ask.ts';
import { nextOrder } from '../../renderer/store/report-route.ts';
import { formatHash, parseHash } from '../../renderer/store/route.ts';

const TODAY = '2026-11-23';

describe('the address of a report', () => {
  test.each([
    '#/quality',
    '#/quality?channel=whatsapp&group=g-1&q=ana&period=31&by=agent&order=-rating',
    '#/companies?from=2026-11-01&to=2026-11-10&company=co-7&as=table',
    '#/service?period=yesterday&interval=15&as=table',
    '#/day?last=15&who=present&T=30&S=5',
    '#/day?date=2026-11-20',
    '#/day?date=yesterday',
  ])('is the same after reading and writing: %s', (hash) => {
    expect(formatHash(parseHash(hash))).toBe(hash);
  });

  test('falls back to the page’s own choice where it makes no sense', () => {
    expect(formatHash(parseHash('#/service?period=9&interval=7&as=cake&order='))).toBe('#/service');
    expect(formatHash(parseHash('#/day?last=7&who=me&T=-3&S=x'))).toBe('#/day');
  });

  test('says nothing of reports on other pages', () => {
    expect(formatHash(parseHash('#/cockpit?period=31&by=agent'))).toBe('#/cockpit');
  });
});

describe('days', () => {
  test('a day is the zone’s', () => {
    const late = Date.parse('2026-11-22T22:30:00Z');
    expect([dayOf(late, 'UTC'), dayOf(late, 'Europe/Istanbul')]).toEqual(['2026-11-22', '2026-11-23']);
  });

  test('are counted over months and leap days', () => {
    expect([addDays('2028-02-28', 1), addDays('2026-03-01', -1), addDays('2026-12-31', 1)]).toEqual([
      '2028-02-29',
      '2026-02-28',
      '2027-01-01',
    ]);
  });

  test('companies end yesterday, the others today', () => {
    expect(periodOf('companies', '7', TODAY)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(periodOf('quality', '7', TODAY)).toEqual({ from: '2026-11-17', to: '2026-11-23' });
    expect(periodOf('service', null, TODAY)).toEqual({ from: TODAY, to: TODAY });
    expect(periodOf('companies', null, TODAY)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  });

  test('the period before is as long and ends the day before', () => {
    expect(periodBefore({ from: '2026-11-16', to: '2026-11-22' })).toEqual({ from: '2026-11-09', to: '2026-11-15' });
    expect(periodBefore({ from: TODAY, to: TODAY })).toEqual({ from: '2026-11-22', to: '2026-11-22' });
  });
});

describe('the question', () => {
  test('carries the filters and the page’s switches', () => {
    expect(askOf(parseHash('#/day?channel=web&group=g-1&group=g-2&last=30&who=present&T=60&S=10'), TODAY)).toEqual({
      report: 'day',
      product: [],
      channel: ['web'],
      group: ['g-1', 'g-2'],
      span: { window: 30 },
      who: 'present',
      threshold: 60,
      short: 10,
    });
    expect(askOf(parseHash('#/health'), TODAY)).toBeNull();
  });

  test('goes on while its days include today', () => {
    const on = (hash: string): boolean | null => {
      const ask = askOf(parseHash(hash), TODAY);
      return ask === null ? null : goesOn(ask, TODAY);
    };
    expect([on('#/quality'), on('#/quality?period=yesterday'), on('#/companies'), on('#/day?date=yesterday')]).toEqual([
      true,
      false,
      false,
      // What waits is of now, whatever the day.
      true,
    ]);
  });
});

test('a head sorts figures from the greatest, then from the least, then not at all', () => {
  const first = nextOrder(null, 'rating', true);
  const second = nextOrder(first, 'rating', true);
  expect([first, second, nextOrder(second, 'rating', true), nextOrder(second, 'name', false)]).toEqual([
    { column: 'rating', descending: true },
    { column: 'rating', descending: false },
    null,
    { column: 'name', descending: false },
  ]);
});

test.each<[hash: string, periods: readonly string[]]>([
  ['#/quality?period=31&explain=totals.feedback_count', ['2026-11-17 to 2026-11-23', '2026-11-23 to 2026-11-23']],
  ['#/companies?explain=rows[0].chats', ['2026-11-22 to 2026-11-22']],
  ['#/service?explain=total.requests', []],
  ['#/quality?period=31&explain=days[date=2026-11-02].totals.feedback_count', []],
  ['#/day?explain=call.lost', []],
  ['#/quality?period=31', []],
])('fewer days to explain on %s', (hash, periods) => {
  expect(fewerDays(parseHash(hash), TODAY).map(({ period: { from, to } }) => `${from} to ${to}`)).toEqual(periods);
});
