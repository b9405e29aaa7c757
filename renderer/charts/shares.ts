// The shares of the channels in all contacts, beside those of the period before: lying bars from 0. Pure.

import { categoryAxis, frame, hatched, labelStyle, textStyle, valueAxis } from './common.ts';
import type { ChartPlan } from './option.ts';

export interface ShareBar {
  readonly label: string;
  /** The theme's colour of this channel. */
  readonly token: string;
  /** 0 to 100; null: nothing to take a share of. */
  readonly share: number | null;
  readonly before: number | null;
  readonly count: number;
  readonly countBefore: number;
}

export interface ShareWords {
  readonly now: string;
  readonly before: string;
  readonly description: string;
  /** 38.2 -> "38.2 %", in the language of the page. */
  readonly share: (percent: number) => string;
  /** 40 -> "40 %", for the axis. */
  readonly whole: (percent: number) => string;
  readonly count: (n: number) => string;
}

export function sharesPlan(bars: readonly ShareBar[], words: ShareWords): ChartPlan {
  return (look) => {
    const label = (of: 'now' | 'before', muted: boolean) => ({
      show: true,
      position: 'right' as const,
      distance: look.rem * 0.3125,
      ...textStyle(look, 0.75),
      color: look.colour(muted ? '--muted' : '--text'),
      formatter: ({ dataIndex }: { dataIndex: number }) => labelOf(bars[dataIndex], of, words),
    });
    const bar = { type: 'bar' as const, barMaxWidth: look.rem * 1.125, barGap: '12%', emphasis: { disabled: true } };
    return {
      ...frame(look, words.description),
      grid: { left: look.rem * 5.5, right: look.rem * 7, top: look.rem * 2, bottom: look.rem * 1.75 },
      // Lying bars are drawn from below; the first channel stands on top.
      yAxis: {
        ...categoryAxis(look),
        inverse: true,
        data: bars.map((one) => one.label),
        axisLabel: { ...labelStyle(look, 0.8125), color: look.colour('--text') },
      },
      xAxis: {
        ...valueAxis(look, 1, words.whole),
        // Of nothing there is no share: the axis is not drawn as if 1 % were much.
        ...(bars.every(({ share, before }) => share === null && before === null) ? { max: 100, interval: 20 } : {}),
      },
      tooltip: { show: false },
      series: [
        {
          ...bar,
          name: words.now,
          itemStyle: { color: look.colour('--muted') },
          data: bars.map((one) => ({ value: one.share ?? 0, itemStyle: { color: look.colour(one.token) } })),
          label: label('now', false),
        },
        {
          ...bar,
          name: words.before,
          itemStyle: { color: look.colour('--offline'), decal: hatched(look) },
          data: bars.map((one) => one.before ?? 0),
          label: label('before', true),
        },
      ],
    };
  };
}

function labelOf(bar: ShareBar | undefined, of: 'now' | 'before', words: ShareWords): string {
  if (bar === undefined) return '';
  const [share, count] = of === 'now' ? [bar.share, bar.count] : [bar.before, bar.countBefore];
  return share === null ? '–' : `${words.share(share)}  (${words.count(count)})`;
}
