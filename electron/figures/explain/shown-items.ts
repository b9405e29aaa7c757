// A list of a draft as it is shown: each item with its event, in order. Made item by item while somebody reads it. Pure.
import type { ExplainEvent, ExplainItem } from '../../../shared/contract/explain.ts';
import { isoTime } from '../../../shared/iso-time.ts';
import type { Directory } from '../choice.ts';
import { companyOf } from '../companies.ts';
import type { DraftItem, Items, Named, Place } from './draft.ts';
import { DraftItems } from './draft-items.ts';
import type { NamedEvent } from './event-book.ts';

/** What the drafts' places are looked up in. */
export interface Lookup {
  readonly event: (conversation: string, place: Place, since: boolean) => NamedEvent | null;
  readonly landing: (stream: string, nth: number) => NamedEvent | undefined;
  readonly contacts: Pick<Directory, 'contacts'>;
}

export interface Manner {
  /** The values are durations, by item. */
  readonly isSeconds: (item: DraftItem) => boolean;
  /** The greatest first. */
  readonly isByValue: boolean;
}

export class ShownItems implements Iterable<ExplainItem> {
  readonly #items: DraftItems;
  readonly #lookup: Lookup;
  readonly #manner: Manner;
  readonly #order: Uint32Array;

  constructor(items: Items, lookup: Lookup, manner: Manner) {
    this.#items = DraftItems.of(items);
    this.#lookup = lookup;
    this.#manner = manner;
    this.#order = this.#ordered();
  }

  /** How many are told; there may be more. */
  get length(): number {
    return this.#order.length;
  }

  /** Of all, told or not: how many there are, and the sum of their values, ms where they are durations. */
  get count(): number {
    return this.#items.length;
  }

  get total(): number {
    return this.#items.total;
  }

  *[Symbol.iterator](): IterableIterator<ExplainItem> {
    for (const i of this.#order) yield this.#item(i);
  }

  /** By time, then by name: the order of arrival never shows. */
  #ordered(): Uint32Array {
    const items = this.#items;
    const order = Uint32Array.from({ length: items.listed }, (_, i) => i);
    const times = Float64Array.from(order, (i) => items.msAt(i) ?? this.#event(i)?.ms ?? Number.NEGATIVE_INFINITY);
    const byTime = (a: number, b: number) => {
      const [atA, atB] = [times[a] as number, times[b] as number];
      return atA === atB ? byName(this.#item(a), this.#item(b)) : atA < atB ? -1 : 1;
    };
    const byValue = (a: number, b: number) => items.valueAt(b) - items.valueAt(a);
    return order.sort(this.#manner.isByValue ? (a, b) => byValue(a, b) || byTime(a, b) : byTime);
  }

  #event(i: number): NamedEvent | null | undefined {
    const { told, place } = this.#items.at(i);
    return find(told, place, this.#lookup, false);
  }

  #item(i: number): ExplainItem {
    const item = this.#items.at(i);
    return itemOf(item, this.#lookup, this.#manner.isSeconds(item));
  }
}

function byName(a: ExplainItem, b: ExplainItem): number {
  const key = ({ conversation, company, event }: ExplainItem) =>
    [conversation ?? '', company ?? '', event?.source ?? '', event?.id ?? ''] as const;
  const [keysA, keysB] = [key(a), key(b)];
  const place = keysA.findIndex((text, i) => text !== keysB[i]);
  if (place === -1) return 0;
  return (keysA[place] as string) < (keysB[place] as string) ? -1 : 1;
}

function itemOf(item: DraftItem, lookup: Lookup, seconds: boolean): ExplainItem {
  const { told, of, agent, ms, lasted, place, value, sinceOpenedMs, note } = item;
  const c = told?.state;
  const event = eventOf(find(told, place, lookup, false));
  return {
    conversation: told?.id ?? null,
    kind: c?.kind ?? null,
    channel: c?.channel ?? of?.channel ?? null,
    product: c?.product ?? of?.product ?? null,
    company: c === undefined ? (of?.company ?? null) : companyOf(c, lookup.contacts),
    group: c?.group ?? of?.group ?? null,
    agent,
    time: ms === null ? (event?.time ?? null) : isoTime(ms),
    value: seconds ? value / 1000 : value,
    from: lasted === undefined ? null : isoTime(lasted.from),
    to: lasted === undefined || lasted.to === null ? null : isoTime(lasted.to),
    from_event: eventOf(lasted === undefined ? undefined : find(told, lasted.place, lookup, true)),
    event,
    since_opened_s: sinceOpenedMs === undefined || sinceOpenedMs === null ? null : sinceOpenedMs / 1000,
    note: note ?? null,
  };
}

function find(told: Named | null, place: Place | null, lookup: Lookup, since: boolean): NamedEvent | null | undefined {
  if (place === null) return null;
  if ('landing' in place) return lookup.landing(place.landing, place.nth);
  if ('event' in place) return place.event;
  return told === null ? null : lookup.event(told.id, place, since);
}

export function eventOf(event: NamedEvent | null | undefined): ExplainEvent | null {
  if (event === null || event === undefined) return null;
  const { type, source, id, ms } = event;
  return { type, source, id, time: isoTime(ms) };
}
