// Files of a made-up snapshot, of which each one tells its generation: a mixture of two is seen at once.

import type { NamedText } from '../../electron/snapshot/keep.ts';

export const DAY = '2026-03-10';
export const INDEX = 'index.json';
const NAMES = ['a.csv', 'b.csv', 'c.json'];

export function generation(n: number): readonly NamedText[] {
  const files = NAMES.map((name) => ({ name, text: `${n}\n`.repeat(2_000) }));
  return [...files, { name: INDEX, text: JSON.stringify({ n, files: NAMES.map((file) => ({ file })) }) }];
}
