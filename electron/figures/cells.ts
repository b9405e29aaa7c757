// The live roll-up: facts added up per day, agent (or group), product, channel and kind. Sums are whole ms and counts,
// so taking away what was added leaves exactly what was there. Pure.
import type { Conversation } from './conversation.ts';
import type { Days } from './days.ts';
import { FACT, type Fact, isReactivation } from './facts.ts';
import { outcomeOf, whoseAgent } from './outcome.ts';

/** The house's answer in time (section 5, T): 20 s. */
export const IN_TIME_MS = 20_000;

export interface Cell {
  first_response_ms: number;
  first_response_n: number;
  resolution_ms: number;
  resolution_n: number;
  resolved: number;
  reactivated: number;
  transferred: number;
  active: number;
  answered: number;
  answered_in_time: number;
  lost: number;
}

export interface CellKey {
  readonly day: string;
  readonly agent: string;
  readonly group: string;
  readonly product: string;
  readonly channel: string;
  readonly kind: string;
}

export type KeyedCell = CellKey & Cell;

export function emptyCell(): Cell {
  return {
    first_response_ms: 0,
    first_response_n: 0,
    resolution_ms: 0,
    resolution_n: 0,
    resolved: 0,
    reactivated: 0,
    transferred: 0,
    active: 0,
    answered: 0,
    answered_in_time: 0,
    lost: 0,
  };
}

/** Whether anything was added that does not add up to nothing. */
export function hasMoved(cell: Cell): boolean {
  return (
    cell.first_response_n !== 0 ||
    cell.first_response_ms !== 0 ||
    cell.resolution_n !== 0 ||
    cell.resolution_ms !== 0 ||
    cell.resolved !== 0 ||
    cell.reactivated !== 0 ||
    cell.transferred !== 0 ||
    cell.active !== 0 ||
    cell.answered !== 0 ||
    cell.answered_in_time !== 0 ||
    cell.lost !== 0
  );
}

export function addCell(to: Cell, from: Cell): void {
  to.first_response_ms += from.first_response_ms;
  to.first_response_n += from.first_response_n;
  to.resolution_ms += from.resolution_ms;
  to.resolution_n += from.resolution_n;
  to.resolved += from.resolved;
  to.reactivated += from.reactivated;
  to.transferred += from.transferred;
  to.active += from.active;
  to.answered += from.answered;
  to.answered_in_time += from.answered_in_time;
  to.lost += from.lost;
}

/** What a cell's conversations are counted by. */
export interface Counted {
  readonly product: string | null;
  readonly channel: string;
  readonly kind: string;
}

/** What holds back some of its adding up until a book is asked for its cells. */
export type Pending = (book: CellBook) => void;

type CellsOfDay = Map<string, Map<string, KeyedCell>>;

let books = 0;

/** Cells, made when first touched. */
export class CellBook {
  /** Its own: what remembers one of its cells needs not hold on to all of them. */
  readonly no = ++books;
  readonly #all: KeyedCell[] = [];
  readonly #pending: Pending[] = [];
  readonly #agents = new Map<string, CellsOfDay>();
  readonly #groups = new Map<string, CellsOfDay>();
  /** Agents' cells of the day that was asked for last: most questions are for these. */
  #day = '';
  #ofDay: CellsOfDay | null = null;

  /** The cell of conversations that are `agent`'s; where `agent` is `''`, their `group`'s. */
  cell(day: string, agent: string, group: string, of: Counted): KeyedCell {
    const cells = agent === '' ? inner(inner(this.#groups, day), group) : inner(this.#agentsOf(day), agent);
    const key = keyOf(of);
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = this.begin(day, agent, group, of);
      cells.set(key, cell);
    }
    return cell;
  }

  /** A cell for one who remembers it: `cell` does not find it, so that one key may have several. */
  begin(day: string, agent: string, group: string, { product, channel, kind }: Counted): KeyedCell {
    const cell = newCell(day, agent, group, product ?? '', channel, kind);
    this.#all.push(cell);
    return cell;
  }

  settleLater(pending: Pending): void {
    this.#pending.push(pending);
  }

  /** Every cell that was touched. */
  cells(): readonly KeyedCell[] {
    for (const pending of this.#pending.splice(0)) pending(this);
    return this.#all;
  }

  #agentsOf(day: string): CellsOfDay {
    if (this.#ofDay === null || day !== this.#day) {
      this.#day = day;
      this.#ofDay = inner(this.#agents, day);
    }
    return this.#ofDay;
  }
}

function newCell(day: string, agent: string, group: string, product: string, channel: string, kind: string): KeyedCell {
  return {
    day,
    agent,
    group,
    product,
    channel,
    kind,
    first_response_ms: 0,
    first_response_n: 0,
    resolution_ms: 0,
    resolution_n: 0,
    resolved: 0,
    reactivated: 0,
    transferred: 0,
    active: 0,
    answered: 0,
    answered_in_time: 0,
    lost: 0,
  };
}

/** The inner map of a key, made when first asked for. */
export function inner<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let found = maps.get(key);
  if (found === undefined) {
    found = new Map();
    maps.set(key, found);
  }
  return found;
}

/** Product, channel and kind as one key. Ids may hold any character: the product's length keeps keys apart. */
export function keyOf({ product, channel, kind }: Counted): string {
  const text = product ?? '';
  return `${text.length},${kind},${text}${channel}`;
}

/** What a conversation adds besides its facts: whom it is active with, and how it was answered or lost. */
export interface Standing {
  readonly activeWith: string | null;
  readonly outcomeMs: number | null;
  readonly lost: boolean;
  readonly inTime: boolean;
  readonly agent: string;
  readonly group: string;
}

export function standingOf(c: Conversation): Standing {
  const outcome = outcomeOf(c);
  const agent = outcome === null ? null : whoseAgent(c);
  return {
    activeWith: c.open ? c.assignee : null,
    outcomeMs: outcome?.ms ?? null,
    lost: outcome?.lost ?? false,
    inTime: outcome !== null && !outcome.lost && outcome.waitMs <= IN_TIME_MS,
    agent: agent ?? '',
    group: outcome === null || agent !== null ? '' : (c.group ?? ''),
  };
}

/** Adds (`sign` 1) or takes away (-1) a standing under the conversation's present product, channel and kind. */
export function addStanding(book: CellBook, c: Conversation, standing: Standing, sign: 1 | -1, days: Days): void {
  if (standing.activeWith !== null) book.cell('', standing.activeWith, '', c).active += sign;
  addOutcome(book, c, standing, sign, days);
}

/** Adds or takes away how a conversation was answered or lost. */
export function addOutcome(book: CellBook, c: Conversation, standing: Standing, sign: 1 | -1, days: Days): void {
  if (standing.outcomeMs === null) return;
  const cell = book.cell(days.of(standing.outcomeMs).date, standing.agent, standing.group, c);
  addOutcomeTo(cell, standing.lost, standing.inTime, sign);
}

export function addOutcomeTo(cell: Cell, lost: boolean, inTime: boolean, sign: 1 | -1 = 1): void {
  if (lost) cell.lost += sign;
  else cell.answered += sign;
  if (inTime) cell.answered_in_time += sign;
}

/** Adds or takes away the facts from number `from` on, each on the day of its event. */
export function addFacts(book: CellBook, c: Conversation, from: number, sign: 1 | -1, days: Days): void {
  for (let i = from; i < c.facts.length; i++) {
    const fact = c.facts[i] as Fact;
    const agent = fact[2];
    if (agent !== null && isCellFact(c.channel, fact[0], fact[3]))
      addFact(book.cell(days.of(fact[1]).date, agent, '', c), fact, sign);
  }
}

/** Whether a fact with an agent is counted in a cell. */
export function isCellFact(channel: string, code: number, value: number): boolean {
  return code <= FACT.transferred && (code !== FACT.reopened || isReactivation(channel, value));
}

/** Adds a fact for which `isCellFact` holds to its cell, or takes it away. */
export function addFact(cell: Omit<Cell, 'active'>, fact: Fact, sign: 1 | -1): void {
  const code = fact[0];
  const value = fact[3];
  if (code === FACT.firstResponse) {
    cell.first_response_ms += sign * value;
    cell.first_response_n += sign;
  } else if (code === FACT.resolved) {
    cell.resolved += sign;
    if (value >= 0) {
      cell.resolution_ms += sign * value;
      cell.resolution_n += sign;
    }
  } else if (code === FACT.reopened) cell.reactivated += sign;
  else cell.transferred += sign;
}

/** Everything that a conversation adds to the roll-up. */
export function addConversation(book: CellBook, c: Conversation, sign: 1 | -1, days: Days): void {
  addStanding(book, c, standingOf(c), sign, days);
  addFacts(book, c, 0, sign, days);
}
