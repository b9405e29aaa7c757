// One agent's presence, read in the total order: the status, and since when without a break. Pure.
import type { AgentStatus } from '../../shared/contract/views.ts';
import type { KokpitEvent } from '../../shared/events/event.ts';

/** `since`: the first event of the unbroken run of equal statuses; null where there is no word at all. */
export interface Presence {
  status: AgentStatus;
  since: number | null;
  reason: string | null;
}

export function newPresence(): Presence {
  return { status: 'offline', since: null, reason: null };
}

export function samePresence(a: Presence, b: Presence): boolean {
  return a.status === b.status && a.since === b.since && a.reason === b.reason;
}

/** Moves `p` on by an `agent.status_changed` that stands behind every one already applied. */
export function applyPresence(p: Presence, event: KokpitEvent): void {
  const status = event.data.status as AgentStatus;
  if (status !== p.status || p.since === null) p.since = event.ms;
  p.status = status;
  p.reason = typeof event.data.reason === 'string' ? event.data.reason : null;
}
