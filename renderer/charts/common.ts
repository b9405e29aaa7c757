// What all charts have alike: type, axes from 0, the column under the pointer, patterns that tell series apart without
// colour, no movement. Pure.

import type { BarSeriesOption } from 'echarts/charts';
import type { ChartOption, Look } from './option.ts';

type Decal = NonNullable<NonNullable<BarSeriesOption['itemStyle']>['decal']>;

/** Thin lines across, for what did not succeed or is of another time. */
export function hatched(look: Look): Decal {
  return {
    symbol: 'rect',
    color: look.colour('--surface'),
    dashArrayX: [1, 0],
    dashArrayY: [look.rem * 0.125, look.rem * 0.25],
    rotation: -Math.PI / 4,
  };
}

export function textStyle(look: Look, size: number) {
  return { fontFamily: look.font, fontSize: look.rem * size, color: look.colour('--muted') };
}

/** The type of an axis' labels; as far from the axis as the screen is large. */
export function labelStyle(look: Look, size = 0.75) {
  return { ...textStyle(look, size), margin: look.rem * 0.5 };
}

/** Legend, the pointer's column and type. `description`: what the chart shows, for who does not see it. */
export function frame(look: Look, description: string): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: look.font },
    aria: { enabled: true, label: { description } },
    legend: {
      top: 0,
      left: 0,
      itemWidth: look.rem * 1.125,
      itemHeight: look.rem * 0.6875,
      itemGap: look.rem * 1.25,
      // 5 px stand between a mark and its word: on a large screen more.
      textStyle: {
        ...textStyle(look, 0.75),
        color: look.colour('--text'),
        padding: [0, 0, 0, look.rem * 0.3125 - 5],
      },
    },
    tooltip: {
      trigger: 'axis',
      // The box is the page's own (chart-canvas.tsx); here only the column is marked.
      showContent: false,
      axisPointer: { type: 'shadow', animation: false },
    },
  };
}

export function categoryAxis(look: Look) {
  return {
    type: 'category' as const,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.colour('--line-strong') } },
    axisLabel: labelStyle(look),
  };
}

/** Always from 0, and never finer than `step`. `said`: a number of it, as the page's language writes it. */
export function valueAxis(look: Look, step: number, said: (n: number) => string) {
  return {
    type: 'value' as const,
    min: 0,
    minInterval: step,
    splitNumber: 4,
    axisLabel: { ...labelStyle(look), formatter: (value: number) => said(value) },
    splitLine: { lineStyle: { color: look.colour('--line') } },
  };
}

/** em of a digit of the font of labels, which stand for all that a number is written with. */
const DIGIT_EM = 0.62;

/**
 * px of room that the labels of an upright axis need to its left, which echarts would find out by laying it out twice.
 * @param most the largest value; the axis may end a quarter above it.
 */
export function labelRoom(look: Look, most: number, said: (n: number) => string): number {
  return look.rem * (0.75 + said(Math.ceil(most * 1.25)).length * DIGIT_EM * 0.75);
}
