// Folds text for searching: lower case in the reader's language, diacritics forgiven, every kind of i the same.
// Pure; keeps where each folded character came from, so that a hit can be marked in the text as written.

/** Letters that carry no combining mark after decomposition and still count as a plain letter. */
const PLAIN: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
};
/** German writes an umlaut as two letters where a keyboard has none. */
const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
const MARKS = /\p{M}/gu;

export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`: the span of the original that it came from. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Half-open span in UTF-16 units of the text as written. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** @param umlauts 'bare': ü is u; 'spelled': ü is ue. */
export function fold(text: string, locale: string, umlauts: 'bare' | 'spelled'): Folded {
  let out = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const letter of text) {
    const end = at + letter.length;
    const folded = foldLetter(letter, locale, umlauts);
    // A combining mark of its own belongs to the letter before it.
    if (folded === '' && ends.length > 0) ends[ends.length - 1] = end;
    for (let i = 0; i < folded.length; i += 1) {
      starts.push(at);
      ends.push(end);
    }
    out += folded;
    at = end;
  }
  return { text: out, starts, ends };
}

function foldLetter(letter: string, locale: string, umlauts: 'bare' | 'spelled'): string {
  const lower = letter.toLocaleLowerCase(locale);
  const spelled = umlauts === 'spelled' ? GERMAN[lower] : undefined;
  if (spelled !== undefined) return spelled;
  const bare = lower.normalize('NFKD').replace(MARKS, '');
  return PLAIN[bare] ?? bare;
}

/** A search for one text, prepared once and asked of many names. */
export interface Search {
  readonly empty: boolean;
  /** @returns where the text was found (first place), or null. */
  find(text: string): Span | null;
}

export function createSearch(query: string, locale: string): Search {
  const trimmed = query.trim().replace(/\s+/gu, ' ');
  const german = locale.startsWith('de');
  const needles = [fold(trimmed, locale, 'bare').text];
  if (german) needles.push(fold(trimmed, locale, 'spelled').text);
  const cache = new Map<string, readonly Folded[]>();
  const folds = (text: string): readonly Folded[] => {
    let known = cache.get(text);
    if (known === undefined) {
      known = german ? [fold(text, locale, 'bare'), fold(text, locale, 'spelled')] : [fold(text, locale, 'bare')];
      cache.set(text, known);
    }
    return known;
  };
  return {
    empty: trimmed === '',
    find: (text) => (trimmed === '' ? null : firstHit(folds(text), needles)),
  };
}

function firstHit(hays: readonly Folded[], needles: readonly string[]): Span | null {
  for (const hay of hays) {
    for (const needle of needles) {
      const at = needle === '' ? -1 : hay.text.indexOf(needle);
      const start = hay.starts[at];
      const end = hay.ends[at + needle.length - 1];
      if (at >= 0 && start !== undefined && end !== undefined) return { start, end };
    }
  }
  return null;
}
