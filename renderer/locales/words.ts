// Turns a key and its values into words of one language. Pure; the catalogues are data.

import type { Formats } from '../../shared/text/formats.ts';
import type { Catalogue, Key, Message } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { tr } from './tr.ts';

export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: Key, values?: Values) => string;

export const CATALOGUES: Readonly<Record<'en' | 'tr' | 'de', Catalogue>> = { en, tr, de };

export function createTranslate(language: keyof typeof CATALOGUES, formats: Formats): Translate {
  const catalogue = CATALOGUES[language];
  const plural = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const message = catalogue[key];
    const text =
      typeof message === 'string' ? message : chooseForm(message, plural, Number(values.form ?? values.n ?? 0));
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? formats.count(value) : value;
    });
  };
}

function chooseForm(message: Exclude<Message, string>, plural: Intl.PluralRules, n: number): string {
  return plural.select(n) === 'one' ? message.one : message.other;
}

/** The key of a family such as `outcome.` for a word that came over the wire; null where the catalogue has none. */
export function keyOf(family: string, word: string): Key | null {
  const key = `${family}.${word}`;
  return key in en ? (key as Key) : null;
}
