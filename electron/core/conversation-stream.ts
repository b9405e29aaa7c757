// A conversation's row as a stream, and back; and where an event stands among those that the row has seen.
import type { OrderKey } from '../../shared/events/event.ts';
import type { Conversation } from '../figures/conversation.ts';
import { beginRow, beginState, endState } from '../figures/conversation-row.ts';
import { addNumber, numbersOf } from '../figures/row-lists.ts';
import { readRow, writeState } from '../figures/row-state.ts';
import { idOf, lastIdOf, lastSequenceOf, lastSourceOf, setLastTexts } from '../figures/row-texts.ts';
import { COMMIT, FIRST, int, LAST, STREAM_NO, setTime, time } from '../figures/rows.ts';
import { type Held, Stream, setLast } from './stream.ts';

export function streamOf(held: Held): Stream {
  return typeof held === 'number' ? streamOfRow(held) : held;
}

function streamOfRow(row: number): Stream {
  const stream = new Stream(int(row, STREAM_NO), 'conversation', idOf(row), readRow(row));
  setLast(stream, {
    ms: time(row, LAST),
    sequence: lastSequenceOf(row),
    source: lastSourceOf(row),
    id: lastIdOf(row),
  });
  stream.firstMs = time(row, FIRST);
  stream.numbers = numbersOf(row);
  stream.commit = int(row, COMMIT);
  return stream;
}

/** Makes a row of a conversation's stream. */
export function rowOf(stream: Stream): number {
  const row = beginRow(stream.id, stream.no);
  setTime(row, FIRST, stream.firstMs);
  setTime(row, LAST, stream.lastMs);
  setLastTexts(row, stream.lastSequence, stream.lastSource, stream.lastId);
  for (const number of stream.numbers) addNumber(row, number);
  writeState(row, stream.state as Conversation);
  return row;
}

/** Puts another state in place of a row's. */
export function replaceState(row: number, c: Conversation): void {
  endState(row);
  beginState(row);
  writeState(row, c);
}

/** Whether an event stands behind all that the conversation has seen. */
export function isBehindRow(event: OrderKey, row: number): boolean {
  const last = time(row, LAST);
  if (event.ms !== last) return event.ms > last;
  const sequence = lastSequenceOf(row);
  if (event.sequence !== sequence) return event.sequence > sequence;
  const source = lastSourceOf(row);
  if (event.source !== source) return event.source > source;
  return event.id > lastIdOf(row);
}

/** Notes which event is the conversation's last. */
export function setLastOfRow(row: number, { ms, sequence, source, id }: OrderKey): void {
  setTime(row, LAST, ms);
  setLastTexts(row, sequence, source, id);
}
