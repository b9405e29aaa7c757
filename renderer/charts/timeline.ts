// The performance of the service over time: above, requests with landings on top of them; below, how many of the
// received were assisted, one bar inside the other. One axis of time for both. Pure.

import { categoryAxis, frame, hatched, PLAIN, textStyle, valueAxis } from './common.ts';
import type { ChartOption, ChartPlan, Look, Told } from './option.ts';

export interface TimelinePoint {
  /** ms since 1970. */
  readonly start: number;
  readonly requests: number;
  readonly landings: number;
  readonly received: number;
  readonly assisted: number;
}

export interface TimelineWords {
  readonly requests: string;
  readonly landings: string;
  readonly received: string;
  readonly assisted: string;
  readonly demand: string;
  readonly answer: string;
  readonly description: string;
  readonly count: (n: number) => string;
  /** 14:00, and Mon 23 Nov, in the language and zone of the page. */
  readonly time: (ms: number) => string;
  readonly day: (ms: number) => string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LABEL_STEPS_H = [1, 2, 3, 4, 6, 12, 24, 48, 96, 168];
const LABEL_REM = 5;
const SIDE_REM = 3;
/** Room for the legend and the upper title, and between the two. */
const HEAD_REM = 3.25;
const GAP_REM = 2.25;
/** With more bars than this a part of the time can be chosen under the chart. */
const ZOOM_FROM = 150;

export function timelinePlan(points: readonly TimelinePoint[], words: TimelineWords): ChartPlan {
  return (look) => {
    const zoom = points.length > ZOOM_FROM;
    return {
      ...frame(look, words.description),
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      grid: grids(look, zoom),
      xAxis: [0, 1].map((gridIndex) => timeAxis(points, words, look, gridIndex)),
      yAxis: [words.demand, words.answer].map((name, gridIndex) => ({
        ...valueAxis(look, 1),
        gridIndex,
        name,
        nameLocation: 'end' as const,
        nameTextStyle: { ...textStyle(look, 0.75), align: 'left' as const, padding: [0, 0, 0, -look.rem * 2] },
      })),
      dataZoom: zoom ? zoomBar(look, words, points) : [],
      series: series(points, words, look),
    };
  };
}

function grids(look: Look, zoom: boolean) {
  const side = { left: look.rem * SIDE_REM, right: look.rem };
  const head = look.rem * HEAD_REM;
  const gap = look.rem * GAP_REM;
  const foot = look.rem * (zoom ? 4.25 : 1.75);
  const height = Math.max(look.rem, (look.height - head - gap - foot) / 2);
  return [
    { ...side, top: head, height },
    { ...side, top: head + height + gap, height },
  ];
}

function timeAxis(points: readonly TimelinePoint[], words: TimelineWords, look: Look, gridIndex: number) {
  const step = labelStep(points, look);
  const first = points[0]?.start ?? 0;
  const several = (points.at(-1)?.start ?? first) - first > DAY_MS;
  return {
    ...categoryAxis(look),
    gridIndex,
    data: points.map((point) => String(point.start)),
    axisLabel: {
      ...textStyle(look, 0.75),
      show: gridIndex === 1,
      hideOverlap: true,
      interval: (index: number) => ((points[index]?.start ?? 1) - first) % step === 0,
      formatter: (value: string) => labelOf(Number(value), first, several, words),
    },
  };
}

/** Among several days the first label of each names it. */
function labelOf(start: number, first: number, several: boolean, words: TimelineWords): string {
  return several && (start - first) % DAY_MS === 0 ? words.day(start) : words.time(start);
}

/** Whole hours or days between two labels, so that they do not touch. */
function labelStep(points: readonly TimelinePoint[], look: Look): number {
  const first = points[0]?.start ?? 0;
  const spanMs = (points.at(-1)?.start ?? first) - first;
  const fit = Math.max(2, (look.width - look.rem * (SIDE_REM + 1)) / (look.rem * LABEL_REM));
  const step = LABEL_STEPS_H.find((hours) => spanMs / (hours * HOUR_MS) <= fit) ?? 168;
  return step * HOUR_MS;
}

function zoomBar(look: Look, words: TimelineWords, points: readonly TimelinePoint[]): ChartOption['dataZoom'] {
  const at = (index: number): string => {
    const start = points[index]?.start;
    return start === undefined ? '' : `${words.day(start)} ${words.time(start)}`;
  };
  return [
    {
      id: 'part',
      type: 'slider',
      xAxisIndex: [0, 1],
      bottom: look.rem * 0.25,
      height: look.rem * 1.5,
      brushSelect: false,
      borderColor: look.colour('--line'),
      fillerColor: `${look.colour('--load-fill')}33`,
      handleStyle: { color: look.colour('--accent'), borderColor: look.colour('--accent') },
      moveHandleStyle: { color: look.colour('--line-strong') },
      dataBackground: {
        lineStyle: { color: look.colour('--line-strong') },
        areaStyle: { color: look.colour('--line') },
      },
      selectedDataBackground: {
        lineStyle: { color: look.colour('--accent') },
        areaStyle: { color: look.colour('--load-fill') },
      },
      labelFormatter: (index: number) => at(index),
      textStyle: textStyle(look, 0.75),
    },
  ];
}

function series(points: readonly TimelinePoint[], words: TimelineWords, look: Look): ChartOption['series'] {
  const bar = (name: string, key: 'requests' | 'landings' | 'received' | 'assisted') => ({
    type: 'bar' as const,
    id: key,
    name,
    data: points.map((point) => point[key]),
    barCategoryGap: '18%',
    emphasis: { disabled: true },
  });
  const lower = { xAxisIndex: 1, yAxisIndex: 1, barGap: '-100%' };
  const colour = (key: string): string => look.colour(`--series-${key}`);
  return [
    { ...bar(words.requests, 'requests'), stack: 'demand', itemStyle: { color: colour('requests'), decal: PLAIN } },
    {
      ...bar(words.landings, 'landings'),
      stack: 'demand',
      itemStyle: { color: colour('landings'), decal: hatched(look) },
    },
    {
      ...bar(words.received, 'received'),
      ...lower,
      itemStyle: { color: colour('received'), decal: PLAIN },
    },
    {
      ...bar(words.assisted, 'assisted'),
      ...lower,
      itemStyle: { color: colour('assisted'), decal: PLAIN },
    },
  ];
}

/** What is told of the interval under the pointer. */
export function tellPoint(point: TimelinePoint | undefined, words: TimelineWords): Told | null {
  if (point === undefined) return null;
  const lines = (['requests', 'landings', 'received', 'assisted'] as const).map((key) => ({
    label: words[key],
    value: words.count(point[key]),
  }));
  return { title: `${words.day(point.start)}, ${words.time(point.start)}`, lines };
}
