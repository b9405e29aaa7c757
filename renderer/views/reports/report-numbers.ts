// Numbers that reports have and the cockpit has not: means with two places, shares with one, signed changes, days.

import type { Formats } from '../../../shared/text/formats.ts';
import { useWords } from '../context.ts';

const NARROW_SPACE = '\u202f';

export interface ReportNumbers {
  /** 4.62 */
  readonly mean: (value: number) => string;
  /** 0.0962 -> "9.6 %" with the sign where the language has it. */
  readonly share: (share: number) => string;
  /** 38.2 -> "38.2 %" */
  readonly percent: (percent: number) => string;
  /** 40 -> "40 %" */
  readonly whole: (percent: number) => string;
  /** YYYY-MM-DD -> 23 Nov 2026 */
  readonly date: (day: string) => string;
  /** ms since 1970 -> Mon 23 Nov, of the page's zone. */
  readonly shortDay: (ms: number) => string;
}

/** By language and zone: every row of a table writes numbers, and to make the formats takes longer than to draw the row. */
const made = new WeakMap<Formats, Map<string | null, ReportNumbers>>();

export function useNumbers(tz: string | null): ReportNumbers {
  const { formats } = useWords();
  const ofZone = made.get(formats) ?? new Map<string | null, ReportNumbers>();
  made.set(formats, ofZone);
  const numbers = ofZone.get(tz) ?? createNumbers(formats.locale, formats.signFirst, tz);
  ofZone.set(tz, numbers);
  return numbers;
}

export function createNumbers(locale: string, signFirst: boolean, tz: string | null): ReportNumbers {
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const zone = tz === null ? {} : { timeZone: tz };
  const short = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...zone });
  const none = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const signed = (text: string): string => (signFirst ? `%${NARROW_SPACE}${text}` : `${text}${NARROW_SPACE}%`);
  const percent = (value: number): string => signed(one.format(value));
  return {
    mean: (value) => two.format(value),
    percent,
    whole: (value) => signed(none.format(value)),
    share: (share) => percent(share * 100),
    date: (day) => {
      const ms = Date.parse(`${day}T00:00:00Z`);
      return Number.isNaN(ms) ? day : date.format(ms);
    },
    shortDay: (ms) => short.format(ms),
  };
}
