// How long to wait before the next attempt: soon at first, then less often, and never all consoles at the same moment.

const STEPS_MS = [250, 500, 1_000, 2_000, 5_000, 10_000];

/** @param attempt from 0. @param random from 0 to below 1. */
export function backoffMs(attempt: number, random: number): number {
  const step = STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)] ?? 0;
  return Math.round(step * (0.75 + random / 2));
}
