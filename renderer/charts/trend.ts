// One figure day by day, of the total and of rows beside it: lines that differ by mark and dash as well as by colour,
// broken where a day has no value. Pure.

import type { LineSeriesOption } from 'echarts/charts';
import { categoryAxis, frame, labelRoom, labelStyle, valueAxis } from './common.ts';
import type { ChartPlan, Look, Told } from './option.ts';

export interface TrendLine {
  readonly name: string;
  /** A value a day; null: there is none, and nothing is drawn. */
  readonly values: readonly (number | null)[];
}

export interface Trend {
  /** YYYY-MM-DD. */
  readonly dates: readonly string[];
  /** The total first. */
  readonly lines: readonly TrendLine[];
  /** The ends of an axis that does not begin with 0; null: counts from 0. */
  readonly scale: { readonly min: number; readonly max: number } | null;
}

export interface TrendWords {
  readonly description: string;
  readonly value: (value: number) => string;
  readonly none: string;
  readonly day: (date: string) => string;
}

const TOKENS = [
  '--text',
  '--compare-1',
  '--compare-2',
  '--compare-3',
  '--compare-4',
  '--compare-5',
  '--compare-6',
] as const;
const MARKS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle'] as const;
const DASHES = ['solid', 'dashed', 'dotted', 'solid', 'dashed', 'dotted', 'solid'] as const;

export function trendPlan({ dates, lines, scale }: Trend, words: TrendWords): ChartPlan {
  return (look) => ({
    ...frame(look, words.description),
    // The page names the lines once, over all charts.
    legend: { show: false },
    grid: {
      outerBoundsMode: 'none',
      left: sideOf(lines, scale, words, look),
      // Half of the last day's name, which echarts would find out by laying it out twice.
      right: look.rem * 1.875,
      top: look.rem * 0.75,
      bottom: look.rem * 1.75,
    },
    xAxis: {
      ...categoryAxis(look),
      data: [...dates],
      boundaryGap: true,
      axisLabel: { ...labelStyle(look), hideOverlap: true, formatter: (date: string) => words.day(date) },
    },
    yAxis:
      scale === null
        ? valueAxis(look, 1, words.value)
        : { ...valueAxis(look, 1, String), ...scale, splitNumber: scale.max - scale.min },
    series: lines.map((line, n) => lineOf(line, n, look)),
  });
}

function sideOf(lines: readonly TrendLine[], scale: Trend['scale'], words: TrendWords, look: Look): number {
  const most = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return Math.max(look.rem * 2.5, scale === null ? labelRoom(look, most, words.value) : 0);
}

function lineOf({ name, values }: TrendLine, place: number, look: Look): LineSeriesOption {
  const colour = look.colour(TOKENS[place % TOKENS.length] as string);
  return {
    type: 'line',
    id: String(place),
    name,
    data: [...values],
    connectNulls: false,
    showAllSymbol: true,
    symbol: MARKS[place % MARKS.length] as string,
    symbolSize: look.rem * (place === 0 ? 0.375 : 0.5),
    // The total lies over the rows.
    z: place === 0 ? 4 : 3,
    lineStyle: {
      color: colour,
      width: look.rem * (place === 0 ? 0.15625 : 0.09375),
      type: DASHES[place % DASHES.length] as (typeof DASHES)[number],
    },
    itemStyle: { color: colour },
    emphasis: { disabled: true },
  };
}

/** What is told of the day under the pointer. */
export function tellDay({ dates, lines }: Trend, index: number, words: TrendWords): Told | null {
  const date = dates[index];
  if (date === undefined) return null;
  const told = lines.map(({ name, values }) => {
    const value = values[index] ?? null;
    return { label: name, value: value === null ? words.none : words.value(value) };
  });
  return { title: words.day(date), lines: told };
}
