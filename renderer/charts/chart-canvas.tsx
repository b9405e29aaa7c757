// One chart for a view; only what this loads knows echarts. Who comes to a page waits for the charts in sight alone: those
// below are drawn once there is time. What stands under the pointer is told in a box of the page's own, in its type and colours.

import { useEffect, useRef, useState } from 'react';
import { whenIdle } from '../views/when-idle.ts';
import type { Hit } from './echarts.ts';
import { type Kept, keepDrawn } from './keep-drawn.ts';
import { lookOf } from './look.ts';
import type { ChartPlan, Look, Told } from './option.ts';

/** What is out of sight is drawn this much later at the latest: somebody may be on their way there. */
const LATEST_MS = 300;

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
  const kept = useRef<Kept | null>(null);
  const [hit, setHit] = useState<Hit | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const draw = (): void => {
      if (kept.current === null) kept.current = keepDrawn(element, plan, setHit);
      else kept.current.show(plan);
    };
    if (!isInSight(element)) return whenIdle(draw, LATEST_MS);
    draw();
  }, [plan]);
  useEffect(
    () => () => {
      kept.current?.end();
      kept.current = null;
    },
    [],
  );
  const told =
    hit === null || box.current === null || kept.current === null
      ? null
      : (tell?.(hit.index, lookOf(box.current, kept.current.part())) ?? null);
  return (
    <div className={`chart chart-${size}`}>
      <div ref={box} className="chart-canvas" role="img" aria-label={label} data-testid="chart" />
      {hit !== null && told !== null && (
        <Box told={told} x={hit.x} right={hit.x > (box.current?.clientWidth ?? 0) / 2} />
      )}
    </div>
  );
}

function isInSight(element: HTMLElement): boolean {
  return element.getBoundingClientRect().top < window.innerHeight;
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
