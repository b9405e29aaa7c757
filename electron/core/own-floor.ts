// A simulated floor never tells into a cache of real events: nobody could take the two apart again.
import type { CacheReader } from '../cache/types.ts';
import { DEMO_EVENTS } from '../source/demo/event-writer.ts';
import { decodeText } from '../source/inbox/decode.ts';

/** Whether a demo floor may live in this cache: it is empty, or began with one. Told by the first event itself, which stays
 * whatever happened to positions. */
export function isForDemo(reader: CacheReader): boolean {
  if (reader.lastEvent() === 0) return true;
  const [first = ''] = reader.readEvents([1]);
  const decoded = decodeText(first);
  return decoded.ok && decoded.event.source === DEMO_EVENTS;
}
