// Times as people type them, and moments of a zone's clock. Pure.

/** Hours, minutes, seconds: `10:42`, `10:42:30`, `10.42`, `1042`, `9`. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const FORMS = [/^(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2}))?)?$/, /^(\d{2})(\d{2})(\d{2})?$/];

/** @returns null where it is no time of a day. */
export function parseTime(text: string): ClockTime | null {
  for (const form of FORMS) {
    const found = form.exec(text.trim());
    if (found === null) continue;
    const [hour, minute, second] = [found[1], found[2] ?? '0', found[3] ?? '0'].map(Number) as [number, number, number];
    return hour < 24 && minute < 60 && second < 60 ? { hour, minute, second } : null;
  }
  return null;
}

/** `2026-11-24` and `10:42:07` of a moment in a zone. */
export function wallClock(ms: number, tz: string): { readonly date: string; readonly time: string } {
  const at = new Date(wallMs(ms, tz)).toISOString();
  return { date: at.slice(0, 10), time: at.slice(11, 19) };
}

/**
 * The moment at which a zone's clock shows this; the first where it does so twice. A time that the clock skips is taken
 * with the offset before, as everywhere in the figures.
 */
export function momentOf(date: string, time: ClockTime, tz: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + ((time.hour * 60 + time.minute) * 60 + time.second) * 1000;
  const before = wall - offset(wall - 86_400_000, tz);
  const after = wall - offset(wall + 86_400_000, tz);
  return wallMs(before, tz) === wall || wallMs(after, tz) !== wall ? before : after;
}

function offset(ms: number, tz: string): number {
  return wallMs(ms, tz) - ms;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** What the zone's clock shows, as if it were UTC's. */
function wallMs(ms: number, tz: string): number {
  let format = FORMATS.get(tz);
  if (format === undefined) {
    const two = '2-digit';
    const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
    format = new Intl.DateTimeFormat('en-GB', { ...fields, hourCycle: 'h23', timeZone: tz });
    FORMATS.set(tz, format);
  }
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = parts;
  return Date.parse(`${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
