// What the reports of a period read: conversations, landings and the directory as of a moment.
import type { CacheReader, StreamRow } from '../cache/types.ts';
import type { Directory } from '../figures/choice.ts';
import type { Conversation } from '../figures/conversation.ts';
import type { Told } from '../figures/explain/draft.ts';
import type { StateOf } from '../figures/fold.ts';
import type { Landing } from '../figures/landing.ts';
import type { Span } from '../figures/span.ts';
import type { StreamKind } from '../figures/streams.ts';
import { statesAsOf } from './as-of.ts';

export function directoryAsOf(reader: CacheReader, at: number): Directory {
  const of = <K extends StreamKind>(kind: K) => {
    const states = new Map<string, StateOf<K>>();
    for (const { id, state } of statesAsOf(reader, reader.streamsOf(kind), kind, at)) states.set(id, state);
    return states;
  };
  return {
    agents: of('agent'),
    groups: of('group'),
    companies: of('company'),
    contacts: of('contact'),
    presence: of('presence'),
    named: new Set(reader.agents().flatMap(({ id, firstMs }) => (firstMs <= at ? [id] : []))),
  };
}

/** Conversations that had begun by the span's end and had an event from its beginning on, as of `at`. */
export function* conversationsIn(reader: CacheReader, span: Span, at: number): IterableIterator<Conversation> {
  for (const { state } of toldIn(reader, span, at)) yield state;
}

/** The same, each with its id. */
export function toldIn(reader: CacheReader, span: Span, at: number): IterableIterator<Told> {
  return statesAsOf(reader, reader.conversationsBetween(span.from, span.to), 'conversation', at);
}

/** The others that may be open at `at`, whenever they had their events. */
export function* standingOutside(reader: CacheReader, span: Span, at: number): IterableIterator<Conversation> {
  for (const { state } of toldOutside(reader, span, at)) yield state;
}

/** The same, each with its id. */
export function* toldOutside(reader: CacheReader, span: Span, at: number): IterableIterator<Told> {
  // Open by now; and those that went on after `at`, which may have been open then.
  const open = outside(reader.openConversations(false, null), span, true);
  yield* statesAsOf(reader, open, 'conversation', at);
  const later = outside(reader.conversationsBetween(at + 1, at), span, false);
  yield* statesAsOf(reader, later, 'conversation', at);
}

function* outside(rows: Iterable<StreamRow>, span: Span, open: boolean): IterableIterator<StreamRow> {
  for (const row of rows) if (row.open === open && (row.firstMs > span.to || row.lastMs < span.from)) yield row;
}

export function* landingsAsOf(reader: CacheReader, at: number): IterableIterator<Landing> {
  for (const { state } of statesAsOf(reader, reader.streamsOf('landing'), 'landing', at)) yield* state.shown;
}
