// Gathers what a batch of events changes: for the disk and for the board. The two differ only where an event lies in
// the future, which the disk keeps and the board must not know yet.
import type { Effects, Waiting } from '../figures/board.ts';
import { CellBook, type KeyedCell } from '../figures/cells.ts';
import { type Conversation, isWaiting } from '../figures/conversation.ts';
import type { Entry } from '../figures/directory.ts';
import { whoseAgent } from '../figures/outcome.ts';
import type { Presence } from '../figures/presence.ts';

export class EffectsBuilder {
  /** For disk and board, for the disk alone, for the board alone. */
  readonly both = new CellBook();
  readonly stored = new CellBook();
  readonly live = new CellBook();
  readonly presence = new Map<string, Presence>();
  readonly agents = new Map<string, Entry>();
  readonly groups = new Map<string, Entry>();
  readonly products = new Map<string, Entry>();
  readonly named = new Map<string, number>();
  readonly waiting = new Map<string, Waiting | null>();

  /** Notes that an agent was named at `ms`: the earliest counts. */
  noteNamed(agent: string, ms: number): void {
    const known = this.named.get(agent);
    if (known === undefined || ms < known) this.named.set(agent, ms);
  }

  /** Notes whether a conversation, as the board may know it, waits. */
  noteWaiting(id: string, c: Conversation, before: boolean): void {
    if (isWaiting(c)) this.waiting.set(id, waitingOf(c));
    else if (before || this.waiting.has(id)) this.waiting.set(id, null);
  }

  effects(): Effects {
    const { presence, agents, groups, products, named, waiting } = this;
    const cells = [...moved(this.both), ...moved(this.live)];
    return { cells, presence, agents, groups, products, named, waiting };
  }

  storedCells(): KeyedCell[] {
    return [...moved(this.both), ...moved(this.stored)];
  }
}

export function waitingOf(c: Conversation): Waiting {
  const { kind, channel, group } = c;
  return { since: c.openSince as number, kind, product: c.product ?? '', channel, agent: whoseAgent(c), group };
}

function* moved(book: CellBook): IterableIterator<KeyedCell> {
  for (const cell of book.cells()) {
    if (
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
    ) {
      yield cell;
    }
  }
}
