// The cockpit of one choice, watched: it keeps the rows that were sent last and makes differences of changed cells.
import type { AgentStatus, CockpitDiff, CockpitFilter, CockpitRow, CockpitView } from '../../shared/contract/views.ts';
import type { Board } from '../figures/board.ts';
import { addCell, type Cell, emptyCell } from '../figures/cells.ts';
import {
  type CockpitChoice,
  cockpitRow,
  compareRows,
  figuresOf,
  type RowWithSum,
  stripOf,
} from '../figures/cockpit.ts';
import { changedFields } from '../publish/changes.ts';
import type { Subject } from '../publish/topic.ts';

export interface CockpitSubject extends Subject {
  /** These agents' rows may have changed. */
  touch(agents: Iterable<string>): void;
  /** Everything may have changed (another day, the directory's groups). */
  touchAll(): void;
}

export function choiceOf(filter: CockpitFilter): CockpitChoice {
  return {
    product: new Set(filter.product),
    channel: new Set(filter.channel.map((channel) => channel.toLowerCase())),
    kind: new Set(),
    group: new Set(filter.group),
    agent: new Set(),
  };
}

/** @param boardNow the board as it stands; another one than before is told by `touchAll`. */
export function cockpitSubject(boardNow: () => Board, choice: CockpitChoice, now: () => number): CockpitSubject {
  const sent = new Map<string, RowWithSum>();
  const touched = new Set<string>();
  /** Over the rows shown, and over all chosen agents. */
  let total = emptyCell();
  let whole = emptyCell();
  let byStatus = count();
  let head: Omit<CockpitView, 'rows'> | null = null;

  /** Brings one agent's row up to date. @returns what changed in it, null: nothing; 'removed': it is gone. */
  function update(id: string, at: number): Partial<CockpitRow> | 'removed' | null {
    const agent = boardNow().agents.get(id);
    const next = agent === undefined ? null : cockpitRow(agent, choice, at);
    const last = sent.get(id);
    if (last !== undefined) {
      subtract(whole, last.sum);
      if (last.row !== null) {
        subtract(total, last.sum);
        byStatus[last.row.status]--;
      }
    }
    if (next === null) sent.delete(id);
    else {
      addCell(whole, next.sum);
      sent.set(id, next);
      if (next.row !== null) {
        addCell(total, next.sum);
        byStatus[next.row.status]++;
      }
    }
    const before = last?.row ?? null;
    const row = next?.row ?? null;
    if (row === null) return before === null ? null : 'removed';
    return before === null ? row : changedFields(before, row);
  }

  function headNow(at: number): Omit<CockpitView, 'rows'> {
    const totals = figuresOf(total);
    const by_status = { ...byStatus };
    const board = boardNow();
    return {
      at,
      day: board.day,
      totals,
      by_status,
      strip: stripOf(board, choice, whole, by_status.online, totals.active),
    };
  }

  return {
    touch: (agents) => {
      for (const agent of agents) touched.add(agent);
    },
    touchAll: () => {
      for (const agent of boardNow().agents.keys()) touched.add(agent);
      for (const agent of sent.keys()) touched.add(agent);
    },
    full() {
      const at = now();
      touched.clear();
      sent.clear();
      total = emptyCell();
      whole = emptyCell();
      byStatus = count();
      for (const id of boardNow().agents.keys()) update(id, at);
      head = headNow(at);
      const rows = [...sent.values()].flatMap(({ row }) => (row === null ? [] : [row])).sort(compareRows);
      return { ...head, rows } satisfies CockpitView;
    },
    diff() {
      const at = now();
      const rows: Record<string, Partial<CockpitRow>> = {};
      const removed: string[] = [];
      for (const id of touched) {
        const change = update(id, at);
        if (change === 'removed') removed.push(id);
        else if (change !== null) Object.defineProperty(rows, id, { value: change, enumerable: true });
      }
      touched.clear();
      const last = head;
      head = headNow(at);
      const diff: { -readonly [K in keyof CockpitDiff]: CockpitDiff[K] } = { at };
      if (Object.keys(rows).length > 0) diff.rows = rows;
      if (removed.length > 0) diff.removed = removed;
      if (last !== null) {
        if (last.day !== head.day) diff.day = head.day;
        const totals = changedFields(last.totals, head.totals);
        const by_status = changedFields(last.by_status, head.by_status);
        const strip = changedFields(last.strip, head.strip);
        if (totals !== null) diff.totals = totals;
        if (by_status !== null) diff.by_status = by_status;
        if (strip !== null) diff.strip = strip;
      }
      return Object.keys(diff).length > 1 ? diff : null;
    },
  };
}

function count(): Record<AgentStatus, number> {
  return { online: 0, offline: 0, break: 0, invisible: 0 };
}

function subtract(from: Cell, what: Cell): void {
  for (const key of Object.keys(from) as (keyof Cell)[]) from[key] -= what[key];
}
