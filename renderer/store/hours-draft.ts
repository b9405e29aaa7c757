// Working hours while they are being edited: texts that may not hold yet. Pure.

import {
  checkHours,
  type HoursFault,
  isFaulty,
  WEEKDAYS,
  type Weekday,
  type WorkingHours,
} from '../../shared/hours.ts';

export interface Draft {
  readonly week: Readonly<Record<Weekday, readonly DraftInterval[]>>;
  readonly holidays: readonly string[];
}

export interface DraftInterval {
  readonly from: string;
  readonly to: string;
}

export function draftOf({ week, holidays }: WorkingHours): Draft {
  const days = WEEKDAYS.map((day) => {
    const intervals = (week[day] ?? []).map((one): DraftInterval => ({ from: one.slice(0, 5), to: one.slice(6) }));
    return [day, intervals];
  });
  return { week: Object.fromEntries(days), holidays: [...new Set(holidays)].sort() };
}

/** The hours of a draft, whether they hold or not; days without an interval are left out. */
export function hoursOf({ week, holidays }: Draft): WorkingHours {
  const days = WEEKDAYS.filter((day) => week[day].length > 0).map((day) => [
    day,
    week[day].map(({ from, to }) => `${padded(from)}-${padded(to)}`),
  ]);
  return { week: Object.fromEntries(days), holidays };
}

/** 9:00 is meant as 09:00. */
function padded(time: string): string {
  return /^\d:/.test(time.trim()) ? `0${time.trim()}` : time.trim();
}

export function faultsOf(draft: Draft): readonly HoursFault[] {
  const checked = checkHours(hoursOf(draft));
  return isFaulty(checked) ? checked : [];
}

export function withInterval(draft: Draft, day: Weekday, n: number, change: Partial<DraftInterval>): Draft {
  const list = draft.week[day].map((one, i) => (i === n ? { ...one, ...change } : one));
  return { ...draft, week: { ...draft.week, [day]: list } };
}

/** A further interval begins where one may: an hour after the last, or with the usual day. */
export function withMore(draft: Draft, day: Weekday): Draft {
  const last = draft.week[day].at(-1)?.to;
  const hour = last === undefined ? Number.NaN : Number(last.slice(0, 2)) + 1;
  const two = (n: number): string => `${String(n).padStart(2, '0')}:00`;
  const next = Number.isInteger(hour) && hour < 24 ? { from: two(hour), to: two(Math.min(24, hour + 4)) } : undefined;
  const more = last === undefined ? { from: '09:00', to: '18:00' } : (next ?? { from: '', to: '' });
  return { ...draft, week: { ...draft.week, [day]: [...draft.week[day], more] } };
}

export function without(draft: Draft, day: Weekday, n: number): Draft {
  return { ...draft, week: { ...draft.week, [day]: draft.week[day].filter((_, i) => i !== n) } };
}

/** The hours of one day on all days that have any. */
export function asOn(draft: Draft, day: Weekday): Draft {
  const days = WEEKDAYS.map((one) => [one, draft.week[one].length > 0 ? draft.week[day] : []]);
  return { ...draft, week: Object.fromEntries(days) };
}

export function withHoliday(draft: Draft, date: string): Draft {
  return { ...draft, holidays: [...new Set([...draft.holidays, date])].sort() };
}

export function withoutHoliday(draft: Draft, date: string): Draft {
  return { ...draft, holidays: draft.holidays.filter((one) => one !== date) };
}

/** Days in a row with the same hours, such as Monday to Friday. */
export interface Run {
  readonly first: Weekday;
  readonly last: Weekday;
  readonly intervals: readonly string[];
}

export function runsOf({ week }: WorkingHours): readonly Run[] {
  const runs: Run[] = [];
  for (const [n, day] of WEEKDAYS.entries()) {
    const intervals = week[day] ?? [];
    if (intervals.length === 0) continue;
    const before = runs.at(-1);
    const follows = before !== undefined && before.last === WEEKDAYS[n - 1];
    if (follows && before.intervals.join() === intervals.join()) runs[runs.length - 1] = { ...before, last: day };
    else runs.push({ first: day, last: day, intervals });
  }
  return runs;
}
