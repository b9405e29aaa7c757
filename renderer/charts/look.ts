// Reads the theme off the page for a canvas: colours by token, the family, the size of type.

import type { Look } from './option.ts';

export function lookOf(element: HTMLElement, part: Look['part']): Look {
  const root = getComputedStyle(document.documentElement);
  const rem = Number.parseFloat(root.fontSize) || 16;
  return {
    colour: (token) => root.getPropertyValue(token).trim(),
    font: getComputedStyle(document.body).fontFamily,
    rem,
    width: element.clientWidth,
    height: element.clientHeight,
    part,
  };
}

/** Told when the theme changes. @returns ends it. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
