// Turns a key and its values into words of one language. Pure; the catalogues are data.

import type { Formats } from '../../shared/text/formats.ts';
import { createFill, type Language, type Values } from '../../shared/words/message.ts';
import { sayReason } from '../../shared/words/reasons.ts';
import { type Said, sayIn } from '../../shared/words/said.ts';
import type { Catalogue, Key } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { tr } from './tr.ts';

export type Translate = (key: Key, values?: Values) => string;

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, tr, de };

/** Everything that a page says, in one language. */
export interface PageWords {
  readonly t: Translate;
  readonly formats: Formats;
  /** What the core says as a key and values. */
  readonly say: (said: Said) => string;
  /** A reason that came as English text. */
  readonly reason: (text: string) => string;
}

export function createWords(language: Language, formats: Formats): PageWords {
  return {
    t: createTranslate(language, formats),
    formats,
    say: (said) => sayIn(language, said),
    reason: (text) => sayReason(language, text),
  };
}

export function createTranslate(language: Language, formats: Formats): Translate {
  const fill = createFill(language, formats.count);
  return (key, values = {}) => fill(CATALOGUES[language][key], values);
}

/** The key of a family such as `outcome.` for a word that came over the wire; null where the catalogue has none. */
export function keyOf(family: string, word: string): Key | null {
  const key = `${family}.${word}`;
  return key in en ? (key as Key) : null;
}
