// The events that items stand on: of ten thousand conversations only these are kept, not all that was found of each. Pure.
import type { KokpitEvent } from '../../../shared/events/event.ts';
import type { DraftItem, Place } from './draft.ts';
import type { Trace } from './trace.ts';

/** What an event is named by. */
export type NamedEvent = Pick<KokpitEvent, 'type' | 'source' | 'id' | 'ms'>;

/** A place in a conversation, or the beginning of what stands there; and its event, once it has been read. */
interface Wanted {
  readonly place: Place;
  readonly since: boolean;
  event: NamedEvent | null;
}

export class EventBook {
  readonly #wanted = new Map<string, Wanted[]>();

  want({ told, place, lasted }: DraftItem): void {
    if (told === null) return;
    this.#want(told.id, place, false);
    if (lasted !== undefined) this.#want(told.id, lasted.place, true);
  }

  #want(id: string, place: Place | null, since: boolean): void {
    if (place === null || 'event' in place || 'landing' in place) return;
    const own = this.#wanted.get(id);
    if (own === undefined) this.#wanted.set(id, [{ place, since, event: null }]);
    else if (wantedIn(own, place, since) === undefined) own.push({ place, since, event: null });
  }

  learn(id: string, trace: Trace): void {
    for (const one of this.#wanted.get(id) ?? []) one.event = named(eventAt(trace, one));
  }

  /** null: it has not been read, or none did it. */
  find(id: string, place: Place, since: boolean): NamedEvent | null {
    return wantedIn(this.#wanted.get(id) ?? [], place, since)?.event ?? null;
  }
}

function wantedIn(own: readonly Wanted[], place: Place, since: boolean): Wanted | undefined {
  return own.find((one) => one.since === since && isSame(one.place, place));
}

function isSame(a: Place, b: Place): boolean {
  if ('fact' in a) return 'fact' in b && a.fact === b.fact;
  if ('mark' in a) return 'mark' in b && a.mark === b.mark;
  return 'episode' in a && 'episode' in b && a.episode === b.episode;
}

function eventAt({ marks, episodes, facts }: Trace, { place, since }: Wanted): KokpitEvent | null | undefined {
  if ('mark' in place) return marks.get(place.mark);
  if ('episode' in place) return episodes.get(place.episode);
  const fact = 'fact' in place ? facts[place.fact] : undefined;
  return since ? fact?.since : fact?.event;
}

function named(event: KokpitEvent | null | undefined): NamedEvent | null {
  if (event === null || event === undefined) return null;
  const { type, source, id, ms } = event;
  return { type, source, id, ms };
}
