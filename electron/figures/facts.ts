// A fact: one measured thing that a conversation's events meant, and who it counts for. Figures are sums of facts.

/** What happened; the last number of a fact is its value: ms, stars, or the index of an inactivity action. */
export const FACT = {
  /** First response of an episode; value: ms from `assigned`. */
  firstResponse: 1,
  /** A `resolved` that closed; value: ms from the agent's latest episode, -1 without one. */
  resolved: 2,
  /** Reopened by an agent; value: ms since the close. Whether it is a reactivation is the channel's word. */
  reopened: 3,
  transferred: 4,
  /** Value: stars. */
  rating: 5,
  feedback: 6,
  unansweredLive: 7,
  /** First close before any agent message; counts for chats whose `opened` is known. */
  unansweredEnded: 8,
  /** Value: index in INACTIVITY_ACTIONS. */
  inactivity: 9,
} as const;

/** [what, event time in ms, the agent it counts for or null, value]. */
export type Fact = [code: number, ms: number, agent: string | null, value: number];

export const INACTIVITY_ACTIONS = [
  'new_unassigned',
  'new_reassigned',
  'new_not_reassigned',
  'message_sent',
  'live_reassigned',
  'live_not_reassigned',
  'resumed_reassigned',
  'resumed_not_reassigned',
] as const;

const HOUR_MS = 3_600_000;
const REACTIVATION_LIMIT_MS: Readonly<Record<string, number>> = {
  messenger: 7 * 24 * HOUR_MS,
  instagram: 7 * 24 * HOUR_MS,
  whatsapp: 24 * HOUR_MS,
};

/** figures.md, `reactivated`: in these channels, within the limit of the close, both ends included. */
export function isReactivation(channel: string, sinceCloseMs: number): boolean {
  const limit = Object.hasOwn(REACTIVATION_LIMIT_MS, channel) ? REACTIVATION_LIMIT_MS[channel] : undefined;
  return limit !== undefined && sinceCloseMs <= limit;
}
