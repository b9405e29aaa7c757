// What an explanation reads again: the events of the few conversations, landings and agents that it names.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import type { CacheReader, StreamRow } from '../cache/types.ts';
import type { ToldLanding } from '../figures/explain/draft.ts';
import type { NamedEvent } from '../figures/explain/event-book.ts';
import { type Trace, traceConversation, tracePresence } from '../figures/explain/trace.ts';
import type { Span } from '../figures/span.ts';
import type { StreamKind } from '../figures/streams.ts';
import { decodeText } from '../source/inbox/decode.ts';
import { statesAsOf } from './as-of.ts';
import { presenceSince } from './presence-since.ts';
import { thaw } from './stream-row.ts';

/** How many streams are read again at once: bounds memory. */
const READ_STREAMS = 250;

/** The events of a stream up to `at`, in the total order; none where there is no such stream. Of statuses: presenceSince. */
export function eventsOf(
  reader: CacheReader,
  kind: Exclude<StreamKind, 'presence'>,
  id: string,
  at: number,
): readonly KokpitEvent[] {
  const row = reader.findStream(kind, id);
  return row === null ? [] : (eventsOfRows(reader, [row], at)[0] as readonly KokpitEvent[]);
}

/** The events of each row, read in the order of their numbers: neighbours lie in the same blocks. */
export function eventsOfRows(
  reader: CacheReader,
  rows: readonly StreamRow[],
  at: number,
): readonly (readonly KokpitEvent[])[] {
  const numbers = rows.map((row) => thaw(row).numbers);
  const events = reader.readEvents(numbers.flat()).map((text) => decodeText(text));
  let from = 0;
  return numbers.map(({ length }) => {
    const own = events.slice(from, from + length);
    from += length;
    return own.flatMap((decoded) => (decoded.ok && decoded.event.ms <= at ? [decoded.event] : [])).sort(compareOrder);
  });
}

/** The traces of these conversations, each read once; memory holds those of one read at a time. */
export function* tracesOf(
  reader: CacheReader,
  ids: readonly string[],
  at: number,
): IterableIterator<readonly [id: string, trace: Trace]> {
  for (let from = 0; from < ids.length; from += READ_STREAMS) {
    const rows = [...reader.findStreams('conversation', ids.slice(from, from + READ_STREAMS)).values()];
    const events = eventsOfRows(reader, rows, at);
    for (const [i, { id }] of rows.entries()) yield [id, traceConversation(events[i] as readonly KokpitEvent[])];
  }
}

/** An agent's unbroken run of equal statuses. */
export function presenceRun(reader: CacheReader, agent: string, at: number): readonly KokpitEvent[] {
  const row = reader.findStream('presence', agent);
  return row === null ? [] : tracePresence(presenceSince(reader, [row], at, at)[0] as readonly KokpitEvent[]);
}

/** Landings of the span, each with its stream and its place in it. */
export function* toldLandings(reader: CacheReader, span: Span, at: number): IterableIterator<ToldLanding> {
  for (const { id, state } of statesAsOf(reader, landingRows(reader, span), 'landing', at)) {
    for (const [nth, landing] of state.shown.entries()) yield { stream: id, nth, landing };
  }
}

function* landingRows(reader: CacheReader, span: Span): IterableIterator<StreamRow> {
  for (const row of reader.streamsOf('landing')) if (row.firstMs <= span.to && row.lastMs >= span.from) yield row;
}

/** The events of landings, by stream and place; each stream is read once. */
export function landingLookup(
  reader: CacheReader,
  at: number,
): (stream: string, nth: number) => NamedEvent | undefined {
  const known = new Map<string, readonly NamedEvent[]>();
  return (stream, nth) => {
    let events = known.get(stream);
    if (events === undefined) {
      events = eventsOf(reader, 'landing', stream, at).map(({ type, source, id, ms }) => ({ type, source, id, ms }));
      known.set(stream, events);
    }
    return events[nth];
  };
}
