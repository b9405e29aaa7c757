// The cached events of a span of time, as delivered, in the total order; an hour at a time, so that memory is bounded by
// the busiest hour. Where events came in any order, or few in an hour, each block is about many hours and would be read for
// each of them: then more hours are taken at a time.
import { compareOrder, type OrderKey } from '../../shared/events/event.ts';
import type { CacheReader } from '../cache/types.ts';
import { decodeText } from '../source/inbox/decode.ts';

const HOUR_MS = 3_600_000;
/** Events that may be held at a time; twice as many, where an hour alone has not more. */
const MOST_EVENTS = 100_000;

interface Found {
  readonly text: string;
  readonly key: OrderKey;
}

interface Step {
  readonly found: Found[];
  /** Events looked at. */
  readonly looked: number;
  /** When there may be more, at the earliest. */
  readonly later: number;
}

/** Events with a time in `[fromMs, toMs)`. @param most events that may be held at a time. */
export function* exportEvents(
  reader: CacheReader,
  fromMs: number,
  toMs: number,
  most = MOST_EVENTS,
): IterableIterator<string> {
  const newest = reader.newestMs();
  if (newest === null) return;
  const end = Math.min(toMs, newest + 1);
  let span = HOUR_MS;
  for (let at = fromMs; at < end; ) {
    const next = Math.min(at + span, end);
    const step = stepOf(reader, at, next, end, span > HOUR_MS ? 2 * most : Number.POSITIVE_INFINITY);
    if (step === null) {
      span = Math.max(HOUR_MS, span / 4);
      continue;
    }
    const { found, looked, later } = step;
    found.sort((a, b) => compareOrder(a.key, b.key));
    for (const { text } of found) yield text;
    if (looked > 2 * found.length && found.length < most) span *= 2;
    // Hours, or centuries, without an event are stepped over at once.
    at = later;
  }
}

/** @returns what stands in `[from, to)`; null: more than may be held. */
function stepOf(reader: CacheReader, from: number, to: number, end: number, most: number): Step | null {
  const found: Found[] = [];
  let looked = 0;
  let later = reader.nextBlockMs(to) ?? end;
  for (const { body, ends } of reader.blocks(from, to - 1)) {
    let at = 0;
    looked += ends.length;
    for (const until of ends) {
      const text = Buffer.from(body.buffer, body.byteOffset + at, until - at).toString();
      at = until;
      const decoded = decodeText(text);
      if (!decoded.ok || decoded.event.ms < from) continue;
      if (decoded.event.ms < to) found.push({ text, key: decoded.event });
      else later = Math.min(later, decoded.event.ms);
    }
    if (found.length > most) return null;
  }
  return { found, looked, later };
}
