// A quarter of an hour of landings: visitors who were shown "all agents are busy". Pure.
import type { KokpitEvent } from '../../shared/events/event.ts';

/** [event time in ms, product, group, channel in lower case]; null where the event does not say. */
export type Landing = [ms: number, product: string | null, group: string | null, channel: string | null];

export interface Landings {
  shown: Landing[];
}

export function newLandings(): Landings {
  return { shown: [] };
}

export function applyLanding(landings: Landings, event: KokpitEvent): void {
  const { product, group, channel } = event.data;
  landings.shown.push([
    event.ms,
    typeof product === 'string' ? product : null,
    typeof group === 'string' ? group : null,
    typeof channel === 'string' ? channel.toLowerCase() : null,
  ]);
}
