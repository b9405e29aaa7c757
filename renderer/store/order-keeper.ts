// Decides when the tables are put in order again: at once when the user asked, else at most once a second, and not
// while a hand is at work (the pointer moving over rows, a key just pressed, a menu open). Owned by the cockpit store.

import type { Timers } from '../link/timers.ts';

const REORDER_MS = 1_000;
/** A hand is taken to be at work this long after its last move. */
const HAND_MS = 1_200;
const LOOK_AGAIN_MS = 200;

export class OrderKeeper {
  private readonly timers: Timers;
  private readonly reorder: () => void;
  private lastRun = Number.NEGATIVE_INFINITY;
  private lastHand = Number.NEGATIVE_INFINITY;
  private holds = 0;
  private cancel: (() => void) | null = null;

  constructor(timers: Timers, reorder: () => void) {
    this.timers = timers;
    this.reorder = reorder;
  }

  /** Rows changed. */
  changed(): void {
    if (this.cancel !== null) return;
    const wait = this.lastRun + REORDER_MS - this.timers.now();
    if (wait <= 0) this.due();
    else this.cancel = this.timers.after(wait, () => this.due());
  }

  /** The user asked for another order, or other rows are listed. */
  now(): void {
    this.cancel?.();
    this.run();
  }

  /** The pointer moved over the rows, or a key moved the focus. */
  hand(): void {
    this.lastHand = this.timers.now();
  }

  /** @returns ends the hold. */
  hold(): () => void {
    let held = true;
    this.holds += 1;
    return () => {
      if (held) this.holds -= 1;
      held = false;
    };
  }

  private due(): void {
    const busy = this.holds > 0 || this.timers.now() - this.lastHand < HAND_MS;
    if (busy) this.cancel = this.timers.after(LOOK_AGAIN_MS, () => this.due());
    else this.run();
  }

  private run(): void {
    this.cancel = null;
    this.lastRun = this.timers.now();
    this.reorder();
  }
}
