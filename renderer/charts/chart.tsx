// A chart for a view. What draws it is fetched by itself, so that the start of the cockpit does not pay for it.

import { Suspense } from 'react';
import { partOf } from '../views/part.tsx';
import type { ChartProps } from './chart-canvas.tsx';

export const canvasPart = partOf(async () => (await import('./chart-canvas.tsx')).ChartCanvas);

export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<div className={`chart chart-${props.size}`} />}>
      <canvasPart.View {...props} />
    </Suspense>
  );
}
