// The palette of both themes, held to its contrast, and the statuses' colours to their distance for eyes that see
// red, green or blue less. Colours are read from the stylesheet itself.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AGENT_STATUSES } from '../../../shared/contract/views.ts';
import { contrast, distance, SIGHTS } from './colour.ts';

const TEXT = 4.5;
const MARK = 3;
/** In OKLab; shapes and words carry the difference too. */
const APART = 0.07;

const css = readFileSync(join(import.meta.dirname, '../../../renderer/theme/tokens.css'), 'utf8');

function colours(theme: 'light' | 'dark'): Readonly<Record<string, string>> {
  const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
}

const GROUNDS = ['ground', 'surface', 'raised', 'sunken', 'hover', 'chosen'];
const TEXTS: readonly (readonly [string, string])[] = [
  ...GROUNDS.flatMap((ground) => [['text', ground] as const, ['muted', ground] as const]),
  ['text', 'glow'],
  ['text', 'mark'],
  ['text', 'warn-ground'],
  ['muted', 'warn-ground'],
  ['warn', 'warn-ground'],
  ['warn', 'surface'],
  ['warn', 'hover'],
  ['warn', 'chosen'],
  ['accent', 'surface'],
  ['accent', 'chosen'],
  ['accent-text', 'accent'],
  ['rewind-text', 'rewind'],
  ['surface', 'bad'],
  ['bad', 'surface'],
];
const MARKS: readonly (readonly [string, string])[] = [
  ...AGENT_STATUSES.flatMap((status) => ['surface', 'hover', 'chosen', 'sunken'].map((on) => [status, on] as const)),
  ...['surface', 'sunken', 'chosen'].map((on) => ['line-strong', on] as const),
  ['load-fill', 'surface'],
  ['rewind', 'surface'],
  ['rewind', 'rewind-gap'],
  ['focus', 'surface'],
  ['focus', 'chosen'],
  ['good', 'raised'],
  ['bad', 'raised'],
  ['warn', 'surface'],
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const palette = colours(theme);
  const of = (name: string): string => {
    const colour = palette[name];
    if (colour === undefined) throw new Error(`${theme} has no colour --${name}`);
    return colour;
  };

  test.each(TEXTS)('text: %s on %s', (front, back) => {
    expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(TEXT);
  });

  test.each(MARKS)('mark: %s on %s', (front, back) => {
    expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(MARK);
  });

  test.each(SIGHTS)('statuses are told apart by %s sight', (sight) => {
    const pairs = AGENT_STATUSES.flatMap((a, n) => AGENT_STATUSES.slice(n + 1).map((b) => [a, b] as const));
    const close = pairs.filter(([a, b]) => distance(of(a), of(b), sight) < APART);
    expect(close).toEqual([]);
  });
});
