// From the address to the question for an explanation, and what the page shows of the same figure meanwhile. Pure.

import type { ExplainAsk } from '../../shared/contract/explain.ts';
import type { Report } from '../../shared/contract/reports.ts';
import { valueAt } from '../../shared/figure-path.ts';
import { shownReport } from '../../shared/shown-figures.ts';
import type { CockpitState } from './cockpit.ts';
import { askOf } from './report-ask.ts';
import type { Route } from './route.ts';

/** These go on by themselves every second: they are never compared. */
const TICKING = /(longest_s|status_since)$/;

/** The report whose figures a page shows: its own, and on the cockpit the cockpit's. */
export function pageAsk(route: Route, today: string): ExplainAsk['ask'] {
  const { product, channel, group } = route;
  return askOf(route, today) ?? { report: 'cockpit', product, channel, group };
}

/** @param today the zone's day, YYYY-MM-DD. @returns null where no explanation is open. */
export function explainAskOf(route: Route, today: string): ExplainAsk | null {
  const { explain } = route;
  if (explain === null) return null;
  return { ask: explain.ask ?? pageAsk(route, today), at: explain.at ?? route.at, figure: explain.figure };
}

/**
 * What the page shows of the figure now.
 * @returns undefined where it shows none, or one that ticks, or another report's.
 */
export function valueOnPage(
  route: Route,
  cockpit: CockpitState,
  report: Report | null,
): number | string | null | undefined {
  const { explain } = route;
  if (explain === null || explain.ask !== null || TICKING.test(explain.figure)) return undefined;
  const { totals, byStatus, strip, entries } = cockpit;
  const shown =
    route.page === 'cockpit'
      ? { totals, strip, by_status: byStatus, agents: [...entries.values()].map(({ row }) => row) }
      : report === null
        ? null
        : shownReport(report);
  const value = valueAt(shown, explain.figure);
  return typeof value === 'number' || typeof value === 'string' || value === null ? value : undefined;
}

/**
 * What the page says of the figure meanwhile, where it reads otherwise than what is explained.
 * @returns null where it reads the same: a mean that has moved by less than is written has not moved for the reader.
 */
export function movedTo<Value>(now: Value | undefined, value: Value, said: (value: Value) => string): string | null {
  if (now === undefined || now === value) return null;
  const text = said(now);
  return text === said(value) ? null : text;
}
