// Durations as people say them. Pure; the words of the units belong to the caller's language.

export type DurationUnit = 'd' | 'h' | 'm' | 's';
export interface DurationPart {
  readonly value: number;
  readonly unit: DurationUnit;
}

const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;
/** A whole day of work is 24 h beside the 7 h 30 m of its parts, and a day of 25 hours is seen to be one. */
const DAYS_FROM_S = 2 * DAY_S;

/** At most two neighbouring units, rounded to the smaller one: 130 -> 2 m 10 s, 3900 -> 1 h 5 m, 86400 -> 24 h. */
export function durationParts(seconds: number): readonly DurationPart[] {
  const s = Math.round(Math.max(0, seconds));
  if (s < MINUTE_S) return [{ value: s, unit: 's' }];
  if (s < HOUR_S) return two(s, MINUTE_S, 1, 'm', 's');
  const m = Math.round(s / MINUTE_S) * MINUTE_S;
  if (m < DAYS_FROM_S) return two(m, HOUR_S, MINUTE_S, 'h', 'm');
  return two(Math.round(s / HOUR_S) * HOUR_S, DAY_S, HOUR_S, 'd', 'h');
}

function two(s: number, big: number, small: number, bigUnit: DurationUnit, smallUnit: DurationUnit): DurationPart[] {
  const rest = Math.floor((s % big) / small);
  const first: DurationPart = { value: Math.floor(s / big), unit: bigUnit };
  return rest === 0 ? [first] : [first, { value: rest, unit: smallUnit }];
}

/** A running clock: 4:12, 1:04:12; whole seconds, cut off, never below 0. Hours go on over 24. */
export function clockText(seconds: number): string {
  const s = Math.floor(Math.max(0, seconds));
  const hours = Math.floor(s / HOUR_S);
  const minutes = Math.floor((s % HOUR_S) / MINUTE_S);
  const rest = String(s % MINUTE_S).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}

/** Over a day a running clock says nothing any more: from then on the parts are shown instead. */
export function isLong(seconds: number): boolean {
  return seconds >= DAY_S;
}
