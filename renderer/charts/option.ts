// What a chart is made of, and the look that it takes from the theme. Types only.

import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  DataZoomComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | AriaComponentOption
  | DataZoomComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>;

/** The theme as a canvas needs it: colours as text, sizes in px. */
export interface Look {
  readonly colour: (token: string) => string;
  readonly font: string;
  /** px of one rem. */
  readonly rem: number;
  /** px of the chart's own box. */
  readonly width: number;
  readonly height: number;
  /** From where to where of its data it shows, 0 to 1. */
  readonly part: readonly [number, number];
}

/** What is said of one place in the data. */
export interface Told {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

/** Draws itself in whatever look the page has. */
export type ChartPlan = (look: Look) => ChartOption;
