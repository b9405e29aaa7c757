// The live cockpit in memory: who is listed, their presence, today's cells and what is waiting. It is moved on by
// effects (differences), and answers rows for any filter. Pure: the moment and the day are told to it.
import type { AgentStatus } from '../../shared/contract/views.ts';
import { addCell, type Cell, emptyCell, type KeyedCell } from './cells.ts';
import type { Entry } from './directory.ts';
import { newPresence, type Presence } from './presence.ts';

/** A conversation that waits for its first answer (section 5). */
export interface Waiting {
  readonly since: number;
  readonly kind: string;
  readonly product: string;
  readonly channel: string;
  readonly agent: string | null;
  readonly group: string | null;
}

/** What a batch of events changed, to be shown once it is kept. Values are copies, nobody changes them later. */
export interface Effects {
  readonly cells: readonly KeyedCell[];
  readonly presence: ReadonlyMap<string, Presence>;
  readonly agents: ReadonlyMap<string, Entry>;
  readonly groups: ReadonlyMap<string, Entry>;
  readonly products: ReadonlyMap<string, Entry>;
  /** Agents named, with the earliest time of it. */
  readonly named: ReadonlyMap<string, number>;
  /** By conversation; null: it waits no more. */
  readonly waiting: ReadonlyMap<string, Waiting | null>;
}

export interface ConversationFilter {
  readonly product: ReadonlySet<string>;
  readonly channel: ReadonlySet<string>;
  readonly kind: ReadonlySet<string>;
}

/** Whether a cell or a waiting conversation is within the choice; an empty set chooses everything. */
export function passes(filter: ConversationFilter, of: { product: string; channel: string; kind: string }): boolean {
  return (
    (filter.product.size === 0 || filter.product.has(of.product)) &&
    (filter.channel.size === 0 || filter.channel.has(of.channel)) &&
    (filter.kind.size === 0 || filter.kind.has(of.kind))
  );
}

export interface BoardAgent {
  readonly id: string;
  firstMs: number;
  entry: Entry | null;
  presence: Presence;
  /** Today's sums and `active`, a cell for each product, channel and kind. */
  readonly cells: Map<string, KeyedCell>;
}

const NO_PRESENCE: Presence = newPresence();
const cellKey = (cell: KeyedCell) => `${cell.product.length},${cell.kind},${cell.product}${cell.channel}`;

export class Board {
  readonly agents = new Map<string, BoardAgent>();
  /** Answered and lost of conversations that are a group's, or nobody's (`''`). */
  readonly groupCells = new Map<string, Map<string, KeyedCell>>();
  readonly waiting = new Map<string, Waiting>();
  /** The directory's names of groups and products. */
  readonly groups = new Map<string, Entry>();
  readonly products = new Map<string, Entry>();
  #day: string;
  /** Cells of days to come: events just behind midnight, before the day was changed. */
  #ahead: KeyedCell[] = [];

  constructor(day: string) {
    this.#day = day;
  }

  get day(): string {
    return this.#day;
  }

  /** The same board again, which goes its own way from here. @param cellsOf makes its cells: of each agent's, then of each group's. */
  copy(cellsOf: (cells: ReadonlyMap<string, KeyedCell>) => Map<string, KeyedCell> = copyCells): Board {
    const copy = new Board(this.#day);
    for (const [id, agent] of this.agents) copy.agents.set(id, { ...agent, cells: cellsOf(agent.cells) });
    for (const [id, cells] of this.groupCells) copy.groupCells.set(id, cellsOf(cells));
    for (const [id, waiting] of this.waiting) copy.waiting.set(id, waiting);
    for (const [id, entry] of this.groups) copy.groups.set(id, entry);
    for (const [id, entry] of this.products) copy.products.set(id, entry);
    copy.#ahead = this.#ahead.map((cell) => ({ ...cell }));
    return copy;
  }

  /** Begins a later day: the sums start with what has come for it already; what is active stays. */
  setDay(day: string): void {
    this.#day = day;
    for (const agent of this.agents.values()) {
      for (const cell of agent.cells.values()) Object.assign(cell, emptyCell(), { active: cell.active });
    }
    this.groupCells.clear();
    for (const cell of this.#ahead.splice(0)) this.#add(cell);
  }

  agent(id: string): BoardAgent {
    let agent = this.agents.get(id);
    if (agent === undefined) {
      agent = { id, firstMs: Number.POSITIVE_INFINITY, entry: null, presence: NO_PRESENCE, cells: new Map() };
      this.agents.set(id, agent);
    }
    return agent;
  }

  /** @returns the agents whose row may have changed. */
  apply(effects: Effects): Set<string> {
    const touched = new Set<string>();
    for (const cell of effects.cells) {
      this.#add(cell);
      if (cell.agent !== '') touched.add(cell.agent);
    }
    for (const [id, presence] of effects.presence) {
      this.agent(id).presence = presence;
      touched.add(id);
    }
    for (const [id, entry] of effects.agents) {
      this.agent(id).entry = entry;
      touched.add(id);
    }
    for (const [id, entry] of effects.groups) this.groups.set(id, entry);
    for (const [id, entry] of effects.products) this.products.set(id, entry);
    for (const [id, ms] of effects.named) {
      const agent = this.agent(id);
      if (ms < agent.firstMs) {
        agent.firstMs = ms;
        touched.add(id);
      }
    }
    for (const [id, waiting] of effects.waiting) {
      if (waiting === null) this.waiting.delete(id);
      else this.waiting.set(id, waiting);
    }
    return touched;
  }

  #add(cell: KeyedCell): void {
    if (cell.day !== '' && cell.day !== this.#day) {
      if (cell.day > this.#day) this.#ahead.push(cell);
      return;
    }
    const cells = cell.agent === '' ? this.#group(cell.group) : this.agent(cell.agent).cells;
    const key = cellKey(cell);
    const known = cells.get(key);
    if (known === undefined) cells.set(key, { ...cell });
    else addCell(known, cell);
  }

  #group(group: string): Map<string, KeyedCell> {
    let cells = this.groupCells.get(group);
    if (cells === undefined) {
      cells = new Map();
      this.groupCells.set(group, cells);
    }
    return cells;
  }
}

function copyCells(cells: ReadonlyMap<string, KeyedCell>): Map<string, KeyedCell> {
  const copy = new Map<string, KeyedCell>();
  for (const [key, cell] of cells) copy.set(key, { ...cell });
  return copy;
}

/** The agent's sums within a choice of conversations. */
export function sumOf(cells: ReadonlyMap<string, KeyedCell>, filter: ConversationFilter): Cell {
  const sum = emptyCell();
  for (const cell of cells.values()) if (passes(filter, cell)) addCell(sum, cell);
  return sum;
}

/** Listed (figures.md): in the directory or named by now; a removed agent only where one of the counts is not 0. */
export function isListed(agent: BoardAgent, sum: Cell, at: number): boolean {
  if (agent.firstMs > at) return false;
  if (agent.entry === null || !agent.entry.removed) return true;
  return (
    sum.first_response_n !== 0 ||
    sum.resolution_n !== 0 ||
    sum.active !== 0 ||
    sum.resolved !== 0 ||
    sum.reactivated !== 0 ||
    sum.transferred !== 0
  );
}

export function statusOf(agent: BoardAgent): AgentStatus {
  return agent.presence.status;
}
