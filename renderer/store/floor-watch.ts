// What the core tells of itself and of the floor apart from the cockpit: how fresh it is, who there is, its health.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DirectoryView, HealthView, RejectRow } from '../../shared/contract/views.ts';
import type { Link } from '../link/link.ts';
import type { Timers } from '../link/timers.ts';
import type { FreshnessState } from './freshness.ts';

const REJECTS_SHOWN = 100;

export interface FloorWatchDeps {
  readonly link: Link;
  readonly timers: Timers;
  readonly freshness: StoreApi<FreshnessState>;
  /** The source has caught up: what was asked for meanwhile had less of the day. */
  readonly onCaughtUp: () => void;
}

export class FloorWatch {
  readonly directory: StoreApi<DirectoryView | null> = createStore<DirectoryView | null>(() => null);
  readonly health: StoreApi<HealthView | null> = createStore<HealthView | null>(() => null);
  readonly rejects: StoreApi<readonly RejectRow[] | null> = createStore<readonly RejectRow[] | null>(() => null);
  private readonly deps: FloorWatchDeps;

  constructor(deps: FloorWatchDeps) {
    this.deps = deps;
  }

  /** Watches freshness and directory; called once. */
  start(): void {
    const { link, timers, freshness, onCaughtUp } = this.deps;
    link.watch('freshness', null, {
      full: (view) => freshness.setState({ view, skew: view.now - timers.now() }),
      diff: (diff) => {
        const { view } = freshness.getState();
        if (view === null) return;
        const skew = diff.now === undefined ? {} : { skew: diff.now - timers.now() };
        freshness.setState({ view: { ...view, ...diff }, ...skew });
        if (view.source.state === 'catching_up' && diff.source?.state === 'live') onCaughtUp();
      },
    });
    link.watch('directory', null, {
      full: (view) => this.directory.setState(view, true),
      diff: (diff) => {
        const before = this.directory.getState();
        if (before !== null) this.directory.setState({ ...before, ...diff }, true);
      },
    });
  }

  /** @returns ends the watch; for the page that shows it. */
  watchHealth(): () => void {
    return this.deps.link.watch('health', null, {
      full: (view) => {
        this.health.setState(view, true);
        // After the counts, never before: what is refused in between would be counted and not shown.
        this.loadRejects();
      },
      diff: (diff) => {
        const before = this.health.getState();
        if (before === null) return;
        this.health.setState({ ...before, ...diff }, true);
        if (diff.rejects !== undefined) this.loadRejects();
      },
    });
  }

  private loadRejects(): void {
    this.deps.link.request('rejects', { limit: REJECTS_SHOWN }).then(
      (rows) => this.rejects.setState(rows, true),
      // The page keeps what it had; the lost connection is told by the pill and the banner.
      () => undefined,
    );
  }
}
