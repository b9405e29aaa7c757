// The cached events of a span of time, as delivered, in the total order; an hour at a time, so that memory is bounded
// by the busiest hour.
import { compareOrder, type OrderKey } from '../../shared/events/event.ts';
import type { CacheReader } from '../cache/types.ts';
import { decodeText } from '../source/inbox/decode.ts';

const HOUR_MS = 3_600_000;

/** Events with a time in `[fromMs, toMs)`. */
export function* exportEvents(reader: CacheReader, fromMs: number, toMs: number): IterableIterator<string> {
  const newest = reader.newestMs();
  if (newest === null) return;
  const end = Math.min(toMs, newest + 1);
  for (let hour = fromMs; hour < end; ) {
    const next = Math.min(hour + HOUR_MS, end);
    const found: { text: string; key: OrderKey }[] = [];
    let later = reader.nextBlockMs(next) ?? end;
    for (const { body, ends } of reader.blocks(hour, next - 1)) {
      let at = 0;
      for (const to of ends) {
        const text = Buffer.from(body.buffer, body.byteOffset + at, to - at).toString();
        at = to;
        const decoded = decodeText(text);
        if (!decoded.ok || decoded.event.ms < hour) continue;
        if (decoded.event.ms < next) found.push({ text, key: decoded.event });
        else later = Math.min(later, decoded.event.ms);
      }
    }
    found.sort((a, b) => compareOrder(a.key, b.key));
    for (const { text } of found) yield text;
    // Hours, or centuries, without an event are stepped over at once.
    hour = later;
  }
}
