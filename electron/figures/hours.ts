// What follows from working hours: when an e-mail must have been answered. Pure.
import { WEEKDAYS, type Weekday, type WorkingHours } from '../../shared/hours.ts';
import { addDays, type Day, type Days, localTime, weekdayOf } from './days.ts';

/** The ms by which an e-mail that came at `ms` must be answered; null: never. */
export type Deadline = (ms: number) => number | null;

/** @returns a function that remembers each day's end. */
export function deadlines(hours: WorkingHours, days: Days): Deadline {
  const holidays = new Set(hours.holidays);
  const ends = new Map<string, number | null>();
  const laterEnds = new Map<string, number>();
  const works = WEEKDAYS.some((weekday) => (hours.week[weekday] ?? []).length > 0);

  function endOf(date: string): number | null {
    let end = ends.get(date);
    if (end === undefined) {
      const intervals = hours.week[WEEKDAYS[weekdayOf(date)] as Weekday] ?? [];
      const times = holidays.has(date) ? [] : intervals.map((one) => localTime(date, one.slice(6), days.tz));
      end = times.length === 0 ? null : Math.max(...times);
      ends.set(date, end);
    }
    return end;
  }

  /** The end of the first day after this one that has any: of a night's thousands of e-mails it is looked for once. */
  function endAfter(date: string): number {
    let end = laterEnds.get(date) ?? null;
    for (let next = date; end === null; ) {
      next = addDays(next, 1);
      end = endOf(next);
    }
    laterEnds.set(date, end);
    return end;
  }

  let last = { day: null as Day | null, end: null as number | null, later: null as number | null };

  return (ms) => {
    if (!works) return null;
    const day = days.of(ms);
    // E-mails are asked for day by day, thousands of each.
    if (day !== last.day) last = { day, end: endOf(day.date), later: null };
    if (last.end !== null && ms < last.end) return last.end;
    last.later ??= endAfter(day.date);
    return last.later;
  };
}
