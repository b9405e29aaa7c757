// Which events are read together: every event that means something belongs to exactly one stream. Pure.
import type { KokpitEvent } from '../../shared/events/event.ts';
import type { StreamKind } from '../../shared/events/meaning.ts';

export type { StreamKind } from '../../shared/events/meaning.ts';

const LANDING_SPAN_MS = 900_000;

/** Which stream of its kind an event belongs to. */
export function streamId(kind: StreamKind, event: KokpitEvent): string {
  // Landings have no subject: a quarter of an hour of them is read together, so that no stream grows for ever.
  return kind === 'landing' ? String(Math.floor(event.ms / LANDING_SPAN_MS)) : event.subject;
}
