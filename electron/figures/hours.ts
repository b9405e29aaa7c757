// What follows from working hours: when an e-mail must have been answered. Pure.
import { WEEKDAYS, type Weekday, type WorkingHours } from '../../shared/hours.ts';
import { addDays, type Days, localTime, weekdayOf } from './days.ts';

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

  return (ms) => {
    if (!works) return null;
    const { date } = days.of(ms);
    const end = endOf(date);
    return end !== null && ms < end ? end : endAfter(date);
  };
}
