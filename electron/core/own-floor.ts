// A simulated floor and real events never share a cache: nobody could take the two apart again.
import { SaidError, said } from '../../shared/words/said.ts';
import type { CacheReader } from '../cache/types.ts';
import { DEMO_EVENTS, DEMO_SOURCE } from '../source/demo/event-writer.ts';
import { decodeText } from '../source/inbox/decode.ts';

/** Whether a demo floor may live in this cache: it is empty, or began with one. Told by the first event itself, which stays
 * whatever happened to positions. */
export function isForDemo(reader: CacheReader): boolean {
  if (reader.lastEvent() === 0) return true;
  const [first = ''] = reader.readEvents([1]);
  const decoded = decodeText(first);
  return decoded.ok && decoded.event.source === DEMO_EVENTS;
}

/** Throws where the demo floor lives in this cache. What it told elsewhere, exported or by way of NATS, is events like others. */
export function refuseDemoCache(reader: CacheReader): void {
  if (reader.position(DEMO_SOURCE) !== null) throw new SaidError(said('cache.demo_floor', { file: reader.file }));
}
