// The core says rules and reasons in English, sentence by sentence; here each is found again in the catalogue, with the
// values in it, and said in the reader's language. A sentence that the catalogue has not stays as it came. Pure.

import type { Key } from '../locales/catalogue.ts';
import { enWhy } from '../locales/en-why.ts';
import type { Translate } from '../locales/words.ts';

interface Sentence {
  readonly key: Key;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const SENTENCES: readonly Sentence[] = Object.entries(enWhy).map(([key, text]) => ({
  key: key as Key,
  pattern: new RegExp(
    `^${text.replaceAll(/[.*+?^$()[\]|\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '(.+?)')}(?=$| (?=[A-Z])|; )`,
    'u',
  ),
  names: [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
}));

/** @param said one sentence or several, as the core says them. */
export function sayWhy(said: string, t: Translate): string {
  const words: string[] = [];
  for (let rest = said; rest !== ''; ) {
    const found = longest(rest);
    if (found === null) return [...words, rest].join('');
    words.push(t(found.key, found.values));
    rest = rest.slice(found.length);
    const between = /^(; | )/.exec(rest)?.[0] ?? '';
    words.push(between);
    rest = rest.slice(between.length);
  }
  return words.join('');
}

function longest(text: string) {
  let best: { key: Key; values: Record<string, string>; length: number } | null = null;
  for (const { key, pattern, names } of SENTENCES) {
    const hit = pattern.exec(text);
    if (hit === null || (best !== null && hit[0].length <= best.length)) continue;
    const values = Object.fromEntries(names.map((name, n) => [name, hit[n + 1] ?? '']));
    best = { key, values, length: hit[0].length };
  }
  return best;
}
