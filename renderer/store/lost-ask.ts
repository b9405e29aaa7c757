// From the address to the question for the call-back list, and which of its rows are there. Pure.

import type { LostAsk, LostReport, LostRows, LostShow } from '../../shared/contract/lost.ts';
import { isShown } from '../../shared/lost-rows.ts';
import { askOf } from './report-ask.ts';
import type { Route } from './route.ts';

/** Today's list is asked for again so often; a past day's, whose contacts may still come back, more seldom. */
const REFRESH_MS = 10_000;
const REFRESH_PAST_MS = 60_000;

/**
 * The question of the day page, for the conversations behind its `lost`: beside the figures none of them, of the list the
 * first; all where the page searches them or puts them into another order.
 */
export function lostAskOf(route: Route, today: string): LostAsk | null {
  const ask = askOf(route, today);
  if (ask?.report !== 'day') return null;
  const { report: _, threshold: _threshold, short: _short, ...lost } = ask;
  return { ...lost, rows: rowsOf(route) };
}

function rowsOf({ query, report: { view, show, order } }: Route): LostRows {
  if (view !== 'lost') return 'none';
  const isAsLost = order === null || (order.column === 'lost_at' && !order.descending);
  return query.trim() === '' && isAsLost ? { first: show } : 'whole';
}

/** The same list, whichever of its rows are asked for. */
export function listOf({ rows: _, ...list }: LostAsk): string {
  return JSON.stringify(list);
}

export function lostRefreshMs({ span }: LostAsk, today: string): number {
  return 'date' in span && span.date !== today ? REFRESH_PAST_MS : REFRESH_MS;
}

export function isWhole({ rows, lost }: LostReport): boolean {
  return rows.length === lost;
}

export interface Answered {
  readonly ask: LostAsk | null;
  readonly answers: LostAsk | null;
  readonly report: LostReport | null;
}

/** Whether what is there answers what is asked for: a whole list answers every question about its rows. */
export function isAnswered({ ask, answers, report }: Answered): boolean {
  if (ask === null || answers === null || report === null) return ask === answers;
  if (listOf(ask) !== listOf(answers)) return false;
  return ask.rows === 'none' || isWhole(report) || JSON.stringify(ask.rows) === JSON.stringify(answers.rows);
}

/** Which of its rows an answer shows: where only the first of some are there, no others, whatever is asked for next. */
export function showOf({ answers, report }: Pick<Answered, 'answers' | 'report'>, show: LostShow): LostShow {
  const first = typeof answers?.rows === 'object' && report !== null && !isWhole(report) ? answers.rows.first : show;
  return first;
}

/** How many rows are shown in all, those among them that are not there yet. */
export function countOf({ lost, open }: LostReport, show: LostShow): number {
  return show === 'all' ? lost : show === 'open' ? open : lost - open;
}

/** How many of the rows that are shown are not there yet. */
export function missingOf(report: LostReport, show: LostShow): number {
  const there = report.rows.filter((row) => isShown(row, show)).length;
  return Math.max(0, countOf(report, show) - there);
}
