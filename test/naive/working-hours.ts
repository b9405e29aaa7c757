// Working hours, naively: when an e-mail must be answered.
import { Temporal } from 'temporal-polyfill';
import { dayOf, dayPlus } from './common.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** `{"week":{"mon":["09:00-18:00"],…},"holidays":["2026-12-25"]}`; "what is left out is no working time, no holiday". */
export interface WorkingHours {
  readonly week?: Readonly<Partial<Record<(typeof WEEKDAYS)[number], readonly string[]>>>;
  readonly holidays?: readonly string[];
}

/** "Default: Monday to Friday 09:00-18:00." */
export const DEFAULT_HOURS: WorkingHours = {
  week: {
    mon: ['09:00-18:00'],
    tue: ['09:00-18:00'],
    wed: ['09:00-18:00'],
    thu: ['09:00-18:00'],
    fri: ['09:00-18:00'],
  },
};

/**
 * "the end of the last interval of the working day on which it came, if it came before that end, else of the next
 * working day". @returns ms, `undefined` for never: "without any working day it is never lost".
 */
export function emailDeadline(cameMs: number, hours: WorkingHours, tz: string): number | undefined {
  const { week = {}, holidays = [] } = hours;
  if (WEEKDAYS.every((weekday) => (week[weekday] ?? []).length === 0)) return undefined;
  for (let day = dayOf(cameMs, tz); ; day = dayPlus(day, 1)) {
    const weekday = WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? 'mon';
    const intervals = holidays.includes(day) ? [] : (week[weekday] ?? []);
    const ends = intervals.map((interval) => localTime(day, interval.slice(interval.indexOf('-') + 1), tz));
    const end = ends.length === 0 ? undefined : Math.max(...ends);
    if (end !== undefined && cameMs < end) return end;
  }
}

/** "a local time that the clock skips is taken with the offset before, one that comes twice is the first"; ms. */
function localTime(day: string, time: string, tz: string): number {
  const local = time === '24:00' ? `${dayPlus(day, 1)}T00:00` : `${day}T${time}`;
  return Temporal.PlainDateTime.from(local).toZonedDateTime(tz, { disambiguation: 'compatible' }).epochMilliseconds;
}
