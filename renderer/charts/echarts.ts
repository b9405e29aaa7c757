// The parts of echarts that Kokpit uses, and no others. Loaded only with the first chart; nothing else imports echarts.

import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { AriaComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { ChartOption, Look } from './option.ts';

use([
  BarChart,
  CustomChart,
  LineChart,
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  CanvasRenderer,
]);

/** What the pointer is at: the place in the data, and px from the chart's left. */
export interface Hit {
  readonly index: number;
  readonly x: number;
}

export interface Drawn {
  readonly draw: (option: ChartOption) => void;
  readonly resize: () => void;
  readonly dispose: () => void;
}

/** Draws on a canvas in `element`. Styles go through the element's own properties, which `style-src 'self'` allows. */
export function drawInto(
  element: HTMLElement,
  onHit: (hit: Hit | null) => void,
  onPart: (part: Look['part']) => void,
): Drawn {
  const chart = init(element, null, { renderer: 'canvas' });
  chart.on('updateAxisPointer', (event) => {
    const { axesInfo } = event as { readonly axesInfo?: readonly { readonly value: number }[] };
    const index = axesInfo?.[0]?.value;
    onHit(index === undefined ? null : { index, x: chart.convertToPixel({ xAxisIndex: 0 }, index) });
  });
  chart.on('globalout', () => onHit(null));
  chart.on('datazoom', () => {
    const [zoom] = (chart.getOption().dataZoom ?? []) as readonly { readonly start: number; readonly end: number }[];
    if (zoom !== undefined) onPart([zoom.start / 100, zoom.end / 100]);
  });
  return {
    // Merged, so that the part of the time chosen under a chart stays chosen.
    draw: (option) => chart.setOption(option),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  };
}
