// Reads times by RFC 3339 to the letter, by hand: Date.parse takes more, and less, than the RFC.
// A calendar date that exists, `T` or `t`, seconds 00 to 59, `Z`, `z` or an offset within ±23:59.

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The two-digit number at `at`; -1 where there is none. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/**
 * Days from 1970-01-01 in the Gregorian calendar, carried back before its invention as RFC 3339 does.
 * Counted in whole eras of 400 years from 1 March of the year -400, so that every number is a small positive integer.
 */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const y = (month <= 2 ? year - 1 : year) + 400;
  const era = (y / 400) | 0;
  const yearOfEra = y - era * 400;
  const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + day - 1;
  const dayOfEra = yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear;
  return (era - 1) * 146_097 + dayOfEra - 719_468;
}

/** The offset that `text` ends with from `at` on, in ms; NaN where it is none or more follows. */
function offsetMs(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === 90 || sign === 122) return text.length === at + 1 ? 0 : Number.NaN;
  if ((sign !== 43 && sign !== 45) || text.length !== at + 6 || text.charCodeAt(at + 3) !== 58) return Number.NaN;
  const hours = two(text, at + 1);
  const minutes = two(text, at + 4);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  const ms = hours * HOUR_MS + minutes * MINUTE_MS;
  return sign === 43 ? ms : -ms;
}

/** ms since 1970, further digits of the second cut off; NaN where `text` is no RFC 3339 time. */
export function parseTime(text: string): number {
  const century = two(text, 0);
  const yearOfCentury = two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  const t = text.charCodeAt(10);
  const punctuated =
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    (t === 84 || t === 116) &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58;
  if (!punctuated || century < 0 || yearOfCentury < 0 || month < 1 || month > 12) return Number.NaN;
  const year = century * 100 + yearOfCentury;
  if (day < 1 || (day > 28 && day > daysInMonth(year, month))) return Number.NaN;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return Number.NaN;

  let at = 19;
  let ms = 0;
  if (text.charCodeAt(at) === 46) {
    const first = ++at;
    for (let weight = 100; ; at++, weight = (weight / 10) | 0) {
      const digit = text.charCodeAt(at) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      ms += digit * weight;
    }
    if (at === first) return Number.NaN;
  }
  const local = daysSinceEpoch(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * 1000 + ms;
  return local - offsetMs(text, at);
}

const SHAPE = /^\d{4}-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/;

/** What is wrong with a time that parseTime refuses, in words that follow "must be …, ". */
export function timeFault(text: string): string {
  const found = SHAPE.exec(text);
  if (found === null) return 'such as 2026-03-10T09:00:00Z or 2026-03-10T09:00:00.250+01:00';
  const [month, , hour, minute, second, offsetHour, offsetMinute] = found.slice(1).map((digits) => Number(digits ?? 0));
  if (second === 60) return 'and leap seconds are not taken: use second 59';
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59)
    return 'with a time of day from 00:00:00 to 23:59:59';
  if ((offsetHour ?? 0) > 23 || (offsetMinute ?? 0) > 59) return 'with an offset from -23:59 to +23:59';
  return (month ?? 0) < 1 || (month ?? 0) > 12 ? 'with a month from 01 to 12' : 'with a day that its month has';
}
