// What part of the scroller is in sight, told only when it matters (every few rows), and the heights in px of this screen.

import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Heights } from './grid-layout.ts';

/** The view is drawn anew after this many rows; the spare rows cover what comes in between. */
const STEP_ROWS = 4;

export interface Viewport {
  readonly top: number;
  readonly height: number;
}

/** The heights of the stylesheet (`--row`, `--head`, in rem) on this screen. */
export function useHeights(): Heights {
  const [text, setText] = useState(readHeights);
  useEffect(() => {
    const measure = (): void => setText(readHeights());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return useMemo(() => {
    const [rem = 16, row = 2.25, head = 2.5] = text.split(' ').map(Number);
    return { row: rem * row, head: rem * head };
  }, [text]);
}

/** As one text, so that nothing is drawn anew while the numbers stay the same. */
function readHeights(): string {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
  return [Number.parseFloat(style.fontSize), of('--row'), of('--head')].join(' ');
}

export function useViewport(ref: RefObject<HTMLElement | null>, rowHeight: number): Viewport {
  const [view, setView] = useState<Viewport>({ top: 0, height: 0 });
  const look = useCallback(() => {
    const element = ref.current;
    if (element === null) return;
    const step = rowHeight * STEP_ROWS;
    const top = Math.floor(element.scrollTop / step) * step;
    const height = Math.ceil(element.clientHeight / step + 1) * step;
    setView((before) => (before.top === top && before.height === height ? before : { top, height }));
  }, [ref, rowHeight]);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    // In the same frame: drawn a frame later, who scrolls a screen at once looks at an empty one.
    const scrolled = (): void => flushSync(look);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [ref, look]);
  return view;
}
