// One chart in its box for as long as it is there: drawn anew when its plan, the theme, its size or its font changes.

import { drawInto, type Hit } from './echarts.ts';
import { lookOf, onTheme } from './look.ts';
import type { ChartPlan, Look } from './option.ts';

export interface Kept {
  readonly show: (plan: ChartPlan) => void;
  /** From where to where of its data it shows. */
  readonly part: () => Look['part'];
  readonly end: () => void;
}

export function keepDrawn(element: HTMLElement, first: ChartPlan, onHit: (hit: Hit | null) => void): Kept {
  let plan = first;
  let part: Look['part'] = [0, 1];
  let isOver = false;
  const chart = drawInto(element, onHit, (shown) => {
    part = shown;
    draw();
  });
  const draw = (): void => chart.draw(plan(lookOf(element, part)));
  draw();
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
      if (!isOver) draw();
    });
  }
  return {
    show: (next) => {
      plan = next;
      draw();
    },
    part: () => part,
    end: () => {
      isOver = true;
      resized.disconnect();
      endTheme();
      chart.dispose();
    },
  };
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} ${clientHeight}`;
}
