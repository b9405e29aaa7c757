// Section 1 from a board: rows, totals and agents by status, for a choice of conversations, groups and agents. Pure.
import type { AgentStatus, CockpitFigures, CockpitRow, Strip } from '../../shared/contract/views.ts';
import { meanSeconds, share } from '../../shared/rounding.ts';
import { type Board, type BoardAgent, type ConversationFilter, isListed, passes, sumOf } from './board.ts';
import { addCell, type Cell, emptyCell } from './cells.ts';

export interface CockpitChoice extends ConversationFilter {
  readonly group: ReadonlySet<string>;
  readonly agent: ReadonlySet<string>;
}

export function figuresOf(sum: Cell): CockpitFigures {
  return {
    first_response_avg_s: meanSeconds(sum.first_response_ms, sum.first_response_n),
    first_response_count: sum.first_response_n,
    resolution_avg_s: meanSeconds(sum.resolution_ms, sum.resolution_n),
    resolution_count: sum.resolution_n,
    active: sum.active,
    resolved: sum.resolved,
    reactivated: sum.reactivated,
    transferred: sum.transferred,
  };
}

/** Whether the directory's last word on the agent puts it into the choice. */
export function chosen(agent: BoardAgent, choice: CockpitChoice): boolean {
  if (choice.agent.size > 0 && !choice.agent.has(agent.id)) return false;
  return choice.group.size === 0 || (agent.entry?.groups ?? []).some((group) => choice.group.has(group));
}

export interface RowWithSum {
  /** null: the agent is not listed. */
  readonly row: CockpitRow | null;
  readonly sum: Cell;
}

/** One agent's row and sums, or null where the agent is not chosen. */
export function cockpitRow(agent: BoardAgent, choice: CockpitChoice, at: number): RowWithSum | null {
  if (!chosen(agent, choice)) return null;
  const sum = sumOf(agent.cells, choice);
  const { entry, presence } = agent;
  if (!isListed(agent, sum, at)) return { sum, row: null };
  return {
    sum,
    row: {
      agent: agent.id,
      name: entry?.name ?? agent.id,
      groups: entry?.groups ?? [],
      slots: entry?.slots ?? null,
      status: presence.status,
      status_since: presence.since,
      status_reason: presence.reason,
      ...figuresOf(sum),
    },
  };
}

export const STATUS_ORDER: readonly AgentStatus[] = ['online', 'offline', 'break', 'invisible'];

/** The command line's order: by status, name, id; names by code unit. */
export function compareRows(a: CockpitRow, b: CockpitRow): number {
  const byStatus = STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status);
  if (byStatus !== 0) return byStatus;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.agent < b.agent ? -1 : a.agent > b.agent ? 1 : 0;
}

export interface CockpitTables {
  readonly rows: CockpitRow[];
  readonly total: Cell;
  readonly by_status: Record<AgentStatus, number>;
}

export function cockpitTables(board: Board, choice: CockpitChoice, at: number): CockpitTables {
  const rows: CockpitRow[] = [];
  const total = emptyCell();
  const by_status: Record<AgentStatus, number> = { online: 0, offline: 0, break: 0, invisible: 0 };
  for (const agent of board.agents.values()) {
    const found = cockpitRow(agent, choice, at);
    if (found === null || found.row === null) continue;
    rows.push(found.row);
    addCell(total, found.sum);
    by_status[found.row.status]++;
  }
  return { rows, total, by_status };
}

type Floor = Pick<Board, 'agents' | 'groupCells' | 'waiting'>;

/**
 * The six large figures; groups choose by whose a conversation is (section 5).
 * @param agents the sums of all chosen agents, listed or not.
 */
export function stripOf(board: Floor, choice: CockpitChoice, agents: Cell, online: number, active: number): Strip {
  const sum = { ...agents };
  for (const [group, cells] of board.groupCells) {
    if (choice.group.size === 0 || choice.group.has(group)) addCell(sum, sumOf(cells, choice));
  }
  let waiting = 0;
  let since: number | null = null;
  for (const one of board.waiting.values()) {
    if (one.kind === 'email' || !passes(choice, one) || !isTheirs(board, one, choice)) continue;
    waiting++;
    if (since === null || one.since < since) since = one.since;
  }
  return {
    online,
    active,
    waiting,
    waiting_since: since,
    service_level: share(sum.answered_in_time, sum.answered + sum.lost),
    lost: sum.lost,
  };
}

/** The six large figures as they stand on a board. */
export function stripAt(board: Board, choice: CockpitChoice, at: number): Strip {
  const whole = emptyCell();
  let online = 0;
  let active = 0;
  for (const agent of board.agents.values()) {
    const found = cockpitRow(agent, choice, at);
    if (found === null) continue;
    addCell(whole, found.sum);
    if (found.row === null) continue;
    active += found.row.active;
    if (found.row.status === 'online') online++;
  }
  return stripOf(board, choice, whole, online, active);
}

function isTheirs(board: Floor, one: { agent: string | null; group: string | null }, choice: CockpitChoice): boolean {
  if (choice.group.size === 0) return true;
  if (one.agent === null) return one.group !== null && choice.group.has(one.group);
  return (board.agents.get(one.agent)?.entry?.groups ?? []).some((group) => choice.group.has(group));
}
