// Working hours as a file or a form gives them: their shape, the house's default, and the one check of both, which says
// what does not hold and where. Pure.
import { type Said, said } from './words/said.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Intervals such as "09:00-18:00", local time; holidays YYYY-MM-DD. What is left out is no working time, no holiday. */
export interface WorkingHours {
  readonly week: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  readonly holidays: readonly string[];
}

const OFFICE = ['09:00-18:00'];
export const DEFAULT_HOURS: WorkingHours = {
  week: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
  holidays: [],
};

/**
 * - `object`, `week`, `day`, `holidays`: another kind of value is needed there
 * - `weekday`: no such day; `interval`: no interval; `order`: it does not start before it ends; `date`: no such date
 */
export type HoursFaultCode = 'object' | 'week' | 'weekday' | 'day' | 'interval' | 'order' | 'holidays' | 'date';

export interface HoursFault {
  readonly code: HoursFaultCode;
  /** Such as `['week', 'mon', 0]`. */
  readonly path: readonly (string | number)[];
  /** What stands there, as JSON. */
  readonly value: string;
}

/** @returns the hours, or everything that does not hold, in the order of the text. */
export function checkHours(value: unknown): WorkingHours | readonly HoursFault[] {
  if (!isObject(value)) return [fault('object', [], value)];
  const { week = {}, holidays = [] } = value;
  const faults = [...weekFaults(week), ...holidayFaults(holidays)];
  return faults.length > 0 ? faults : ({ week, holidays } as WorkingHours);
}

export function isFaulty(checked: WorkingHours | readonly HoursFault[]): checked is readonly HoursFault[] {
  return Array.isArray(checked);
}

/** For a terminal; the console's form has words of its own. */
export function saidOfFault({ code, path, value }: HoursFault): Said {
  const day = String(path[1] ?? '');
  return said(`hours.${code === 'order' ? 'interval' : code}`, { day, value });
}

function fault(code: HoursFaultCode, path: HoursFault['path'], value: unknown): HoursFault {
  return { code, path, value: JSON.stringify(value) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function weekFaults(week: unknown): readonly HoursFault[] {
  if (!isObject(week)) return [fault('week', ['week'], week)];
  return Object.entries(week).flatMap(([day, intervals]) => {
    const path = ['week', day];
    if (!(WEEKDAYS as readonly string[]).includes(day)) return [fault('weekday', path, intervals)];
    if (!Array.isArray(intervals)) return [fault('day', path, intervals)];
    return intervals.flatMap((interval: unknown, n) => {
      const code = intervalFault(interval);
      return code === null ? [] : [fault(code, [...path, n], interval)];
    });
  });
}

function intervalFault(interval: unknown): 'interval' | 'order' | null {
  const found = typeof interval === 'string' ? /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(interval) : null;
  if (found === null) return 'interval';
  const [h1, m1, h2, m2] = found.slice(1).map(Number) as [number, number, number, number];
  const end = h2 * 60 + m2;
  if (m1 > 59 || m2 > 59 || h1 > 24 || end > 24 * 60) return 'interval';
  return h1 * 60 + m1 < end ? null : 'order';
}

function holidayFaults(holidays: unknown): readonly HoursFault[] {
  if (!Array.isArray(holidays)) return [fault('holidays', ['holidays'], holidays)];
  return holidays.flatMap((date: unknown, n) =>
    typeof date === 'string' && isDate(date) ? [] : [fault('date', ['holidays', n], date)],
  );
}

/** YYYY-MM-DD that the calendar has. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
