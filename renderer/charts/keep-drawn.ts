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
  let drawn = '';
  const draw = (): void => {
    const option = plan(lookOf(element, part));
    // Half hours of a month are the same bars as its quarter hours. What it is drawn by follows from what is compared.
    const text = JSON.stringify(option);
    if (text === drawn) return;
    drawn = text;
    chart.draw(option);
  };
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
      drawn = '';
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
