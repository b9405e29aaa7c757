// From the address to the question for the call-back list, and which of its rows are shown. Pure.

import type { LostAsk, LostRow, LostState } from '../../shared/contract/lost.ts';
import { askOf } from './report-ask.ts';
import type { ReportRoute } from './report-route.ts';
import type { Route } from './route.ts';

/** Today's list is asked for again so often; a past day's, whose contacts may still come back, more seldom. */
const REFRESH_MS = 10_000;
const REFRESH_PAST_MS = 60_000;

/** The question of the day page, for the conversations behind its `lost`. */
export function lostAskOf(route: Route, today: string): LostAsk | null {
  const ask = askOf(route, today);
  if (ask?.report !== 'day') return null;
  const { report: _, threshold: _threshold, short: _short, ...lost } = ask;
  return lost;
}

export function lostRefreshMs({ span }: LostAsk, today: string): number {
  return 'date' in span && span.date !== today ? REFRESH_PAST_MS : REFRESH_MS;
}

export function stateOf({ note }: LostRow): LostState {
  return note?.state ?? 'open';
}

export function isShown(row: LostRow, show: ReportRoute['show']): boolean {
  return show === 'all' || (stateOf(row) === 'open') === (show === 'open');
}

/** Whether the contact was served since: no call-back is needed any more. */
export function isServed({ answered_late_at, back, called }: LostRow): boolean {
  return answered_late_at !== null || (back?.answered_at ?? null) !== null || (called?.reached_at ?? null) !== null;
}
