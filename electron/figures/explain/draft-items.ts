// The items of one list of a draft, in columns. All are counted and added up; as many stay as there is room for. Pure.
import { Numbers, Refs } from './columns.ts';
import type { DraftItem, Items, Named, Place } from './draft.ts';

/** How many items the lists of one explanation may hold together. */
export class Room {
  #rows: number;

  constructor(rows: number) {
    this.#rows = rows;
  }

  take(): boolean {
    if (this.#rows <= 0) return false;
    this.#rows--;
    return true;
  }
}

type State = Named['state'];
const NONE = Number.NaN;

export class DraftItems implements Items {
  /** Of all, whether there was room or not. */
  length = 0;
  /** Their values added up. */
  total = 0;
  readonly #room: Room | null;
  readonly #ids: (string | null)[] = [];
  readonly #state = {
    kind: new Refs<State['kind']>(),
    channel: new Refs<State['channel']>(),
    product: new Refs<State['product']>(),
    company: new Refs<State['company']>(),
    contact: new Refs<State['contact']>(),
    group: new Refs<State['group']>(),
  };
  readonly #of = new Refs<DraftItem['of']>();
  readonly #agent = new Refs<string | null>();
  readonly #ms = new Numbers();
  readonly #place = new Places();
  readonly #value = new Numbers();
  readonly #from = new Numbers();
  readonly #to = new Numbers();
  readonly #fromPlace = new Places();
  readonly #sinceOpened = new Numbers();
  readonly #note = new Refs<string | undefined>();

  /** @param room null: there is no end of it. */
  constructor(room: Room | null = null) {
    this.#room = room;
  }

  static of(items: Items): DraftItems {
    if (items instanceof DraftItems) return items;
    const made = new DraftItems();
    for (const item of items) made.push(item);
    return made;
  }

  /** How many there was room for. */
  get listed(): number {
    return this.#ids.length;
  }

  push(item: DraftItem): void {
    this.length++;
    this.total += item.value;
    if (this.#room !== null && !this.#room.take()) return;
    const { told, of, lasted } = item;
    this.#ids.push(told === null ? null : told.id);
    // Of no conversation the first one's, which nobody reads.
    const state = told === null ? NOBODY : told.state;
    for (const name of STATE) (this.#state[name] as Refs<string | null>).push(state[name]);
    this.#of.push(of, of === undefined ? null : JSON.stringify(of));
    this.#agent.push(item.agent);
    this.#ms.push(item.ms ?? NONE);
    this.#place.push(item.place);
    this.#value.push(item.value);
    this.#from.push(lasted === undefined ? NONE : lasted.from);
    this.#to.push(lasted?.to ?? NONE);
    this.#fromPlace.push(lasted === undefined ? null : lasted.place);
    this.#sinceOpened.push(item.sinceOpenedMs ?? NONE);
    this.#note.push(item.note, item.note ?? null);
  }

  /** @param i below `listed`. */
  at(i: number): DraftItem {
    const id = this.#ids[i] as string | null;
    const of = this.#of.at(i);
    const from = this.#from.at(i);
    const lasted = Number.isNaN(from)
      ? {}
      : { lasted: { from, to: known(this.#to.at(i)), place: this.#fromPlace.at(i) } };
    return {
      told: id === null ? null : { id, state: this.#stateAt(i) },
      ...(of === undefined ? {} : { of }),
      agent: this.#agent.at(i),
      ms: known(this.#ms.at(i)),
      place: this.#place.at(i),
      value: this.#value.at(i),
      ...lasted,
      sinceOpenedMs: known(this.#sinceOpened.at(i)),
      ...this.#noteAt(i),
    };
  }

  *[Symbol.iterator](): IterableIterator<DraftItem> {
    for (let i = 0; i < this.listed; i++) yield this.at(i);
  }

  /** When each was; null: its event tells. */
  msAt(i: number): number | null {
    return known(this.#ms.at(i));
  }

  valueAt(i: number): number {
    return this.#value.at(i);
  }

  #stateAt(i: number): State {
    const { kind, channel, product, company, contact, group } = this.#state;
    return {
      kind: kind.at(i),
      channel: channel.at(i),
      product: product.at(i),
      company: company.at(i),
      contact: contact.at(i),
      group: group.at(i),
    };
  }

  #noteAt(i: number): { readonly note?: string } {
    const note = this.#note.at(i);
    return note === undefined ? {} : { note };
  }
}

const STATE = ['kind', 'channel', 'product', 'company', 'contact', 'group'] as const;
const NOBODY: State = { kind: 'chat', channel: '', product: null, company: null, contact: null, group: null };

function known(ms: number): number | null {
  return Number.isNaN(ms) ? null : ms;
}

/** A place in a conversation is one of few; landings have their stream, and a number in it. */
class Places {
  readonly #places = new Refs<Place | null>();
  readonly #nth = new Numbers();

  push(place: Place | null): void {
    this.#places.push(place, place === null ? null : keyOf(place));
    this.#nth.push(place !== null && 'landing' in place ? place.nth : 0);
  }

  at(i: number): Place | null {
    const place = this.#places.at(i);
    return place !== null && 'landing' in place ? { landing: place.landing, nth: this.#nth.at(i) } : place;
  }
}

function keyOf(place: Place): unknown {
  if ('fact' in place) return place.fact;
  if ('mark' in place) return `mark ${place.mark}`;
  if ('episode' in place) return `episode ${place.episode}`;
  return 'landing' in place ? `landing ${place.landing}` : place.event;
}
