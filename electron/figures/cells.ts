// The live roll-up: facts added up per day, agent (or group), product, channel and kind. Sums are whole ms and counts,
// so taking away what was added leaves exactly what was there. Pure.
import type { Conversation } from './conversation.ts';
import type { Days } from './days.ts';
import { FACT, isReactivation } from './facts.ts';
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

type CellsOfDay = Map<string, Map<string, KeyedCell>>;

/** Cells by key, made when first touched. */
export class CellBook {
  readonly #agents = new Map<string, CellsOfDay>();
  readonly #groups = new Map<string, CellsOfDay>();
  /** Agents' cells without a day, and of the day that was asked for last: most questions are for these. */
  readonly #undated = inner(this.#agents, '');
  #day = '';
  #ofDay = this.#undated;

  /** The cell of a conversation that is `agent`'s; where `agent` is `''`, its `group`'s. */
  cell(day: string, agent: string, group: string, c: Conversation): KeyedCell {
    const cells = agent === '' ? inner(inner(this.#groups, day), group) : inner(this.#agentsOf(day), agent);
    const key = cellKeyOf(c);
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = { day, agent, group, product: c.product ?? '', channel: c.channel, kind: c.kind, ...emptyCell() };
      cells.set(key, cell);
    }
    return cell;
  }

  #agentsOf(day: string): CellsOfDay {
    if (day === '') return this.#undated;
    if (day !== this.#day) {
      this.#day = day;
      this.#ofDay = inner(this.#agents, day);
    }
    return this.#ofDay;
  }

  *cells(): IterableIterator<KeyedCell> {
    for (const days of [this.#agents, this.#groups]) {
      for (const ofDay of days.values()) for (const cells of ofDay.values()) yield* cells.values();
    }
  }
}

function inner<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let found = maps.get(key);
  if (found === undefined) {
    found = new Map();
    maps.set(key, found);
  }
  return found;
}

/** Product, channel and kind as one key, made once. Ids may hold any character: the product's length keeps keys apart. */
function cellKeyOf(c: Conversation): string {
  if (c.cellKey === '') {
    const product = c.product ?? '';
    c.cellKey = `${product.length},${c.kind},${product}${c.channel}`;
  }
  return c.cellKey;
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

/** Whether nothing of it is in any cell. */
export function isNoStanding(standing: Standing): boolean {
  return standing.activeWith === null && standing.outcomeMs === null;
}

function sameOutcome(a: Standing, b: Standing): boolean {
  return (
    a.outcomeMs === b.outcomeMs &&
    a.lost === b.lost &&
    a.inTime === b.inTime &&
    a.agent === b.agent &&
    a.group === b.group
  );
}

/** Adds (`sign` 1) or takes away (-1) a standing under the conversation's present product, channel and kind. */
export function addStanding(book: CellBook, c: Conversation, standing: Standing, sign: 1 | -1, days: Days): void {
  if (standing.activeWith !== null) book.cell('', standing.activeWith, '', c).active += sign;
  addOutcome(book, c, standing, sign, days);
}

/** Takes `before` away and adds `after`, touching only the cells in which they differ. */
export function moveStanding(book: CellBook, c: Conversation, before: Standing, after: Standing, days: Days): void {
  if (before.activeWith !== after.activeWith) {
    if (before.activeWith !== null) book.cell('', before.activeWith, '', c).active--;
    if (after.activeWith !== null) book.cell('', after.activeWith, '', c).active++;
  }
  if (sameOutcome(before, after)) return;
  addOutcome(book, c, before, -1, days);
  addOutcome(book, c, after, 1, days);
}

function addOutcome(book: CellBook, c: Conversation, standing: Standing, sign: 1 | -1, days: Days): void {
  if (standing.outcomeMs === null) return;
  const cell = book.cell(days.of(standing.outcomeMs).date, standing.agent, standing.group, c);
  if (standing.lost) cell.lost += sign;
  else cell.answered += sign;
  if (standing.inTime) cell.answered_in_time += sign;
}

/** Adds or takes away the facts from number `from` on, each on the day of its event. */
export function addFacts(book: CellBook, c: Conversation, from: number, sign: 1 | -1, days: Days): void {
  for (let i = from; i < c.facts.length; i++) {
    const [code, ms, agent, value] = c.facts[i] as (typeof c.facts)[number];
    if (agent === null || code > FACT.transferred) continue;
    if (code === FACT.reopened && !isReactivation(c.channel, value)) continue;
    const cell = book.cell(days.of(ms).date, agent, '', c);
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
}

/** Everything that a conversation adds to the roll-up. */
export function addConversation(book: CellBook, c: Conversation, sign: 1 | -1, days: Days): void {
  addStanding(book, c, standingOf(c), sign, days);
  addFacts(book, c, 0, sign, days);
}
