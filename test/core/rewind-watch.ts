// A watch of the past in the test's own thread: what it was sent, put together as the page does.

import type { Rewinder } from '../../electron/core/rewinder.ts';
import { compareRows } from '../../electron/figures/cockpit.ts';
import type { RewindDiff, RewindParams, RewindView } from '../../shared/contract/views.ts';
import type { Port, ServerMessage } from '../../shared/contract/wire.ts';

export interface RewindWatch {
  /** As it stands after everything that came. */
  view(): RewindView;
  readonly diffs: readonly RewindDiff[];
  end(): void;
}

let count = 0;

export function watchPast(rewinder: Rewinder, params: RewindParams): RewindWatch {
  const key = ++count;
  const diffs: RewindDiff[] = [];
  let view: RewindView | null = null;
  const port: Port = {
    send(text) {
      const message = JSON.parse(text) as ServerMessage & { t: 'push' };
      if (message.n !== diffs.length + (view === null ? 0 : 1)) throw new Error(`push ${message.n} came out of turn`);
      if (message.n === 0) view = message.full as RewindView;
      else {
        diffs.push(message.diff as RewindDiff);
        view = moved(view as RewindView, message.diff as RewindDiff);
      }
    },
    onMessage: () => {},
    onClose: () => {},
    close: () => {},
  };
  rewinder.watch(key, key, params, port);
  return { view: () => view as RewindView, diffs, end: () => rewinder.unwatch(key) };
}

function moved(view: RewindView, diff: RewindDiff): RewindView {
  const rows = new Map(view.rows.map((row) => [row.agent, row]));
  for (const agent of diff.removed ?? []) rows.delete(agent);
  for (const [agent, change] of Object.entries(diff.rows ?? {})) {
    const row = rows.get(agent);
    rows.set(agent, (row === undefined ? change : { ...row, ...change }) as (typeof view.rows)[number]);
  }
  return {
    ...view,
    ...diff,
    rows: [...rows.values()].sort(compareRows),
    totals: { ...view.totals, ...diff.totals },
    by_status: { ...view.by_status, ...diff.by_status },
    strip: { ...view.strip, ...diff.strip },
  };
}
