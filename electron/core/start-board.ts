// Fills the board at the start from what the cache has rolled up: no event is read again but those of the future.
import type { CacheReader, CacheWriter } from '../cache/types.ts';
import { Board, type Waiting } from '../figures/board.ts';
import { addConversation, CellBook } from '../figures/cells.ts';
import type { Conversation } from '../figures/conversation.ts';
import type { Days } from '../figures/days.ts';
import type { Entry } from '../figures/directory.ts';
import type { Presence } from '../figures/presence.ts';
import { waitingOf } from './effects.ts';
import { thaw } from './stream-row.ts';

export function startBoard(reader: CacheReader, day: string): Board {
  const board = new Board(day);
  const presence = new Map<string, Presence>();
  const waiting = new Map<string, Waiting>();
  for (const row of reader.streamsOf('presence')) presence.set(row.id, thaw(row).state as Presence);
  for (const row of reader.openConversations(true, null)) {
    waiting.set(row.id, waitingOf(thaw(row).state as Conversation));
  }
  board.apply({
    cells: [...reader.activeCells(), ...reader.cellsFrom(day)],
    presence,
    agents: entries(reader, 'agent'),
    groups: entries(reader, 'group'),
    products: entries(reader, 'product'),
    named: new Map(reader.agents().map(({ id, firstMs }) => [id, firstMs])),
    waiting,
  });
  return board;
}

function entries(reader: CacheReader, kind: 'agent' | 'group' | 'product'): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const row of reader.streamsOf(kind)) found.set(row.id, thaw(row).state as Entry);
  return found;
}

/** Makes the roll-up fit the zone of this console's days; a cache that fits already is left as it is. */
export async function fitZone(reader: CacheReader, writer: CacheWriter, days: Days): Promise<void> {
  if (reader.cellZone() === days.tz) return;
  const book = new CellBook();
  for (const row of reader.streamsOf('conversation')) addConversation(book, thaw(row).state as Conversation, 1, days);
  await writer.replaceCells(days.tz, [...book.cells()]);
}
