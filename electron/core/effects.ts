// Gathers what a batch of events changes: for the disk and for the board. The two differ only where an event lies in
// the future, which the disk keeps and the board must not know yet. Most batches are one event: what is not needed is
// not made.
import { agentId, agentOrNull } from '../figures/agents.ts';
import { waits } from '../figures/bits.ts';
import type { Effects, Waiting } from '../figures/board.ts';
import { CellBook, hasMoved, type KeyedCell } from '../figures/cells.ts';
import { type Conversation, isWaiting } from '../figures/conversation.ts';
import { whose } from '../figures/conversation-row.ts';
import type { Entry } from '../figures/directory.ts';
import { whoseAgent } from '../figures/outcome.ts';
import type { Presence } from '../figures/presence.ts';
import { facetOfRow, groupOf, idOf } from '../figures/row-texts.ts';
import { BITS, int, MOVED_AS, OPEN_SINCE, setInt, time, WAITED } from '../figures/rows.ts';

/** Tell books of cells apart: what the board is not to know, what the disk is not. */
export type BookName = 'both' | 'stored' | 'live';

/** By agent's number: the book of the newest builder that they were named to, and the earliest time that it knows of. */
let namedIn = new Int32Array(1_024);
let namedMs = new Float64Array(namedIn.length);

export class EffectsBuilder {
  /** For disk and board. */
  readonly both = new CellBook();
  /** For the disk alone, for the board alone. */
  #stored: CellBook | null = null;
  #live: CellBook | null = null;
  /** States of streams as they go on; `effects` tells of copies. */
  readonly presence = new Map<string, Presence>();
  readonly agents = new Map<string, Entry>();
  readonly groups = new Map<string, Entry>();
  readonly products = new Map<string, Entry>();
  readonly #named = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting | null>();
  /** Rows whose waiting is told by how they stand in the end; 0: it is known that there is nothing to tell. */
  readonly #moved: number[] = [];

  book(name: BookName): CellBook {
    if (name === 'both') return this.both;
    if (name === 'stored') {
      this.#stored ??= new CellBook();
      return this.#stored;
    }
    this.#live ??= new CellBook();
    return this.#live;
  }

  /** Notes that an agent was named at `ms`: the earliest counts. */
  noteNamed(agent: string, ms: number): void {
    const known = this.#named.get(agent);
    if (known === undefined || ms < known) this.#named.set(agent, ms);
  }

  /** The same of an agent's number. */
  noteAgent(agent: number, ms: number): void {
    const { no } = this.both;
    if (namedIn[agent] === no && (namedMs[agent] as number) <= ms) return;
    if (agent >= namedIn.length) growNamed(agent);
    namedIn[agent] = no;
    namedMs[agent] = ms;
    this.noteNamed(agentId(agent), ms);
  }

  /** Notes that a conversation moved on that waited `before` or waits now; the disk and the board know the same of it. */
  noteMoved(row: number, before: boolean, now: boolean): void {
    const moved = this.#moved;
    const known = int(row, MOVED_AS);
    if (moved[known] !== row) {
      setInt(row, MOVED_AS, moved.length);
      setInt(row, WAITED, before ? 1 : 0);
      moved.push(row);
    } else if (!now && int(row, WAITED) === 0) moved[known] = 0;
  }

  /** Notes whether a conversation waits as the board may know it. @param row its own, 0 where it is not at hand. */
  noteWaiting(id: string, c: Conversation, before: boolean, row: number): void {
    const moved = row !== 0 && this.#moved[int(row, MOVED_AS)] === row;
    if (moved) this.#moved[int(row, MOVED_AS)] = 0;
    if (isWaiting(c)) this.#waiting.set(id, waitingOf(c));
    else if (before || (moved && int(row, WAITED) !== 0) || this.#waiting.has(id)) this.#waiting.set(id, null);
  }

  effects(): Effects {
    this.#settleMoved();
    const cells = movedOf(this.both, this.#live);
    return {
      cells,
      presence: copies(this.presence),
      agents: copies(this.agents),
      groups: copies(this.groups),
      products: copies(this.products),
      named: this.#named,
      waiting: this.#waiting,
    };
  }

  storedCells(): KeyedCell[] {
    return movedOf(this.both, this.#stored);
  }

  agentsNamed(): ReadonlyMap<string, number> {
    return this.#named;
  }

  #settleMoved(): void {
    const moved = this.#moved;
    for (let i = 0; i < moved.length; i++) {
      const row = moved[i] as number;
      if (row === 0) continue;
      const id = idOf(row);
      if (waits(int(row, BITS))) this.#waiting.set(id, waitingRow(row));
      else if (int(row, WAITED) !== 0) this.#waiting.set(id, null);
    }
    moved.length = 0;
  }
}

function waitingRow(row: number): Waiting {
  const { product, channel, kind } = facetOfRow(row);
  const agent = agentOrNull(whose(row));
  return { since: time(row, OPEN_SINCE), kind, product, channel, agent, group: groupOf(row) };
}

export function waitingOf(c: Conversation): Waiting {
  const { kind, channel, group } = c;
  return { since: c.openSince as number, kind, product: c.product ?? '', channel, agent: whoseAgent(c), group };
}

function movedOf(both: CellBook, other: CellBook | null): KeyedCell[] {
  const cells = both.cells().filter(hasMoved);
  return other === null ? cells : [...cells, ...other.cells().filter(hasMoved)];
}

/** What stands in a stream goes on; what was told of it does not. */
function copies<T extends object>(states: ReadonlyMap<string, T>): Map<string, T> {
  const copy = new Map<string, T>();
  for (const [id, state] of states) copy.set(id, { ...state });
  return copy;
}

function growNamed(agent: number): void {
  const [books, times] = [namedIn, namedMs];
  namedIn = new Int32Array(2 * agent);
  namedMs = new Float64Array(2 * agent);
  namedIn.set(books);
  namedMs.set(times);
}
