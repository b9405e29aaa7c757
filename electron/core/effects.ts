// Gathers what a batch of events changes: for the disk and for the board. The two differ only where an event lies in
// the future, which the disk keeps and the board must not know yet. Most batches are one event: what is not needed is
// not made.
import type { Effects, Waiting } from '../figures/board.ts';
import type { Holder } from '../figures/cell-slots.ts';
import { CellBook, hasMoved, type KeyedCell } from '../figures/cells.ts';
import { type Conversation, isWaiting } from '../figures/conversation.ts';
import type { Entry } from '../figures/directory.ts';
import { whoseAgent } from '../figures/outcome.ts';
import type { Presence } from '../figures/presence.ts';
import type { Stream } from './stream.ts';

/** Tell books of cells apart: what the board is not to know, what the disk is not. */
export type BookName = 'both' | 'stored' | 'live';

const NO_CELLS: readonly KeyedCell[] = [];

export class EffectsBuilder {
  /** For disk and board. */
  readonly both = new CellBook();
  /** For the disk alone, for the board alone. */
  #stored: CellBook | null = null;
  #live: CellBook | null = null;
  readonly presence = new Map<string, Presence>();
  readonly agents = new Map<string, Entry>();
  readonly groups = new Map<string, Entry>();
  readonly products = new Map<string, Entry>();
  readonly #named = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting | null>();
  /** Conversations whose waiting is told by how they stand in the end; null: it is known that there is nothing to tell. */
  readonly #moved: (Stream | null)[] = [];

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

  /** The same of an agent at hand. */
  noteHolder(holder: Holder, ms: number): void {
    const { no } = this.both;
    if (holder.namedIn === no && holder.namedMs <= ms) return;
    holder.namedIn = no;
    holder.namedMs = ms;
    this.noteNamed(holder.agent, ms);
  }

  /** Notes that a conversation moved on that waited `before` or waits now; the disk and the board know the same of it. */
  noteMoved(stream: Stream, before: boolean, now: boolean): void {
    const moved = this.#moved;
    if (moved[stream.movedAs] !== stream) {
      stream.movedAs = moved.length;
      stream.waited = before;
      moved.push(stream);
    } else if (!stream.waited && !now) moved[stream.movedAs] = null;
  }

  /** Notes whether a conversation waits as the board may know it. */
  noteWaiting(stream: Stream, c: Conversation, before: boolean): void {
    const moved = this.#moved[stream.movedAs] === stream;
    if (moved) this.#moved[stream.movedAs] = null;
    const { id } = stream;
    if (isWaiting(c)) this.#waiting.set(id, waitingOf(c));
    else if (before || (moved && stream.waited) || this.#waiting.has(id)) this.#waiting.set(id, null);
  }

  effects(): Effects {
    const { presence, agents, groups, products } = this;
    this.#settleMoved();
    const cells = [...moved(this.both), ...(this.#live === null ? NO_CELLS : moved(this.#live))];
    return { cells, presence, agents, groups, products, named: this.#named, waiting: this.#waiting };
  }

  storedCells(): KeyedCell[] {
    return [...moved(this.both), ...(this.#stored === null ? NO_CELLS : moved(this.#stored))];
  }

  agentsNamed(): ReadonlyMap<string, number> {
    return this.#named;
  }

  #settleMoved(): void {
    const moved = this.#moved;
    for (let i = 0; i < moved.length; i++) {
      const stream = moved[i] as Stream | null;
      if (stream === null) continue;
      const c = stream.state as Conversation;
      if (isWaiting(c)) this.#waiting.set(stream.id, waitingOf(c));
      else if (stream.waited) this.#waiting.set(stream.id, null);
    }
    moved.length = 0;
  }
}

export function waitingOf(c: Conversation): Waiting {
  const { kind, channel, group } = c;
  return { since: c.openSince as number, kind, product: c.product ?? '', channel, agent: whoseAgent(c), group };
}

function moved(book: CellBook): KeyedCell[] {
  return book.cells().filter(hasMoved);
}
