// Working hours and what follows from them: when an e-mail must have been answered. Pure.
import { addDays, type Days, localTime, weekdayOf } from './days.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export interface WorkingHours {
  readonly week: Readonly<Partial<Record<(typeof WEEKDAYS)[number], readonly string[]>>>;
  readonly holidays: readonly string[];
}

const OFFICE = ['09:00-18:00'];
export const DEFAULT_HOURS: WorkingHours = {
  week: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
  holidays: [],
};

/** The ms by which an e-mail that came at `ms` must be answered; null: never. */
export type Deadline = (ms: number) => number | null;

/** @returns a function that remembers each day's end. */
export function deadlines(hours: WorkingHours, days: Days): Deadline {
  const holidays = new Set(hours.holidays);
  const ends = new Map<string, number | null>();
  const works = WEEKDAYS.some((weekday) => (hours.week[weekday] ?? []).length > 0);

  function endOf(date: string): number | null {
    let end = ends.get(date);
    if (end === undefined) {
      const intervals = hours.week[WEEKDAYS[weekdayOf(date)] as (typeof WEEKDAYS)[number]] ?? [];
      const times = holidays.has(date) ? [] : intervals.map((one) => localTime(date, one.slice(6), days.tz));
      end = times.length === 0 ? null : Math.max(...times);
      ends.set(date, end);
    }
    return end;
  }

  return (ms) => {
    if (!works) return null;
    for (let date = days.of(ms).date; ; date = addDays(date, 1)) {
      const end = endOf(date);
      if (end !== null && ms < end) return end;
    }
  };
}

/**
 * Checks working hours as a file or a form gives them.
 * @returns the hours, or what does not hold and where, in words.
 */
export function readHours(value: unknown): WorkingHours | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object with "week"';
  const { week = {}, holidays = [] } = value as { week?: unknown; holidays?: unknown };
  if (typeof week !== 'object' || week === null || Array.isArray(week)) return '"week" must be an object of days';
  for (const [day, intervals] of Object.entries(week)) {
    const wrong = dayFault(day, intervals);
    if (wrong !== null) return wrong;
  }
  if (!Array.isArray(holidays)) return '"holidays" must be a list of dates';
  for (const date of holidays) {
    if (typeof date !== 'string' || !isDate(date)) return `"holidays": ${JSON.stringify(date)} is no date YYYY-MM-DD`;
  }
  return { week, holidays } as WorkingHours;
}

function dayFault(day: string, intervals: unknown): string | null {
  if (!(WEEKDAYS as readonly string[]).includes(day)) return `"week": there is no day "${day}", they are mon to sun`;
  if (!Array.isArray(intervals)) return `"week.${day}" must be a list such as ["09:00-18:00"]`;
  for (const interval of intervals) {
    const found = typeof interval === 'string' ? /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(interval) : null;
    const [h1, m1, h2, m2] = (found ?? []).slice(1).map(Number) as [number, number, number, number];
    const holds = found !== null && m1 < 60 && m2 < 60 && h1 * 60 + m1 < h2 * 60 + m2 && h2 * 60 + m2 <= 24 * 60;
    if (!holds) {
      return `"week.${day}": ${JSON.stringify(interval)} is no interval such as "09:00-18:00", start before end, up to 24:00`;
    }
  }
  return null;
}

function isDate(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text;
  } catch {
    return false;
  }
}
