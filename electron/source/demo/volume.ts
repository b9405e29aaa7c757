// How much of a floor is told: a first start makes about a million events whatever the floor's size, so a floor of
// more than sixty agents has a shorter history, and messages one by one only for its last part.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** An agent's events a day: as told in a history, and in full. Measured. */
const BRIEF_A_DAY = 525;
const FULL_A_DAY = 4_000;
const HISTORY_EVENTS = 1_000_000;
const DETAILED_EVENTS = 40_000;
const LONGEST_DETAIL_MS = 2 * HOUR_MS;
const SHORTEST_HISTORY_MS = HOUR_MS;

export function historyMs(agents: number, days: number): number {
  const most = Math.round((HISTORY_EVENTS / (agents * BRIEF_A_DAY)) * DAY_MS);
  return Math.min(days * DAY_MS, Math.max(SHORTEST_HISTORY_MS, most));
}

/** So long before now every message is told. */
export function detailMs(agents: number): number {
  return Math.min(LONGEST_DETAIL_MS, Math.round((DETAILED_EVENTS / (agents * FULL_A_DAY)) * DAY_MS));
}
