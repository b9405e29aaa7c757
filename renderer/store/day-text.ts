// A day of the calendar as people write it, and back. Shown with the month in letters: 11/12 is another day in Boston than
// in London, and a browser's own field goes by the browser's language rather than by that of the page. Pure.

import { fold } from '../../shared/text/fold.ts';
import { isDay } from './report-ask.ts';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2199;
/** Of a month's name, so that `mar` and `may` are two. */
const NAME_LETTERS = 3;

type Place = 'day' | 'month' | 'year';

export interface DayText {
  /** @param day YYYY-MM-DD. @returns 22 Nov 2026, 22. Nov. 2026, Nov 22, 2026; the text itself where it is no day. */
  readonly write: (day: string) => string;
  /** @returns YYYY-MM-DD once the text is a whole date with four digits of a year; null until then. */
  readonly read: (text: string) => string | null;
  /** As `read`; without a year it is the latest such day up to `latest`, with two digits one of this century. */
  readonly readShort: (text: string, latest: string) => string | null;
}

const made = new Map<string, DayText>();

/** One for each locale: the months' names take as long as a page's table to find, and a page has several fields. */
export function dayTextOf(locale: string): DayText {
  const known = made.get(locale) ?? createDayText(locale);
  made.set(locale, known);
  return known;
}

/** @param locale BCP 47: in which order day, month and year are written, and the months' names. */
export function createDayText(locale: string): DayText {
  const written = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const order = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' })
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type): type is Place => type === 'day' || type === 'month' || type === 'year');
  let names: readonly (readonly string[])[] | null = null;
  const split = (text: string): Readonly<Partial<Record<Place, string>>> | null => {
    const words = fold(text, locale, 'bare').text.match(/\d+|[a-z]+/g) ?? [];
    const numbers = words.filter((word) => /^\d/.test(word));
    const name = words.find((word) => word.length >= NAME_LETTERS && !/^\d/.test(word));
    if (words.length > 3) return null;
    if (name !== undefined) {
      names ??= monthNames(locale);
      const month = names.findIndex((of) => of.some((one) => one.startsWith(name) || name.startsWith(one)));
      const [first = '', second] = numbers;
      if (month < 0) return null;
      const [day, year] = first.length > 2 ? [second, first] : [first, second];
      return { day, month: String(month + 1), year };
    }
    if (numbers.length !== words.length) return null;
    const places = numbers[0]?.length === 4 ? (['year', 'month', 'day'] as const) : order;
    const used = numbers.length === 2 ? places.filter((place) => place !== 'year') : places;
    return numbers.length < 2 ? null : Object.fromEntries(used.map((place, i) => [place, numbers[i]]));
  };
  const read = (text: string): string | null => {
    const parts = split(text);
    return parts?.year?.length === 4 ? dayOfParts(parts.year, parts.month, parts.day) : null;
  };
  return {
    write: (day) => (isDay(day) ? written.format(Date.parse(day)) : day),
    read,
    readShort(text, latest) {
      const parts = split(text);
      if (parts === null || parts.year?.length === 4) return read(text);
      if (parts.year !== undefined)
        return parts.year.length === 2 ? dayOfParts(`20${parts.year}`, parts.month, parts.day) : null;
      const thisYear = Number(latest.slice(0, 4));
      // The 29th of February may be eight years back.
      for (let year = thisYear; year > thisYear - 9; year--) {
        const day = dayOfParts(String(year), parts.month, parts.day);
        if (day !== null && day <= latest) return day;
      }
      return null;
    },
  };
}

function dayOfParts(year: string, month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) && Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR ? date : null;
}

/** Of each month the name alone and as it stands in a date, long and short, folded. */
function monthNames(locale: string): readonly (readonly string[])[] {
  const formats = (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }),
    new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' }),
  ]);
  return Array.from({ length: 12 }, (_, month) =>
    formats.map((format) => {
      const name = format.formatToParts(Date.UTC(2026, month, 1)).find(({ type }) => type === 'month')?.value ?? '';
      return fold(name, locale, 'bare').text.replace(/[^a-z]/g, '');
    }),
  );
}
