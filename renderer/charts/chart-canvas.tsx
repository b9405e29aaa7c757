// One chart on its canvas: drawn anew when its plan, the theme or its size changes. The only view that loads echarts.
// What stands under the pointer is told in a box of the page's own, in its type and colours.

import { useEffect, useRef, useState } from 'react';
import { type Drawn, drawInto, type Hit } from './echarts.ts';
import { lookOf, onTheme } from './look.ts';
import type { ChartPlan, Look, Told } from './option.ts';

export interface ChartProps {
  readonly plan: ChartPlan;
  /** What the chart shows, for who does not see it. */
  readonly label: string;
  readonly size: 'low' | 'tall';
  /** What is told of a place in the data; the chart tells nothing without. */
  readonly tell?: (index: number, look: Look) => Told | null;
}

export function ChartCanvas({ plan, label, size, tell }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const latest = useRef(plan);
  const [hit, setHit] = useState<Hit | null>(null);
  const part = useRef<Look['part']>([0, 1]);
  latest.current = plan;
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const chart = drawInto(element, setHit, (shown) => {
      part.current = shown;
      draw();
    });
    drawn.current = chart;
    const draw = (): void => chart.draw(latest.current(lookOf(element, part.current)));
    // The observer tells the first size as well, which the first drawing has: a month of bars is not drawn twice.
    let size = sizeOf(element);
    const resized = new ResizeObserver(() => {
      if (sizeOf(element) === size) return;
      size = sizeOf(element);
      chart.resize();
      draw();
    });
    resized.observe(element);
    const endTheme = onTheme(draw);
    // Text drawn before its font is there keeps the other one's shapes.
    if (document.fonts.status === 'loading') {
      void document.fonts.ready.then(() => {
        if (drawn.current === chart) draw();
      });
    }
    return () => {
      drawn.current = null;
      resized.disconnect();
      endTheme();
      chart.dispose();
    };
  }, []);
  useEffect(() => {
    if (box.current !== null) drawn.current?.draw(plan(lookOf(box.current, part.current)));
  }, [plan]);
  const told =
    hit === null || box.current === null ? null : (tell?.(hit.index, lookOf(box.current, part.current)) ?? null);
  return (
    <div className={`chart chart-${size}`}>
      <div ref={box} className="chart-canvas" role="img" aria-label={label} data-testid="chart" />
      {hit !== null && told !== null && (
        <Box told={told} x={hit.x} right={hit.x > (box.current?.clientWidth ?? 0) / 2} />
      )}
    </div>
  );
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} ${clientHeight}`;
}

/** Beside the pointer's column, on the side with room. */
function Box({ told, x, right }: { readonly told: Told; readonly x: number; readonly right: boolean }) {
  return (
    <div className={right ? 'chart-box before' : 'chart-box'} style={{ left: `${x}px` }} aria-hidden="true">
      <strong>{told.title}</strong>
      <dl>
        {told.lines.map((line) => (
          <div key={line.label} className="pair">
            <dt>{line.label}</dt>
            <dd className="num">{line.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
