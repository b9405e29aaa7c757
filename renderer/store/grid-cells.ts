// The figures of the cockpit's grid as cells: which columns have one, where each is explained, and how the keyboard steps
// from one to the next. Pure.

import type { ExplainAsk } from '../../shared/contract/explain.ts';
import type { AgentStatus } from '../../shared/contract/views.ts';
import { entryOf } from '../../shared/figure-path.ts';
import type { ColumnKey } from './columns.ts';
import type { ExplainRoute, Route } from './route.ts';

/** The column's figure in the report; the load is its active conversations. */
export const FIGURE_OF = {
  status: 'status_since',
  load: 'active',
  first_response: 'first_response_avg_s',
  resolution: 'resolution_avg_s',
  active: 'active',
  resolved: 'resolved',
  reactivated: 'reactivated',
  transferred: 'transferred',
} as const satisfies Partial<Record<ColumnKey, string>>;
type FigureKey = keyof typeof FIGURE_OF;
/** `count`: how many agents a table has. */
export type CellKey = FigureKey | 'count';

export const AGENT_CELLS = Object.keys(FIGURE_OF) as readonly FigureKey[];
/** Those of the totals. */
export const SUM_CELLS = ['first_response', 'resolution', 'active', 'resolved', 'reactivated', 'transferred'] as const;

/** Those of a table's head. */
export const HEAD_CELLS = ['count', ...SUM_CELLS] as const;

/** The next figure to the right or left; null: back on the row. */
export function stepCell(cells: readonly CellKey[], from: CellKey | null, step: 1 | -1): CellKey | null {
  const at = from === null ? -1 : cells.indexOf(from);
  if (step === 1) return cells[Math.min(at + 1, cells.length - 1)] ?? null;
  return at <= 0 ? null : (cells[at - 1] ?? null);
}

export function agentFigure(agent: string, cell: FigureKey): ExplainRoute {
  return { figure: entryOf('agents', 'agent', agent, FIGURE_OF[cell]), ask: null, at: null };
}

/**
 * The sums of one table, or of all (`null`).
 * @param found the agents summed, while a search leaves some out; null: all.
 */
export function sumFigure(
  route: Route,
  status: AgentStatus | null,
  cell: CellKey,
  found: readonly string[] | null,
): ExplainRoute | null {
  const of = (found === null ? shownOf : foundOf)(status, cell);
  if (of === null) return null;
  if (found === null) return { figure: of, ask: null, at: null };
  if (found.length === 0) return null;
  const { product, channel, group } = route;
  const ask: ExplainAsk['ask'] = { report: 'cockpit', product, channel, group, agent: found };
  return { figure: of, ask, at: null };
}

function shownOf(status: AgentStatus | null, cell: CellKey): string | null {
  if (cell === 'count' || status === null) return foundOf(status, cell);
  return `tables.${status}.${FIGURE_OF[cell]}`;
}

/** Where only the agents of one table are asked for, the totals are its sums. */
function foundOf(status: AgentStatus | null, cell: CellKey): string | null {
  if (cell !== 'count') return `totals.${FIGURE_OF[cell]}`;
  return status === null ? null : `by_status.${status}`;
}
