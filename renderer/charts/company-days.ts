// A company's contacts day by day: one bar a day, its kinds on top of each other. Pure.

import { categoryAxis, frame, hatched, labelStyle, valueAxis } from './common.ts';
import type { ChartPlan, Told } from './option.ts';

export interface DayBar {
  readonly label: string;
  readonly counts: readonly number[];
}

export interface DayKind {
  readonly label: string;
  /** The theme's colour of this kind. */
  readonly token: string;
  readonly hatched: boolean;
}

export interface DayWords {
  readonly description: string;
  readonly count: (n: number) => string;
}

const LABEL_REM = 4.5;

export function companyDaysPlan(days: readonly DayBar[], kinds: readonly DayKind[], words: DayWords): ChartPlan {
  return (look) => {
    const fit = Math.max(1, Math.floor((look.width - look.rem * 4) / (look.rem * LABEL_REM)));
    const step = Math.ceil(days.length / fit);
    return {
      ...frame(look, words.description),
      grid: { left: look.rem * 3, right: look.rem, top: look.rem * 2.25, bottom: look.rem * 1.75 },
      xAxis: {
        ...categoryAxis(look),
        data: days.map((day) => day.label),
        axisLabel: { ...labelStyle(look), interval: (index: number) => index % step === 0 },
      },
      yAxis: valueAxis(look, 1, words.count),
      series: kinds.map((kind, n) => ({
        type: 'bar' as const,
        id: String(n),
        name: kind.label,
        stack: 'contacts',
        barMaxWidth: look.rem * 2.5,
        barCategoryGap: '24%',
        emphasis: { disabled: true },
        itemStyle: { color: look.colour(kind.token), ...(kind.hatched && { decal: hatched(look) }) },
        data: days.map((day) => day.counts[n] ?? 0),
      })),
    };
  };
}

/** What is told of the day under the pointer. */
export function tellDay(day: DayBar | undefined, kinds: readonly DayKind[], words: DayWords): Told | null {
  if (day === undefined) return null;
  const lines = kinds.map(({ label }, n) => ({ label, value: words.count(day.counts[n] ?? 0) }));
  return { title: day.label, lines };
}
