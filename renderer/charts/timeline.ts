// The performance of the service over time: above, requests with landings on top of them; below, how many of the
// received were assisted, one bar inside the other. One axis of time for both. How long a bar is stands beside what it
// counts: a month of quarter hours is drawn in wider ones, until a part of the time is chosen (bars.ts). Pure.

import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import { barImage } from './bar-image.ts';
import { type Bar, barMinutes, barsOf, type TimelinePoint } from './bars.ts';
import { categoryAxis, frame, hatched, labelRoom, labelStyle, textStyle, valueAxis } from './common.ts';
import type { ChartOption, ChartPlan, Look, Told } from './option.ts';

export interface TimelineWords {
  readonly requests: string;
  readonly landings: string;
  readonly received: string;
  readonly assisted: string;
  readonly demand: string;
  readonly answer: string;
  readonly description: string;
  readonly count: (n: number) => string;
  /** A title with the minutes of a bar. */
  readonly per: (title: string, minutes: number) => string;
  /** 14:00, and Mon 23 Nov, in the language and zone of the page. */
  readonly time: (ms: number) => string;
  readonly day: (ms: number) => string;
}

type Counted = 'requests' | 'landings' | 'received' | 'assisted';
type SeriesOption = CustomSeriesOption | LineSeriesOption;

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

export interface Timeline {
  readonly plan: ChartPlan;
  /** Whether a part of the time can be chosen: a chart where it can goes on as none where it cannot. */
  readonly hasParts: boolean;
  /** What is told of the bar under the pointer. */
  readonly tell: (index: number, look: Look) => Told | null;
}

export function timelineOf(points: readonly TimelinePoint[], words: TimelineWords): Timeline {
  const hasParts = points.length > ZOOM_FROM;
  // A day is asked of every point: the bars of a width are made once.
  const made = new Map<number, readonly Bar[]>();
  const barsIn = (look: Look): readonly [number, readonly Bar[]] => {
    const minutes = barMinutes(points, plotWidth(look), look);
    const bars = made.get(minutes) ?? barsOf(points, minutes, words.day);
    made.set(minutes, bars);
    return [minutes, bars];
  };
  return {
    plan: (look) => planOf(hasParts, ...barsIn(look), words, look),
    hasParts,
    tell: (index, look) => tellBar(barsIn(look)[1][index], words),
  };
}

function planOf(zoom: boolean, minutes: number, bars: readonly Bar[], words: TimelineWords, look: Look): ChartOption {
  return {
    ...frame(look, words.description),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: grids(bars, words, look, zoom),
    xAxis: [0, 1].map((gridIndex) => timeAxis(bars, words, look, gridIndex)),
    yAxis: [words.demand, words.answer].map((name, gridIndex) => ({
      ...valueAxis(look, 1, words.count),
      gridIndex,
      name: words.per(name, minutes) + (gridIndex === 0 ? chosen(bars, words, look) : ''),
      nameLocation: 'end' as const,
      nameGap: look.rem * 0.9375,
      nameTextStyle: { ...textStyle(look, 0.75), align: 'left' as const, padding: [0, 0, 0, -look.rem * 2] },
    })),
    dataZoom: zoom ? zoomBar(look) : [],
    series: [...series(bars, words, look), ...(zoom ? [shape(bars)] : [])],
  };
}

function plotWidth(look: Look): number {
  return look.width - look.rem * (SIDE_REM + 1);
}

function grids(bars: readonly Bar[], words: TimelineWords, look: Look, zoom: boolean) {
  const most = Math.max(0, ...bars.map(({ requests, landings, received }) => Math.max(requests + landings, received)));
  const left = Math.max(look.rem * SIDE_REM, labelRoom(look, most, words.count));
  const side = { left, right: look.rem, outerBoundsMode: 'none' as const };
  const head = look.rem * HEAD_REM;
  const gap = look.rem * GAP_REM;
  const foot = look.rem * (zoom ? 4.25 : 1.75);
  const height = Math.max(look.rem, (look.height - head - gap - foot) / 2);
  return [
    { ...side, top: head, height },
    { ...side, top: head + height + gap, height },
  ];
}

function timeAxis(bars: readonly Bar[], words: TimelineWords, look: Look, gridIndex: number) {
  const step = labelStep(bars, look);
  const several = (bars.at(-1)?.day ?? 0) > 0;
  const begins = new Set(bars.filter(({ sinceDay }) => sinceDay === 0).map(({ start }) => String(start)));
  const labelled = (bar: Bar | undefined): boolean =>
    bar !== undefined &&
    (step < DAY_MS ? bar.sinceDay % step === 0 : bar.sinceDay === 0 && bar.day % (step / DAY_MS) === 0);
  return {
    ...categoryAxis(look),
    gridIndex,
    data: bars.map((bar) => String(bar.start)),
    axisLabel: {
      ...labelStyle(look),
      show: gridIndex === 1,
      hideOverlap: true,
      interval: (index: number) => labelled(bars[index]),
      // Among several days the first label of each names it.
      formatter: (value: string) =>
        several && begins.has(value) ? words.day(Number(value)) : words.time(Number(value)),
    },
  };
}

/** Whole hours or days between two labels, so that they do not touch. */
function labelStep(bars: readonly Bar[], look: Look): number {
  const first = bars[0]?.start ?? 0;
  const spanMs = ((bars.at(-1)?.start ?? first) - first) * (look.part[1] - look.part[0]);
  const fit = Math.max(2, plotWidth(look) / (look.rem * LABEL_REM));
  const step = LABEL_STEPS_H.find((hours) => spanMs / (hours * HOUR_MS) <= fit) ?? 168;
  return step * HOUR_MS;
}

/** From when to when, where a part of the time is chosen. */
function chosen(bars: readonly Bar[], words: TimelineWords, { part }: Look): string {
  const first = bars[Math.round(part[0] * (bars.length - 1))];
  const last = bars[Math.round(part[1] * (bars.length - 1))];
  if ((part[0] === 0 && part[1] === 1) || first === undefined || last === undefined) return '';
  const at = (ms: number): string => `${words.day(ms)} ${words.time(ms)}`;
  return ` · ${at(first.start)} – ${at(last.end)}`;
}

function zoomBar(look: Look): ChartOption['dataZoom'] {
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
      // Beside the handles they would be cut off: the title says them.
      showDetail: false,
    },
  ];
}

function series(bars: readonly Bar[], words: TimelineWords, look: Look): readonly SeriesOption[] {
  const row = (key: Counted, under: Counted | null, gridIndex: number): SeriesOption => {
    const columns = bars.map((bar) => {
      const base = under === null ? 0 : bar[under];
      return { base, top: base + bar[key] };
    });
    const isHatched = key === 'landings';
    const colour = look.colour(`--series-${key}`);
    return {
      type: 'custom',
      id: key,
      name: words[key],
      xAxisIndex: gridIndex,
      yAxisIndex: gridIndex,
      data: columns.map(({ top }) => top),
      // What the legend shows.
      itemStyle: { color: colour, ...(isHatched ? { decal: hatched(look) } : {}) },
      renderItem: barImage(columns, { colour, stripes: isHatched ? look.colour('--surface') : null }, look),
    };
  };
  return [row('requests', null, 0), row('landings', 'requests', 0), row('received', null, 1), row('assisted', null, 1)];
}

/** Not to be seen in the chart: the slider under it draws the shape of what is a line. */
function shape(bars: readonly Bar[]): SeriesOption {
  return {
    type: 'line',
    id: 'shape',
    data: bars.map(({ requests, landings }) => requests + landings),
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
  };
}

function tellBar(bar: Bar | undefined, words: TimelineWords): Told | null {
  if (bar === undefined) return null;
  const lines = (['requests', 'landings', 'received', 'assisted'] as const).map((key) => ({
    label: words[key],
    value: words.count(bar[key]),
  }));
  return { title: `${words.day(bar.start)}, ${words.time(bar.start)}–${words.time(bar.end)}`, lines };
}
