// A clock that is turned by hand. Jumping runs what is due by then, once each, in the order of its time.
import type { Clock } from '../../electron/core/clock.ts';

export interface HandClock extends Clock {
  /** Moves time to `ms` (never back) and runs what is due; timers set by what runs wait for the next jump. */
  jump(ms: number): void;
}

export function handClock(start: number): HandClock {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    setTimer(run, ms) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    jump(ms) {
      now = Math.max(now, ms);
      const due = timers.filter((timer) => timer.at <= now).sort((a, b) => a.at - b.at);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.run();
    },
  };
}
