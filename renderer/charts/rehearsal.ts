// Draws each kind of chart where nobody sees it: the first one of a page's life takes four times as long as the tenth, and
// whoever goes to a report would wait for it.

import { drawInto } from './echarts.ts';
import { lookOf } from './look.ts';
import type { ChartPlan } from './option.ts';
import { sharesPlan } from './shares.ts';
import { timelineOf } from './timeline.ts';
import { trendPlan } from './trend.ts';

const QUARTER_MS = 900_000;
/** As many bars as a month of the service has. */
const POINTS = 96 * 7;

function shares(): ChartPlan {
  const bar = { label: 'a', token: '--text', share: 50, before: 40, count: 2, countBefore: 1 };
  const words = { now: 'a', before: 'b', description: '', share: String, whole: String, count: String };
  return sharesPlan([bar, { ...bar, share: null, before: null }], words);
}

function timeline(): ChartPlan {
  const points = Array.from({ length: POINTS }, (_, i) => {
    return { start: i * QUARTER_MS, requests: i % 7, landings: i % 3, received: i % 5, assisted: i % 4 };
  });
  const said = {
    requests: 'a',
    landings: 'b',
    received: 'c',
    assisted: 'd',
    demand: 'e',
    answer: 'f',
    description: '',
  };
  const day = (ms: number): string => String(Math.floor(ms / (QUARTER_MS * 96)));
  return timelineOf(points, { ...said, count: String, per: String, time: String, day }).plan;
}

function trend(): ChartPlan {
  const dates = Array.from({ length: 31 }, (_, i) => String(i));
  const line = { name: 'a', values: dates.map((_, i) => i % 7) };
  return trendPlan({ dates, lines: [line], scale: null }, { description: '', value: String, none: '', day: String });
}

/** Each takes some tens of ms. */
export const CHART_REHEARSALS: readonly (() => void)[] = [shares, timeline, trend].map((plan) => () => {
  const stage = document.createElement('div');
  stage.className = 'chart-rehearsal';
  stage.ariaHidden = 'true';
  document.body.append(stage);
  const chart = drawInto(
    stage,
    () => undefined,
    () => undefined,
  );
  chart.draw(plan()(lookOf(stage, [0, 1])));
  chart.dispose();
  stage.remove();
});
