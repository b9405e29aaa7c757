// Puts the rows into the four tables: searched and sorted; sums them. Pure; 5,000 rows take a few ms.

import { AGENT_STATUSES, type AgentStatus, type CockpitFigures, type CockpitRow } from '../../shared/contract/views.ts';
import type { Search } from '../../shared/text/fold.ts';
import { type SortKey, sortValue } from './columns.ts';
import type { RowEntry } from './live-rows.ts';

export interface Section {
  readonly status: AgentStatus;
  readonly agents: readonly string[];
}

export interface Arrange {
  readonly entries: ReadonlyMap<string, RowEntry>;
  /** Agent -> its place among all names in the reader's language. */
  readonly rank: ReadonlyMap<string, number>;
  readonly sort: readonly SortKey[];
  readonly search: Search;
  /** Agents that keep their place within their table (under the pointer, under the keyboard's focus). */
  readonly pinned: ReadonlySet<string>;
  /** The arrangement on the screen. */
  readonly before: readonly Section[];
}

/** @returns the very sections of `before` that are as they were, and `before` itself where all are. */
export function arrange(input: Arrange): readonly Section[] {
  const tables: Record<AgentStatus, CockpitRow[]> = { online: [], offline: [], break: [], invisible: [] };
  for (const { row } of input.entries.values()) {
    if (input.search.empty || input.search.find(row.name) !== null) tables[row.status].push(row);
  }
  const compare = comparison(input.sort, input.rank);
  const sections = AGENT_STATUSES.map((status): Section => {
    const rows = tables[status].sort(compare);
    const sorted = rows.map((row) => row.agent);
    const before = input.before.find((section) => section.status === status);
    const agents = keepPinned(sorted, before?.agents ?? [], input.pinned);
    return before !== undefined && sameOrder(agents, before.agents) ? before : { status, agents };
  });
  return sections.every((section, i) => section === input.before[i]) ? input.before : sections;
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((agent, i) => agent === b[i]);
}

function comparison(sort: readonly SortKey[], rank: ReadonlyMap<string, number>) {
  const byName = (a: CockpitRow, b: CockpitRow): number => (rank.get(a.agent) ?? 0) - (rank.get(b.agent) ?? 0);
  return (a: CockpitRow, b: CockpitRow): number => {
    for (const { column, descending } of sort) {
      const order =
        column === 'name' ? (descending ? -byName(a, b) : byName(a, b)) : byFigure(a, b, column, descending);
      if (order !== 0) return order;
    }
    return byName(a, b);
  };
}

function byFigure(
  a: CockpitRow,
  b: CockpitRow,
  column: Exclude<SortKey['column'], 'name'>,
  descending: boolean,
): number {
  const left = sortValue(a, column);
  const right = sortValue(b, column);
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return descending ? right - left : left - right;
}

function keepPinned(
  sorted: readonly string[],
  before: readonly string[],
  pinned: ReadonlySet<string>,
): readonly string[] {
  const held = sorted.filter((agent) => pinned.has(agent) && before.includes(agent));
  if (held.length === 0) return sorted;
  const others = sorted.filter((agent) => !held.includes(agent));
  const places = held.map((agent) => ({ agent, place: before.indexOf(agent) })).sort((a, b) => a.place - b.place);
  for (const { agent, place } of places) others.splice(Math.min(place, others.length), 0, agent);
  return others;
}

/** Counts summed, averages over all samples; of rows, or of sums. */
export function sumRows(rows: Iterable<CockpitFigures>): CockpitFigures {
  const sum = { active: 0, resolved: 0, reactivated: 0, transferred: 0 };
  let responses = 0;
  let responseS = 0;
  let resolutions = 0;
  let resolutionS = 0;
  for (const row of rows) {
    sum.active += row.active;
    sum.resolved += row.resolved;
    sum.reactivated += row.reactivated;
    sum.transferred += row.transferred;
    responses += row.first_response_count;
    responseS += (row.first_response_avg_s ?? 0) * row.first_response_count;
    resolutions += row.resolution_count;
    resolutionS += (row.resolution_avg_s ?? 0) * row.resolution_count;
  }
  return {
    ...sum,
    first_response_count: responses,
    first_response_avg_s: responses === 0 ? null : responseS / responses,
    resolution_count: resolutions,
    resolution_avg_s: resolutions === 0 ? null : resolutionS / resolutions,
  };
}

/** Places of all names in the reader's language. */
export function rankNames(
  entries: ReadonlyMap<string, RowEntry>,
  compare: (a: string, b: string) => number,
): ReadonlyMap<string, number> {
  const rows = [...entries.values()].map((entry) => entry.row);
  rows.sort((a, b) => compare(a.name, b.name) || (a.agent < b.agent ? -1 : 1));
  return new Map(rows.map((row, place) => [row.agent, place]));
}
