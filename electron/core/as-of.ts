// The floor as it was, or is, at a moment: what a report reads. Streams that went on after the moment are read again up
// to it; the others are taken as they are kept.
import type { KokpitEvent } from '../../shared/events/event.ts';
import type { CacheReader, CellDelta, StreamRow } from '../cache/types.ts';
import { Board, type Waiting } from '../figures/board.ts';
import { addConversation, CellBook } from '../figures/cells.ts';
import { type Conversation, isWaiting } from '../figures/conversation.ts';
import type { Days } from '../figures/days.ts';
import { foldFromNothing, type StateOf } from '../figures/fold.ts';
import type { StreamKind } from '../figures/streams.ts';
import { decodeText } from '../source/inbox/decode.ts';
import { waitingOf } from './effects.ts';
import { presenceSince } from './presence-since.ts';
import { thaw } from './stream-row.ts';

/** How many streams are read again at once: bounds memory. */
const REREAD_STREAMS = 2_000;

/** Folded streams of one kind as of `at`, without those that had not begun. */
export function* statesAsOf<K extends StreamKind>(
  reader: CacheReader,
  rows: Iterable<StreamRow>,
  kind: K,
  at: number,
): IterableIterator<{ id: string; state: StateOf<K> }> {
  let late: StreamRow[] = [];
  for (const row of rows) {
    if (row.firstMs > at) continue;
    if (row.lastMs <= at) yield { id: row.id, state: thaw(row).state as StateOf<K> };
    else late.push(row);
    if (late.length === REREAD_STREAMS) {
      yield* reread(reader, late, kind, at);
      late = [];
    }
  }
  yield* reread(reader, late, kind, at);
}

function* reread<K extends StreamKind>(
  reader: CacheReader,
  rows: readonly StreamRow[],
  kind: K,
  at: number,
): IterableIterator<{ id: string; state: StateOf<K> }> {
  if (kind === 'presence') {
    const events = presenceSince(reader, rows, at, at);
    for (const [n, { id }] of rows.entries()) yield { id, state: foldFromNothing(kind, events[n] ?? [], at) };
    return;
  }
  const numbers = rows.flatMap((row) => thaw(row).numbers).sort((a, b) => a - b);
  const texts = numbers.length === 0 ? [] : reader.readEvents(numbers);
  const events = new Map<number, KokpitEvent>();
  numbers.forEach((number, i) => {
    const decoded = decodeText(texts[i] as string);
    if (decoded.ok) events.set(number, decoded.event);
  });
  for (const row of rows) {
    const own = thaw(row).numbers.map((number) => events.get(number) as KokpitEvent);
    yield { id: row.id, state: foldFromNothing(kind, own, at) };
  }
}

interface Day {
  readonly cells: readonly CellDelta[];
  readonly waiting: ReadonlyMap<string, Waiting>;
}

/** Conversations that went on after the moment, beyond which the cells are no short cut. */
const MOST_LATER = 2_000;

/**
 * What the conversations of the day of `at` come to by then, those that are active included.
 * @param mostLater conversations that went on after it are read again one by one, if no more than so many.
 */
export function dayAsOf(reader: CacheReader, days: Days, at: number, mostLater = MOST_LATER): Day {
  const isQuick = reader.cellZone() === days.tz && reader.numbersAfter(at).length <= mostLater;
  return isQuick ? keptDay(reader, days, at) : countedDay(reader, days, at);
}

/** The cockpit's board at `at`, on the day of `at`. */
export function boardAsOf(reader: CacheReader, days: Days, at: number): Board {
  const { cells, waiting } = dayAsOf(reader, days, at);
  const board = new Board(days.of(at).date);
  board.apply({
    cells,
    presence: new Map(pairs(statesAsOf(reader, reader.streamsOf('presence'), 'presence', at))),
    agents: new Map(pairs(statesAsOf(reader, reader.streamsOf('agent'), 'agent', at))),
    groups: new Map(pairs(statesAsOf(reader, reader.streamsOf('group'), 'group', at))),
    products: new Map(pairs(statesAsOf(reader, reader.streamsOf('product'), 'product', at))),
    named: new Map(reader.agents().map(({ id, firstMs }) => [id, firstMs])),
    waiting,
  });
  return board;
}

/** From the cells that are kept, what went on after `at` taken back to it. */
function keptDay(reader: CacheReader, days: Days, at: number): Day {
  const book = new CellBook();
  const waiting = new Map<string, Waiting>();
  for (const row of reader.openConversations(true, at + 1)) {
    waiting.set(row.id, waitingOf(thaw(row).state as Conversation));
  }
  const later = reader.streamsByNo(reader.numbersAfter(at)).filter(({ kind }) => kind === 'conversation');
  for (const row of later) addConversation(book, thaw(row).state as Conversation, -1, days);
  for (const { id, state } of statesAsOf(reader, later, 'conversation', at)) {
    addConversation(book, state, 1, days);
    if (isWaiting(state)) waiting.set(id, waitingOf(state));
  }
  return { cells: [...reader.activeCells(), ...reader.cells(days.of(at).date), ...book.cells()], waiting };
}

/** From the conversations of the day, and those open before it. */
function countedDay(reader: CacheReader, days: Days, at: number): Day {
  const { start } = days.of(at);
  const book = new CellBook();
  const waiting = new Map<string, Waiting>();
  const add = ({ id, state }: { id: string; state: Conversation }) => {
    addConversation(book, state, 1, days);
    if (isWaiting(state)) waiting.set(id, waitingOf(state));
  };
  for (const one of statesAsOf(reader, reader.conversationsBetween(start, at), 'conversation', at)) add(one);
  for (const one of statesAsOf(reader, reader.openConversations(false, start), 'conversation', at)) add(one);
  return { cells: [...book.cells()], waiting };
}

function* pairs<S>(states: Iterable<{ id: string; state: S }>): IterableIterator<[string, S]> {
  for (const { id, state } of states) yield [id, state];
}
