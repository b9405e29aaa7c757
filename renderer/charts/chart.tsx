// A chart for a view. What draws it is fetched by itself, so that the start of the cockpit does not pay for it.

import { lazy, Suspense } from 'react';
import type { ChartProps } from './chart-canvas.tsx';

export const loadCanvas = () => import('./chart-canvas.tsx');
const Canvas = lazy(async () => ({ default: (await loadCanvas()).ChartCanvas }));

export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<div className={`chart chart-${props.size}`} />}>
      <Canvas {...props} />
    </Suspense>
  );
}
