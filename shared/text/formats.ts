// Numbers, shares, sizes and times in one language and zone. Built once a language; every method is pure.

import { type DurationUnit, durationParts } from './duration.ts';

const UNITS: Readonly<Record<string, Readonly<Record<DurationUnit, string>>>> = {
  en: { d: 'd', h: 'h', m: 'm', s: 's' },
  tr: { d: 'g', h: 'sa', m: 'dk', s: 'sn' },
  de: { d: 'T', h: 'Std', m: 'Min', s: 's' },
};
const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const NO_BREAK_SPACE = '\u00a0';

export interface Formats {
  readonly locale: string;
  /** Whole numbers with the language's grouping. */
  readonly count: (n: number) => string;
  /** One decimal below 10, none above. */
  readonly decimal: (n: number) => string;
  /** 0.8 -> 80 (without the sign: views set it small and grey). */
  readonly percent: (share: number) => string;
  /** Whether the sign stands before the number, as in Turkish. */
  readonly signFirst: boolean;
  readonly bytes: (n: number) => string;
  readonly unit: (unit: DurationUnit) => string;
  /** 130 -> "2 m 10 s" as plain text, for labels. */
  readonly duration: (seconds: number) => string;
  /** ms since 1970 -> 14:02, and 14:02:31. */
  readonly time: (ms: number) => string;
  readonly timeSeconds: (ms: number) => string;
  /** 27 Nov, 14:02:31; with the year where that was another year than `now`. */
  readonly dateTime: (ms: number, now?: number) => string;
  /** 14:02; with the date where that was another day than `now`, and with the year where it was another year. */
  readonly moment: (ms: number, now: number) => string;
  /** Monday 23 November, of the zone's day; with the year where that was another year than `now`. */
  readonly day: (ms: number, now?: number) => string;
  readonly list: (words: readonly string[]) => string;
  readonly compare: (a: string, b: string) => number;
}

/** @param tz IANA zone; null: the machine's. */
export function createFormats(locale: string, tz: string | null): Formats {
  const zone = tz === null ? {} : { timeZone: tz };
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone } as const;
  const time = new Intl.DateTimeFormat(locale, clock);
  const timeSeconds = new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' });
  const dateTimeParts = { ...clock, day: 'numeric', month: 'short', second: '2-digit' } as const;
  const dateTime = new Intl.DateTimeFormat(locale, dateTimeParts);
  const dateTimeYear = new Intl.DateTimeFormat(locale, { ...dateTimeParts, year: 'numeric' });
  const dateMinuteParts = { ...clock, day: 'numeric', month: 'short' } as const;
  const dateMinute = new Intl.DateTimeFormat(locale, dateMinuteParts);
  const dateMinuteYear = new Intl.DateTimeFormat(locale, { ...dateMinuteParts, year: 'numeric' });
  const dayParts = { weekday: 'long', day: 'numeric', month: 'long', ...zone } as const;
  const day = new Intl.DateTimeFormat(locale, dayParts);
  const dayYear = new Intl.DateTimeFormat(locale, { ...dayParts, year: 'numeric' });
  const year = new Intl.DateTimeFormat(locale, { year: 'numeric', ...zone });
  const otherYear = (ms: number, now?: number): boolean => now !== undefined && year.format(ms) !== year.format(now);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const collator = new Intl.Collator(locale, { numeric: true });
  const units = UNITS[locale.slice(0, 2)] ?? UNITS.en;
  const unit = (u: DurationUnit): string => units?.[u] ?? u;
  return {
    locale,
    count: (n) => count.format(n),
    decimal: (n) => (Math.abs(n) < 10 ? tenth : count).format(n),
    percent: (share) => count.format(Math.round(share * 100)),
    signFirst: new Intl.NumberFormat(locale, { style: 'percent' }).formatToParts(0.5)[0]?.type === 'percentSign',
    bytes: (n) => bytes(n, locale),
    unit,
    duration: (seconds) =>
      durationParts(seconds)
        .map((part) => `${part.value}${NO_BREAK_SPACE}${unit(part.unit)}`)
        .join(' '),
    time: (ms) => time.format(ms),
    timeSeconds: (ms) => timeSeconds.format(ms),
    dateTime: (ms, now) => (otherYear(ms, now) ? dateTimeYear : dateTime).format(ms),
    moment: (ms, now) => {
      if (otherYear(ms, now)) return dateMinuteYear.format(ms);
      return (day.format(ms) === day.format(now) ? time : dateMinute).format(ms);
    },
    day: (ms, now) => (otherYear(ms, now) ? dayYear : day).format(ms),
    list: (words) => list.format(words),
    compare: (a, b) => collator.compare(a, b),
  };
}

function bytes(n: number, locale: string): string {
  const step = n < 1024 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log(n) / Math.log(1024)));
  const value = n / 1024 ** step;
  const digits = step > 0 && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: BYTE_UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}
