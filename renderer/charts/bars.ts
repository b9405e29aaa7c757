// Which bars a timeline draws: one an interval, or wider ones where so many cannot be told apart in the width there is.
// Every day begins a bar of its own, so that none lies across midnight, also where a day has 23 or 25 hours. Pure.

import type { Look } from './option.ts';

export interface TimelinePoint {
  /** ms since 1970. */
  readonly start: number;
  readonly requests: number;
  readonly landings: number;
  readonly received: number;
  readonly assisted: number;
}

export interface Bar extends TimelinePoint {
  /** ms since 1970: where it ends. */
  readonly end: number;
  /** Which of the days it is of, from 0, and ms since that day's first bar. */
  readonly day: number;
  readonly sinceDay: number;
}

const MINUTE_MS = 60_000;
const USUAL_MS = 24 * 60 * MINUTE_MS;
/** Less than any zone's day, and than it takes until a day of the same name comes. */
const SHORTEST_MS = 20 * 60 * MINUTE_MS;
const WIDTHS_MIN = [15, 30, 60, 120, 180, 240, 360, 720, 1_440];
/** A bar with its gap is at least this wide. */
const LEAST_REM = 0.1875;

/** @returns the minutes of a bar: of the interval itself where there is room for all, counted in the part shown. */
export function barMinutes(points: readonly TimelinePoint[], width: number, { rem, part }: Look): number {
  const [first, second] = points;
  const interval = first === undefined || second === undefined ? 60 : (second.start - first.start) / MINUTE_MS;
  const shown = points.length * (part[1] - part[0]);
  const room = Math.max(1, width / (rem * LEAST_REM));
  const wide = WIDTHS_MIN.find((minutes) => minutes >= interval && shown * (interval / minutes) <= room);
  return wide ?? Math.max(interval, 1_440);
}

/** @param dayOf the same text for the moments of one day. */
export function barsOf(points: readonly TimelinePoint[], minutes: number, dayOf: (ms: number) => string): Bar[] {
  const bars: Bar[] = [];
  const interval = (points[1]?.start ?? 0) - (points[0]?.start ?? 0) || minutes * MINUTE_MS;
  let day = -1;
  let name = '';
  let dayStart = 0;
  /** Points before this place are of the day at hand, the point there of that day: to name the day of each took longer than all else. */
  let known = 0;
  let next: string | undefined;
  const [usual, least] = [USUAL_MS, SHORTEST_MS].map((ms) => Math.floor(ms / interval)) as [number, number];
  const nameAt = (place: number): string | undefined => points[place] && dayOf(points[place].start);
  for (const [place, point] of points.entries()) {
    const here = place < known ? name : ((place === known ? next : undefined) ?? dayOf(point.start));
    const begins = here !== name;
    if (begins) {
      name = here;
      day += 1;
      dayStart = point.start;
      known = Math.min(place + usual, points.length);
      next = nameAt(known);
      if (next === name || nameAt(known - 1) !== name) {
        known = nameAt(place + least) === name ? place + least : 0;
        next = undefined;
      }
    }
    const last = bars.at(-1);
    const end = point.start + interval;
    if (last === undefined || begins || point.start - last.start >= minutes * MINUTE_MS) {
      bars.push({ ...point, end, day, sinceDay: point.start - dayStart });
    } else bars[bars.length - 1] = { ...add(last, point), end };
  }
  return bars;
}

function add(bar: Bar, { requests, landings, received, assisted }: TimelinePoint): Bar {
  return {
    ...bar,
    requests: bar.requests + requests,
    landings: bar.landings + landings,
    received: bar.received + received,
    assisted: bar.assisted + assisted,
  };
}
