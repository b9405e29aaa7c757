// Owns the house's working hours as the core has them: read when somebody looks, set whole, one for all consoles.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HoursView, SetHours } from '../../shared/contract/hours.ts';
import { DEFAULT_HOURS, type WorkingHours } from '../../shared/hours.ts';
import { type Refused, refusedBy } from './refused.ts';

export interface HoursState {
  /** null until the core has told. */
  readonly view: HoursView | null;
  readonly saving: boolean;
  /** Why the last try was refused; nothing was changed then. */
  readonly refusal: Refused | null;
}

export interface HoursDeps {
  readonly get: () => Promise<HoursView>;
  readonly set: (ask: SetHours) => Promise<HoursView>;
  /** Figures that follow deadlines are to be asked for again. */
  readonly onChanged: () => void;
}

export class HoursStore {
  readonly state: StoreApi<HoursState> = createStore<HoursState>(() => ({ view: null, saving: false, refusal: null }));
  private readonly deps: HoursDeps;

  constructor(deps: HoursDeps) {
    this.deps = deps;
  }

  async load(): Promise<void> {
    try {
      const view = await this.deps.get();
      // The same hours stay the same object: who edits them is not disturbed.
      if (JSON.stringify(view) !== JSON.stringify(this.state.getState().view)) this.state.setState({ view });
    } catch {
      // What was there stays; the lost connection is told by the pill and the banner.
    }
  }

  /** @returns whether they are set. */
  async save(hours: WorkingHours): Promise<boolean> {
    const { view } = this.state.getState();
    if (view === null) return false;
    this.state.setState({ saving: true, refusal: null });
    try {
      const ask = { hours: sameHours(hours, DEFAULT_HOURS) ? null : hours, expect: view.set?.at ?? null };
      this.state.setState({ view: await this.deps.set(ask), saving: false });
      this.deps.onChanged();
      return true;
    } catch (error) {
      const refusal = refusedBy(error);
      this.state.setState({ saving: false, refusal });
      if (refusal.code === 'hours_changed') await this.load();
      return false;
    }
  }

  /** The words of a refusal have been read. */
  clear(): void {
    this.state.setState({ refusal: null });
  }
}

export function sameHours(one: WorkingHours, other: WorkingHours): boolean {
  const plain = ({ week, holidays }: WorkingHours): string => {
    const days = Object.entries(week).filter(([, intervals]) => intervals.length > 0);
    return JSON.stringify([days.sort(), [...new Set(holidays)].sort()]);
  };
  return plain(one) === plain(other);
}
