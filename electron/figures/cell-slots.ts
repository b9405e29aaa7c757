// Where the cells of an agent's conversations stand, found once and then at hand: what is folded in order asks for the
// same few cells again and again, and a key made of six texts costs more than all that is added. Pure.
import { type ActiveCount, type CellBook, inner, type KeyedCell } from './cells.ts';
import type { Conversation } from './conversation.ts';
import type { Day, Days } from './days.ts';

/** Slots that are remembered before all are found anew. */
const MOST_SLOTS = 50_000;
const NO_DAY: Day = { date: '', start: 0, end: 0 };

/** What conversations are counted by besides whose they are, and the slots of the agents who have had such. */
export interface Facet {
  readonly product: string;
  readonly channel: string;
  readonly kind: string;
  readonly slots: Map<string, CellSlot>;
}

/** One agent, and since when the newest batch knows of it. */
export interface Holder {
  readonly agent: string;
  namedIn: number;
  namedMs: number;
}

export class CellSlot {
  readonly agent: string;
  readonly holder: Holder;
  readonly facet: Facet;
  /** The book of `#cell`, by number, and the day that it is of. A book is not held on to. */
  #book = 0;
  #day = NO_DAY;
  #cell: KeyedCell | null = null;
  #activeBook = 0;
  #active: ActiveCount | null = null;

  constructor(holder: Holder, facet: Facet) {
    this.agent = holder.agent;
    this.holder = holder;
    this.facet = facet;
  }

  /** How many more are active. */
  active(book: CellBook): ActiveCount {
    if (this.#activeBook === book.no) return this.#active as ActiveCount;
    this.#activeBook = book.no;
    this.#active = book.beginActive(this.agent, this.facet);
    return this.#active;
  }

  /** The cell of the day that holds `ms`. */
  dated(book: CellBook, ms: number, days: Days): KeyedCell {
    const day = this.#day;
    if (this.#book === book.no && ms >= day.start && ms < day.end) return this.#cell as KeyedCell;
    return this.#turnTo(book, ms, days);
  }

  #turnTo(book: CellBook, ms: number, days: Days): KeyedCell {
    const day = days.of(ms);
    // The latest day is kept at hand; what falls into an earlier one looks its cell up.
    if (this.#book === book.no && ms < this.#day.start) return book.cell(day.date, this.agent, '', this.facet);
    this.#book = book.no;
    this.#day = day;
    this.#cell = book.begin(day.date, this.agent, '', this.facet);
    return this.#cell;
  }
}

/** Finds slots. More than one slot of one cell does no harm: the book is then given two cells of one key. */
export class CellSlots {
  readonly #holders = new Map<string, Holder>();
  /** By product, channel and kind, one after another: a key made of the three would be a new text for each conversation. */
  readonly #facets = new Map<string, Map<string, Map<string, Facet>>>();
  #count = 0;

  facetOf(c: Conversation): Facet {
    const product = c.product ?? '';
    const facets = inner(inner(this.#facets, product), c.channel);
    let facet = facets.get(c.kind);
    if (facet === undefined) {
      facet = { product, channel: c.channel, kind: c.kind, slots: new Map() };
      facets.set(c.kind, facet);
    }
    return facet;
  }

  find(agent: string, facet: Facet): CellSlot {
    let slot = facet.slots.get(agent);
    if (slot === undefined) {
      slot = new CellSlot(this.#holderOf(agent), facet);
      facet.slots.set(agent, slot);
      if (++this.#count > MOST_SLOTS) this.#forget();
    }
    return slot;
  }

  #holderOf(agent: string): Holder {
    let holder = this.#holders.get(agent);
    if (holder === undefined) {
      holder = { agent, namedIn: 0, namedMs: 0 };
      this.#holders.set(agent, holder);
    }
    return holder;
  }

  #forget(): void {
    this.#holders.clear();
    this.#facets.clear();
    this.#count = 0;
  }
}
