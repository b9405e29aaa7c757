// Local calendar days of one zone, daylight saving included. Pure: a cache of day boundaries, no clock.
import { Temporal } from 'temporal-polyfill';

/** One local day: `[start, end)` in ms since 1970. */
export interface Day {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

export interface Days {
  readonly tz: string;
  /** The day that holds this moment. */
  of(ms: number): Day;
  /** The day of a `YYYY-MM-DD`. Throws RangeError where it is no calendar date. */
  on(date: string): Day;
}

const UTC_DAY_MS = 86_400_000;
const KEPT_DAYS = 4096;

/** @throws RangeError for a zone that is not known. */
export function createDays(tz: string): Days {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(tz);
  const byUtcDay = new Map<number, Day[]>();
  let last: Day = { date: '', start: 0, end: 0 };

  function read(ms: number): Day {
    const date = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(tz).toPlainDate();
    return dayOf(date, tz);
  }

  return {
    tz,
    of(ms) {
      if (ms >= last.start && ms < last.end) return last;
      const key = Math.floor(ms / UTC_DAY_MS);
      const near = byUtcDay.get(key);
      const found = near?.find((day) => ms >= day.start && ms < day.end);
      if (found) {
        last = found;
        return found;
      }
      const day = read(ms);
      if (byUtcDay.size > KEPT_DAYS) byUtcDay.clear();
      if (near && byUtcDay.has(key)) near.push(day);
      else byUtcDay.set(key, [day]);
      last = day;
      return day;
    },
    on: (date) => dayOf(Temporal.PlainDate.from(date, { overflow: 'reject' }), tz),
  };
}

function dayOf(date: Temporal.PlainDate, tz: string): Day {
  const start = date.toZonedDateTime({ timeZone: tz }).epochMilliseconds;
  const end = date.add({ days: 1 }).toZonedDateTime({ timeZone: tz }).epochMilliseconds;
  return { date: date.toString(), start, end };
}

/** Its last moment has passed: nothing but late events can still change it. @param at ms since 1970. */
export function isOver(days: Days, date: string, at: number): boolean {
  return days.on(date).end <= at;
}

/** The date so many days later (earlier where negative). */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many days `from` to `to` are, both included. */
export function countDays(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days + 1;
}

/** 0 Monday to 6 Sunday. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek - 1;
}

/** A local time of a day in ms since 1970; `24:00` is the next day's first. Skipped: the offset before; twice: the first. */
export function localTime(date: string, time: string, tz: string): number {
  const local = time === '24:00' ? `${addDays(date, 1)}T00:00` : `${date}T${time}`;
  return Temporal.PlainDateTime.from(local).toZonedDateTime(tz, { disambiguation: 'compatible' }).epochMilliseconds;
}
