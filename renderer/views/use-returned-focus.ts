// Focus goes in when something opens over the page, and back to where it was when it closes.

import { useLayoutEffect, useRef } from 'react';

/** @param enter puts the focus where the user begins. Runs once, before the browser paints. */
export function useReturnedFocus(enter: () => void): void {
  const begin = useRef(enter);
  useLayoutEffect(() => {
    const before = document.activeElement;
    begin.current();
    // Before the element is taken out of the page: what opens in its place then finds the focus where it was.
    return () => {
      if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
    };
  }, []);
}
