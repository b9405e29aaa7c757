// The charts' plans: axes from 0, series told apart without colour, and colours that hold on their ground.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Look } from '../../renderer/charts/option.ts';
import { sharesPlan } from '../../renderer/charts/shares.ts';
import { tellPoint, timelinePlan } from '../../renderer/charts/timeline.ts';
import { evidenceOf } from '../../renderer/views/reports/ratings.tsx';
import { contrast, distance, SIGHTS } from './theme/colour.ts';

const LOOK: Look = { colour: (token) => token, font: 'Inter', rem: 16, width: 1100, height: 400 };
const HOUR_MS = 3_600_000;
const WORDS = {
  requests: 'Requests',
  landings: 'Landings',
  received: 'Received',
  assisted: 'Assisted',
  demand: 'Demand',
  answer: 'Answer',
  description: 'What it shows',
  count: String,
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
    const option = timelinePlan(points(24), WORDS)(LOOK);
    expect(list(option.yAxis).map((axis) => axis.min)).toEqual([0, 0]);
    expect(list(option.series).map((one) => [one.name, (one.data as readonly unknown[]).length])).toEqual([
      ['Requests', 24],
      ['Landings', 24],
      ['Received', 24],
      ['Assisted', 24],
    ]);
    expect(option.animation).toBe(false);
  });

  test('names the day at its first label where there are several', () => {
    const labels = (hours: number): readonly string[] => {
      const [, lower] = list(timelinePlan(points(hours), WORDS)(LOOK).xAxis);
      const format = lower?.axisLabel?.formatter as unknown as (value: string) => string;
      return [0, 6, 24].map((hour) => format(String(hour * HOUR_MS)));
    };
    expect([labels(24), labels(48)]).toEqual([
      ['0:00', '6:00', '0:00'],
      ['1970-01-01', '6:00', '1970-01-02'],
    ]);
  });

  test('offers a part of the time only where there are many bars', () => {
    expect([24, 744].map((n) => list(timelinePlan(points(n), WORDS)(LOOK).dataZoom).length)).toEqual([0, 1]);
  });

  test('tells of the interval under the pointer, and of none outside', () => {
    expect(tellPoint(points(24)[3], WORDS)).toEqual({
      title: '1970-01-01, 3:00',
      lines: [
        { label: 'Requests', value: '3' },
        { label: 'Landings', value: '1' },
        { label: 'Received', value: '2' },
        { label: 'Assisted', value: '1' },
      ],
    });
    expect(tellPoint(undefined, WORDS)).toBeNull();
  });
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
