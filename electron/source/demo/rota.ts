// When agents are on duty and when customers come, by the floor's time of day and weekday. Pure functions of time:
// nothing to keep. The floor follows the sun: nights are staffed with about two thirds of the days.

import type { Person } from './cast.ts';
import { mixed } from './random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The floor's home is two hours east of Greenwich, all year. */
const HOME_OFFSET_MS = 2 * HOUR_MS;
/** A duty and the rest after it; a duty is 8 to 12 hours of it. Not a divisor of the day: everybody sees every hour. */
const TURN_MS = 15.5 * HOUR_MS;
const WEEKEND = 0.88;
const MIDDAY_H = 13.5;
const NOISE_MS = 30 * 60_000;

function homeHour(at: number): number {
  return ((at + HOME_OFFSET_MS) % DAY_MS) / HOUR_MS;
}

/** 0: Monday. The first day of 1970 was a Thursday. */
export function weekday(at: number): number {
  return (Math.floor((at + HOME_OFFSET_MS) / DAY_MS) + 3) % 7;
}

/** The share of the agents on duty. */
export function coverage(at: number): number {
  const share = 0.66 + 0.13 * Math.cos((2 * Math.PI * (homeHour(at) - MIDDAY_H)) / 24);
  return weekday(at) >= 5 ? share * WEEKEND : share;
}

/** @param share the coverage at that time. */
export function isOnDuty(person: Person, at: number, share: number): boolean {
  return (person.phase + at / TURN_MS) % 1 < share;
}

function hump(hour: number, centre: number, width: number): number {
  const away = (hour - centre) / width;
  return Math.exp(-away * away);
}

/** Rush and calm, by half hours that flow into each other. */
function noise(seed: number, at: number): number {
  const slot = Math.floor(at / NOISE_MS);
  const part = at / NOISE_MS - slot;
  const draw = (which: number) => mixed(seed, which, 'rush') / 2 ** 32 - 0.5;
  return draw(slot) * (1 - part) + draw(slot + 1) * part;
}

/** No moment has a greater intensity. */
export const MOST_INTENSITY = 1.02;

/** How many customers come now, as a share of the busiest moment there can be. */
export function intensity(seed: number, at: number): number {
  const hour = homeHour(at);
  const shape = 0.94 + 0.07 * hump(hour, 10.5, 1.7) + 0.06 * hump(hour, 15.5, 1.9) - 0.06 * hump(hour, 3, 3);
  const monday = weekday(at) === 0 ? 1.03 : 1;
  return Math.min(MOST_INTENSITY, coverage(at) * shape * monday * (1 + 0.2 * noise(seed, at)));
}
