// Owns the day's snapshot that somebody has opened: which day the page shows, its files as the core has made them, and the
// saving of all, one after the other. Fed by the session, read by the dialog.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DaySnapshot, DaySnapshotAsk } from '../../shared/contract/snapshot.ts';
import type { Timers } from '../link/timers.ts';
import { type Refused, refusedBy } from './refused.ts';
import { addDays, isDay } from './report-ask.ts';
import type { Route } from './route.ts';

/** A browser drops downloads that come faster. */
const APART_MS = 300;

export interface SnapshotState {
  readonly ask: DaySnapshotAsk | null;
  /** null until it has been counted. */
  readonly taken: DaySnapshot | null;
  readonly refusal: Refused | null;
  /** Files that are still to be saved. */
  readonly saving: number;
}

const NOTHING: SnapshotState = { ask: null, taken: null, refusal: null, saving: 0 };

export interface SnapshotDeps {
  readonly request: (ask: DaySnapshotAsk) => Promise<DaySnapshot>;
  readonly timers: Timers;
}

/** @returns null where the page shows no day, or one that is not over. */
export function snapshotAskOf({ page, product, channel, group, report }: Route, today: string): DaySnapshotAsk | null {
  const { span, threshold, short, interval } = report;
  const date =
    span === 'yesterday' ? addDays(today, -1) : typeof span === 'object' && 'date' in span ? span.date : today;
  if (page !== 'day' || !isDay(date) || date >= today) return null;
  return { date, product, channel, group, threshold, short, interval };
}

export class SnapshotStore {
  readonly state: StoreApi<SnapshotState> = createStore<SnapshotState>(() => NOTHING);
  private readonly deps: SnapshotDeps;

  constructor(deps: SnapshotDeps) {
    this.deps = deps;
  }

  /** Another one that was still being counted is not waited for any more. */
  async open(ask: DaySnapshotAsk): Promise<void> {
    const answered = (change: Partial<SnapshotState>) => {
      if (this.state.getState().ask === ask) this.state.setState(change);
    };
    this.state.setState({ ...NOTHING, ask }, true);
    try {
      answered({ taken: await this.deps.request(ask) });
    } catch (error) {
      answered({ refusal: refusedBy(error) });
    }
  }

  /** What is being saved goes on: nobody has to wait in front of it. */
  close(): void {
    const { saving } = this.state.getState();
    this.state.setState({ ...NOTHING, saving }, true);
  }

  /** @param save puts one of them where the browser puts files. */
  saveAll(files: DaySnapshot['files'], save: (file: DaySnapshot['files'][number]) => void): void {
    const next = (at: number): void => {
      this.state.setState({ saving: files.length - at });
      const file = files[at];
      if (file === undefined) return;
      save(file);
      this.deps.timers.after(APART_MS, () => next(at + 1));
    };
    if (this.state.getState().saving === 0) next(0);
  }
}
