// The charts' plans: axes from 0, series told apart without colour, and colours that hold on their ground.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { barsOf } from '../../renderer/charts/bars.ts';
import type { Look } from '../../renderer/charts/option.ts';
import { type ShareBar, sharesPlan } from '../../renderer/charts/shares.ts';
import { timelineOf } from '../../renderer/charts/timeline.ts';
import { evidenceOf } from '../../renderer/views/reports/ratings.tsx';
import { contrast, distance, SIGHTS } from './theme/colour.ts';

const LOOK: Look = { colour: (token) => token, font: 'Inter', rem: 16, width: 1100, height: 400, part: [0, 1] };
const HOUR_MS = 3_600_000;
const WORDS = {
  requests: 'Requests',
  landings: 'Landings',
  received: 'Received',
  assisted: 'Assisted',
  demand: 'Demand',
  answer: 'Answer',
  description: 'What it shows',
  count: (n: number) => n.toLocaleString('de'),
  per: (title: string, minutes: number) => `${title} by ${minutes}`,
  time: (ms: number) => `${new Date(ms).getUTCHours()}:00`,
  day: (ms: number) => new Date(ms).toISOString().slice(0, 10),
};
const points = (n: number) =>
  Array.from({ length: n }, (_, hour) => ({
    start: hour * HOUR_MS,
    requests: hour,
    landings: 1,
    received: 2,
    assisted: 1,
  }));

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

describe('the timeline', () => {
  test('has both axes from 0, and every series its numbers', () => {
    const option = timelineOf(points(24), WORDS).plan(LOOK);
    expect(list(option.yAxis).map((axis) => axis.min)).toEqual([0, 0]);
    expect(list(option.series).map((one) => [one.name, (one.data as readonly unknown[]).length])).toEqual([
      ['Requests', 24],
      ['Landings', 24],
      ['Received', 24],
      ['Assisted', 24],
    ]);
    // What the axis has room for: landings lie on top of requests.
    expect(list(option.series).map((one) => (one.data as readonly number[])[7])).toEqual([7, 8, 2, 1]);
    const [axis] = list(option.yAxis);
    const say = axis?.axisLabel?.formatter as unknown as (value: number) => string;
    expect(say(1_800)).toBe('1.800');
    expect(option.animation).toBe(false);
  });

  test('has room for the labels of its axes, however large the numbers', () => {
    const left = (times: number): number => {
      const many = points(24).map((one) => ({ ...one, requests: one.requests * times }));
      return Number(list(timelineOf(many, WORDS).plan(LOOK).grid)[0]?.left);
    };
    expect(left(1)).toBe(48);
    // 10.000.000 in digits of 7.5 px, and what lies between them and the axis.
    expect(left(400_000)).toBeGreaterThan(10 * 7.5);
  });

  test('names the day at its first label where there are several', () => {
    const labels = (hours: number): readonly string[] => {
      const [, lower] = list(timelineOf(points(hours), WORDS).plan(LOOK).xAxis);
      const format = lower?.axisLabel?.formatter as unknown as (value: string) => string;
      return [0, 6, 24].map((hour) => format(String(hour * HOUR_MS)));
    };
    expect([labels(24), labels(48)]).toEqual([
      ['0:00', '6:00', '0:00'],
      ['1970-01-01', '6:00', '1970-01-02'],
    ]);
  });

  test('offers a part of the time only where there are many bars', () => {
    expect([24, 744].map((n) => list(timelineOf(points(n), WORDS).plan(LOOK).dataZoom).length)).toEqual([0, 1]);
    expect([24, 744].map((n) => timelineOf(points(n), WORDS).hasParts)).toEqual([false, true]);
    const shapes = [24, 744].map((n) => list(timelineOf(points(n), WORDS).plan(LOOK).series).at(-1));
    expect(shapes.map((one) => [one?.type, one?.name])).toEqual([
      ['custom', 'Assisted'],
      ['line', undefined],
    ]);
  });

  test('tells of the interval under the pointer, and of none outside', () => {
    const { tell } = timelineOf(points(24), WORDS);
    expect(tell(3, LOOK)).toEqual({
      title: '1970-01-01, 3:00–4:00',
      lines: [
        { label: 'Requests', value: '3' },
        { label: 'Landings', value: '1' },
        { label: 'Received', value: '2' },
        { label: 'Assisted', value: '1' },
      ],
    });
    expect(tell(24, LOOK)).toBeNull();
  });

  test('draws wider bars where so many cannot be told apart, and says how wide', () => {
    const month = points(31 * 24);
    const drawn = (look: Look): readonly unknown[] => {
      const { plan } = timelineOf(month, WORDS);
      const { series, yAxis } = plan(look);
      return [list(list(series)[0]?.data as readonly number[] | undefined).length, list(yAxis)[0]?.name];
    };
    expect(drawn(LOOK)).toEqual([248, 'Demand by 180']);
    expect(drawn({ ...LOOK, part: [0, 0.1] })).toEqual([744, 'Demand by 60 · 1970-01-01 0:00 – 1970-01-04 3:00']);
    expect(drawn({ ...LOOK, width: 4_000 })).toEqual([744, 'Demand by 60']);
    expect(timelineOf(month, WORDS).tell(1, LOOK)?.title).toBe('1970-01-01, 3:00–6:00');
    expect(timelineOf(month, WORDS).tell(1, LOOK)?.lines[0]?.value).toBe('12');
  });
});

test('no bar lies across midnight, also where a day has 25 hours, and none is lost', () => {
  const zone = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'short' });
  const begin = Date.parse('2026-10-24T22:00:00Z');
  const hours = points(49).map((point) => ({ ...point, start: begin + point.start }));
  const bars = barsOf(hours, 240, (ms) => zone.format(ms));
  expect(bars.map(({ day, sinceDay }) => [day, sinceDay / HOUR_MS])).toEqual([
    ...[0, 4, 8, 12, 16, 20, 24].map((hour) => [0, hour]),
    ...[0, 4, 8, 12, 16, 20].map((hour) => [1, hour]),
  ]);
  expect(bars.reduce((sum, bar) => sum + bar.requests, 0)).toBe((48 * 49) / 2);
});

test('the days of a month are asked for twice each, whatever their number of bars', () => {
  const zone = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'short' });
  const begin = Date.parse('2026-10-09T22:00:00Z');
  const COUNTS = { requests: 1, landings: 1, received: 1, assisted: 1 };
  const month = Array.from({ length: 31 * 96 + 4 }, (_, n) => ({ start: begin + (n * HOUR_MS) / 4, ...COUNTS }));
  let asked = 0;
  const dayOf = (ms: number) => {
    asked++;
    return zone.format(ms);
  };
  const bars = barsOf(month, 15, dayOf);
  // The one that has 25 hours takes some more.
  expect(asked).toBeLessThan(31 * 2 + 25);
  const midnights = bars.filter(({ sinceDay }) => sinceDay === 0).map(({ start }) => start);
  expect(midnights.length).toBe(31);
  expect(
    midnights.every((ms) => new Date(ms).toLocaleTimeString('de', { timeZone: 'Europe/Berlin' }) === '00:00:00'),
  ).toBe(true);
  expect(bars.map(({ day, start }) => [day, zone.format(start)])).toEqual(
    month.map(({ start }) => [midnights.findLastIndex((ms) => ms <= start), zone.format(start)]),
  );
});

test('the shares stand on an axis from 0, a share of nothing is drawn as nothing', () => {
  const bar = { label: 'Hotline', token: '--kind-call', share: 40, before: null, count: 4, countBefore: 0 };
  const words = { now: 'now', before: 'before', description: '', share: String, whole: String, count: String };
  const option = sharesPlan([bar], words)(LOOK);
  expect(list(option.xAxis).map((axis) => axis.min)).toEqual([0]);
  expect(list(option.series).map((one) => one.data)).toEqual([
    [{ value: 40, itemStyle: { color: '--kind-call' } }],
    [0],
  ]);
});

test('the shares of nothing stand on an axis to 100 %', () => {
  const none = { label: 'Hotline', token: '--kind-call', share: null, before: null, count: 0, countBefore: 0 };
  const words = { now: 'now', before: 'before', description: '', share: String, whole: String, count: String };
  const ends = (bars: readonly ShareBar[]) => list(sharesPlan(bars, words)(LOOK).xAxis).map((axis) => axis.max);
  expect([ends([none]), ends([none, { ...none, before: 3 }])]).toEqual([[100], [undefined]]);
});

test('3 ratings are few, 30 some, 300 many', () => {
  expect([3, 30, 300].map(evidenceOf)).toEqual(['few', 'some', 'many']);
});

const css = readFileSync(join(import.meta.dirname, '../../renderer/theme/tokens.css'), 'utf8');

describe.each(['light', 'dark'] as const)('the colours of charts, %s', (theme) => {
  const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  const all = Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2] ?? '']));
  const marks = Object.keys(all).filter((name) => /^(kind|series|compare)-/.test(name));

  test('stand out from the surface by 3 : 1', () => {
    expect(marks).toHaveLength(16);
    expect(marks.filter((name) => contrast(all[name] ?? '', all.surface ?? '') < 3)).toEqual([]);
  });

  test.each(SIGHTS)('stacked ones are told apart by %s sight', (sight) => {
    const pairs = [
      ['series-requests', 'series-landings'],
      ['series-received', 'series-assisted'],
    ] as const;
    expect(pairs.filter(([a, b]) => distance(all[a] ?? '', all[b] ?? '', sight) < 0.07)).toEqual([]);
  });
});
