// Working hours in words: the names of days, a week in one line, and what does not hold.

import { type HoursFault, WEEKDAYS, type Weekday, type WorkingHours } from '../../../shared/hours.ts';
import type { FileFault } from '../../../shared/hours-file.ts';
import { runsOf } from '../../store/hours-draft.ts';
import type { Words } from '../context.ts';

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
/** A dash that no line is broken after. */
const UNBROKEN = '\u2060–\u2060';

export function dayName(day: Weekday, locale: string, weekday: 'long' | 'short'): string {
  const ms = MONDAY + WEEKDAYS.indexOf(day) * DAY_MS;
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(ms);
}

/** Mon–Fri 09:00–18:00, Sat 10:00–14:00; 3 holidays */
export function weekText(hours: WorkingHours, { t, formats }: Words): string {
  const name = (day: Weekday): string => dayName(day, formats.locale, 'short');
  const runs = runsOf(hours).map(({ first, last, intervals }) => {
    const days = first === last ? name(first) : `${name(first)}${UNBROKEN}${name(last)}`;
    return `${days} ${intervals.map((one) => one.replace('-', UNBROKEN)).join(', ')}`;
  });
  const week = runs.length === 0 ? t('hours.never') : runs.join('; ');
  const n = new Set(hours.holidays).size;
  return n === 0 ? week : `${week}; ${t('hours.holidays.n', { n })}`;
}

export function faultText({ code, path, value }: HoursFault, { t, formats }: Words): string {
  const [, day] = path;
  const known = WEEKDAYS.find((one) => one === day);
  const name = known === undefined ? String(day ?? '') : dayName(known, formats.locale, 'long');
  return t(`hours.fault.${code}`, { value: value.replaceAll('"', ''), day: name });
}

export function fileFaultText(fault: FileFault, words: Words): string {
  const { t, formats, reason } = words;
  const what =
    fault.code === 'json' ? t('hours.fault.json', { message: reason(fault.message) }) : faultText(fault, words);
  return t('hours.fault.line', { line: formats.count(fault.line), what });
}
