// The strip's last hour, a value for each whole minute. Asked of the core for a choice of conversations, then carried on
// by the figures of the cockpit themselves, minute by minute; asked again where minutes were missed.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CockpitFilter, LastHour, Strip } from '../../shared/contract/views.ts';
import type { Timers } from '../link/timers.ts';

const MINUTE_MS = 60_000;
export const HOUR_MINUTES = 60;
/** The page itself comes first. */
const ASK_AFTER_MS = 1_000;

export interface HourStoreDeps {
  readonly timers: Timers;
  /** Whether the strip can be seen: what nobody sees is asked for when somebody does. */
  readonly shown: () => boolean;
  /** @param signal aborted once the answer is of no use any more. */
  readonly request: (filter: CockpitFilter, signal: AbortSignal) => Promise<LastHour>;
}

export class HourStore {
  /** null: not known, or not of what is shown. */
  readonly state: StoreApi<LastHour | null> = createStore<LastHour | null>(() => null);
  private readonly deps: HourStoreDeps;
  private filter: CockpitFilter | null = null;
  private asked = 0;
  private isOwed = false;
  /** null: nothing is on its way. */
  private wanted: AbortController | null = null;

  constructor(deps: HourStoreDeps) {
    this.deps = deps;
  }

  /** @param filter what the cockpit shows from now on; null: not the floor as it goes on. */
  follow(filter: CockpitFilter | null): void {
    this.filter = filter;
    this.state.setState(null, true);
    this.again();
  }

  /** What is known is kept until the answer is here. */
  again(): void {
    const { filter } = this;
    const asked = ++this.asked;
    this.isOwed = filter !== null;
    this.drop();
    if (filter === null) return;
    this.deps.timers.after(ASK_AFTER_MS, () => {
      if (asked !== this.asked || !this.deps.shown()) return;
      this.isOwed = false;
      const wanted = new AbortController();
      this.wanted = wanted;
      this.deps
        .request(filter, wanted.signal)
        .then(
          (hour) => {
            if (asked === this.asked) this.state.setState(hour, true);
          },
          // It is asked for again with the next connection, and missed by nobody until then.
          () => undefined,
        )
        .finally(() => {
          if (this.wanted === wanted) this.wanted = null;
        });
    });
  }

  /** The page is another one, which does not share a processor with what it does not show. */
  turned(): void {
    const shown = this.deps.shown();
    if (!shown && this.wanted !== null) {
      this.isOwed = true;
      this.drop();
    } else if (shown && this.isOwed) this.again();
  }

  private drop(): void {
    this.wanted?.abort();
    this.wanted = null;
  }

  /** @param now the time of the figures, ms. @param strip as it stands; null: it is not the one followed. */
  tick(now: number, strip: Strip | null): void {
    const hour = this.state.getState();
    if (hour === null || strip === null) return;
    const next = hour.from + hour.strips.length * MINUTE_MS;
    if (now < next) return;
    if (now >= next + MINUTE_MS) {
      this.state.setState(null, true);
      this.again();
      return;
    }
    const more = Math.max(0, hour.strips.length + 1 - HOUR_MINUTES);
    this.state.setState({ from: hour.from + more * MINUTE_MS, strips: [...hour.strips.slice(more), strip] }, true);
  }
}
