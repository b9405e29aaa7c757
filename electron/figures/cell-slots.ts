// Where the cells of an agent's conversations stand, found once and then at hand: what is folded in order asks for the
// same few cells again and again, and a key made of six texts costs more than all that is added. Pure.
import { addCell, type Cell, type CellBook, type Counted, clearCell, hasMoved, inner, type Pending } from './cells.ts';
import type { Day, Days } from './days.ts';

/** Slots that are remembered before all are found anew. */
const MOST_SLOTS = 50_000;
const NO_DAY: Day = { date: '', start: 0, end: 0 };

/** What conversations are counted by besides whose they are. */
export interface Facet {
  /** Its number among the facets of one generation. */
  readonly no: number;
  readonly generation: number;
  readonly product: string;
  readonly channel: string;
  readonly kind: string;
}

/** One agent, since when the newest batch knows of it, and its slots by the facet's number. */
export interface Holder {
  readonly agent: string;
  namedIn: number;
  namedMs: number;
  readonly slots: (CellSlot | undefined)[];
}

/**
 * The cell of the latest day that it was asked for, as counts of its own: what is added on the way lies together. The
 * book gets cells of it when it is asked for them, or when the slot turns to another book or day.
 */
export class CellSlot implements Cell, Pending {
  readonly agent: string;
  readonly holder: Holder;
  readonly facet: Facet;
  #book: CellBook | null = null;
  #day = NO_DAY;
  active = 0;
  first_response_n = 0;
  first_response_ms = 0;
  resolution_n = 0;
  resolution_ms = 0;
  resolved = 0;
  answered = 0;
  answered_in_time = 0;
  lost = 0;
  reactivated = 0;
  transferred = 0;

  constructor(holder: Holder, facet: Facet) {
    this.agent = holder.agent;
    this.holder = holder;
    this.facet = facet;
  }

  /** Counts of no day: `active`. */
  undated(book: CellBook): Pick<Cell, 'active'> {
    if (this.#book !== book) this.#turnTo(book);
    return this;
  }

  /** Counts of the day that holds `ms`. */
  dated(book: CellBook, ms: number, days: Days): Omit<Cell, 'active'> {
    if (this.#book !== book) this.#turnTo(book);
    const { start, end } = this.#day;
    if (ms >= start && ms < end) return this;
    const day = days.of(ms);
    // The latest day is kept at hand; what falls into an earlier one looks its cell up.
    if (ms < start) return book.cell(day.date, this.agent, '', this.facet);
    this.#settleDay(book);
    this.#day = day;
    return this;
  }

  settle(book: CellBook): void {
    if (this.#book !== book) return;
    this.#book = null;
    this.#settleDay(book);
    this.#day = NO_DAY;
    if (this.active !== 0) book.begin('', this.agent, '', this.facet).active = this.active;
    this.active = 0;
  }

  #turnTo(book: CellBook): void {
    if (this.#book !== null) this.settle(this.#book);
    this.#book = book;
    book.settleLater(this);
  }

  #settleDay(book: CellBook): void {
    const { active } = this;
    this.active = 0;
    if (hasMoved(this)) {
      addCell(book.begin(this.#day.date, this.agent, '', this.facet), this);
      clearCell(this);
    }
    this.active = active;
  }
}

/** Finds slots. More than one slot of one cell does no harm: the book is then given two cells of one key. */
export class CellSlots {
  readonly #holders = new Map<string, Holder>();
  /** By product, channel and kind, one after another: a key made of the three would be a new text for each conversation. */
  readonly #facets = new Map<string, Map<string, Map<string, Facet>>>();
  #facetCount = 0;
  #generation = 0;
  #count = 0;

  facetOf(c: Counted): Facet {
    const product = c.product ?? '';
    const facets = inner(inner(this.#facets, product), c.channel);
    let facet = facets.get(c.kind);
    if (facet === undefined) {
      const { channel, kind } = c;
      facet = { no: this.#facetCount++, generation: this.#generation, product, channel, kind };
      facets.set(kind, facet);
    }
    return facet;
  }

  find(agent: string, of: Facet): CellSlot {
    // Whoever remembers a slot may come with a facet from before all was forgotten.
    const facet = of.generation === this.#generation ? of : this.facetOf(of);
    const holder = this.#holderOf(agent);
    let slot = holder.slots[facet.no];
    if (slot === undefined) {
      slot = new CellSlot(holder, facet);
      holder.slots[facet.no] = slot;
      if (++this.#count > MOST_SLOTS) this.#forget();
    }
    return slot;
  }

  #holderOf(agent: string): Holder {
    let holder = this.#holders.get(agent);
    if (holder === undefined) {
      holder = { agent, namedIn: 0, namedMs: 0, slots: [] };
      this.#holders.set(agent, holder);
    }
    return holder;
  }

  #forget(): void {
    this.#holders.clear();
    this.#facets.clear();
    this.#facetCount = 0;
    this.#generation++;
    this.#count = 0;
  }
}
