// What an explanation reads again: the events of the few conversations, landings and agents that it names.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import type { CacheReader, StreamRow } from '../cache/types.ts';
import type { ToldLanding } from '../figures/explain/draft.ts';
import { type Trace, traceConversation, tracePresence } from '../figures/explain/trace.ts';
import type { StreamKind } from '../figures/streams.ts';
import { decodeText } from '../source/inbox/decode.ts';
import { statesAsOf } from './as-of.ts';
import { thaw } from './stream-store.ts';

/** How many streams are read again at once: bounds memory. */
const READ_STREAMS = 1_000;

/** The events of a stream up to `at`, in the total order; none where there is no such stream. */
export function eventsOf(reader: CacheReader, kind: StreamKind, id: string, at: number): readonly KokpitEvent[] {
  const row = reader.findStream(kind, id);
  return row === null ? [] : eventsOfRow(reader, row, at);
}

function eventsOfRow(reader: CacheReader, row: StreamRow, at: number): readonly KokpitEvent[] {
  const events = reader.readEvents(thaw(row).numbers).flatMap((text) => {
    const decoded = decodeText(text);
    return decoded.ok && decoded.event.ms <= at ? [decoded.event] : [];
  });
  return events.sort(compareOrder);
}

/** The traces of these conversations, each read once. */
export function tracesOf(reader: CacheReader, ids: Iterable<string>, at: number): Map<string, Trace> {
  const traces = new Map<string, Trace>();
  const asked = [...new Set(ids)];
  for (let from = 0; from < asked.length; from += READ_STREAMS) {
    const rows = reader.findStreams('conversation', asked.slice(from, from + READ_STREAMS));
    for (const [id, row] of rows) traces.set(id, traceConversation(eventsOfRow(reader, row, at)));
  }
  return traces;
}

/** An agent's unbroken run of equal statuses. */
export function presenceRun(reader: CacheReader, agent: string, at: number): readonly KokpitEvent[] {
  return tracePresence(eventsOf(reader, 'presence', agent, at));
}

/** Landings, each with its stream and its place in it. */
export function* toldLandings(reader: CacheReader, at: number): IterableIterator<ToldLanding> {
  for (const { id, state } of statesAsOf(reader, reader.streamsOf('landing'), 'landing', at)) {
    for (const [nth, landing] of state.shown.entries()) yield { stream: id, nth, landing };
  }
}

/** The events of landings, by stream and place; each stream is read once. */
export function landingLookup(
  reader: CacheReader,
  at: number,
): (stream: string, nth: number) => KokpitEvent | undefined {
  const known = new Map<string, readonly KokpitEvent[]>();
  return (stream, nth) => {
    let events = known.get(stream);
    if (events === undefined) {
      events = eventsOf(reader, 'landing', stream, at);
      known.set(stream, events);
    }
    return events[nth];
  };
}
