// What somebody at the console sees: a client of a core that watches, and puts the differences together as a page does.

import type { Core } from '../../electron/core/core.ts';
import type { CockpitDiff, CockpitRow, CockpitView, FreshnessView, HealthView } from '../../shared/contract/views.ts';
import { decodeServer, type Port, WIRE_VERSION } from '../../shared/contract/wire.ts';
import { naiveCockpit } from '../naive/cockpit.ts';
import { parseLines } from '../naive/parse.ts';

export interface Console {
  freshness(): FreshnessView;
  cockpit(): CockpitView;
  /** Asked anew. */
  health(): HealthView;
}

const FRESHNESS = 1;
const COCKPIT = 2;
const HEALTH = 3;

export function consoleOf(core: Core): Console {
  let freshness: FreshnessView | null = null;
  let cockpit: CockpitView | null = null;
  let health: HealthView | null = null;
  let tell: (text: string) => void = () => {};
  const port: Port = {
    send(text) {
      const message = decodeServer(text);
      if (message === null || message.t !== 'push') throw new Error(`not a push: ${text}`);
      if (message.id === FRESHNESS) {
        freshness = { ...freshness, ...((message.full ?? message.diff) as FreshnessView) };
      } else if (message.id === HEALTH) health = message.full as HealthView;
      else if (message.n === 0) cockpit = message.full as CockpitView;
      else cockpit = changed(cockpit as CockpitView, message.diff as CockpitDiff);
    },
    onMessage: (listener) => {
      tell = listener;
    },
    onClose: () => {},
    close: () => {},
  };
  core.connect(port);
  const watch = (id: number, topic: string, params: object | null) =>
    tell(JSON.stringify({ v: WIRE_VERSION, t: 'watch', id, topic, params }));
  watch(FRESHNESS, 'freshness', null);
  watch(COCKPIT, 'cockpit', { product: [], channel: [], group: [] });
  return {
    freshness: () => freshness as FreshnessView,
    cockpit: () => cockpit as CockpitView,
    health() {
      watch(HEALTH, 'health', null);
      tell(JSON.stringify({ v: WIRE_VERSION, t: 'unwatch', id: HEALTH }));
      return health as HealthView;
    },
  };
}

function changed(view: CockpitView, { at, day, rows = {}, removed = [], totals, by_status }: CockpitDiff): CockpitView {
  const known = new Map(view.rows.map((row) => [row.agent, row]));
  for (const [agent, change] of Object.entries(rows))
    known.set(agent, { ...known.get(agent), ...change } as CockpitRow);
  for (const agent of removed) known.delete(agent);
  return {
    ...view,
    at,
    day: day ?? view.day,
    rows: [...known.values()],
    totals: { ...view.totals, ...totals },
    by_status: { ...view.by_status, ...by_status },
  };
}

/** The live cockpit as the report has it, without order: what the naive implementation says of the same events. */
export function asReport({ day, rows, totals, by_status }: CockpitView): object {
  const agents = rows.map(({ slots: _slots, status_reason: _reason, status_since, ...row }) => ({
    ...row,
    status_since: status_since === null ? null : new Date(status_since).toISOString(),
  }));
  return { day, agents: byAgent(agents), totals, by_status };
}

/** @param at ms since 1970. */
export function naively(lines: readonly string[], at: number, tz: string): object {
  const { day, agents, totals, by_status } = naiveCockpit(parseLines(lines), { at, tz });
  return { day, agents: byAgent(agents), totals, by_status };
}

function byAgent<T extends { readonly agent: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.agent < b.agent ? -1 : 1));
}
