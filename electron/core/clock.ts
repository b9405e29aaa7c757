// Time, given to the core so that tests can turn it by hand.

export interface Clock {
  /** ms since 1970. */
  now(): number;
  /** Runs once after `ms`. @returns what cancels it. */
  setTimer(run: () => void, ms: number): () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  setTimer(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
