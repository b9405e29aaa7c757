// Kept events by number: those of an ordinary day are held, so that a scrub does not read them again. Of a larger day most
// of what is asked for would not be among them: a few thousand, and its board stands at closer moments (rewind-day.ts).
import type { KokpitEvent } from '../../shared/events/event.ts';
import type { CacheReader } from '../cache/types.ts';
import { decodeText } from '../source/inbox/decode.ts';

const MOST = 150_000;
const FEW = 4_096;

export class EventsAtHand {
  readonly #reader: CacheReader;
  readonly #events = new Map<number, KokpitEvent>();
  /** Their numbers in the order in which they came, round and round; 0: none. To ask a Map for its oldest takes longer and longer. */
  #held: Uint32Array;
  #next = 0;
  #offered = 0;

  /** @param most at least 1. */
  constructor(reader: CacheReader, most = MOST) {
    this.#reader = reader;
    this.#held = new Uint32Array(most);
  }

  /** Throws CacheError where one cannot be read. */
  of(numbers: readonly number[]): KokpitEvent[] {
    const missing = numbers.filter((number) => !this.#events.has(number));
    const found = new Map<number, KokpitEvent>();
    if (missing.length > 0) {
      for (const [i, text] of this.#reader.readEvents(missing).entries()) {
        const decoded = decodeText(text);
        if (!decoded.ok) throw new Error(`A kept event cannot be read: ${decoded.reason}`);
        found.set(missing[i] as number, decoded.event);
      }
    }
    const events = numbers.map((number) => this.#events.get(number) ?? (found.get(number) as KokpitEvent));
    for (const [number, event] of found) this.put(number, event);
    return events;
  }

  /** One of a day that is read: held where the whole day can be. */
  offer(number: number, event: KokpitEvent): void {
    if (++this.#offered <= this.#held.length) this.put(number, event);
    else if (this.#held.length > FEW) this.#holdFew();
  }

  put(number: number, event: KokpitEvent): void {
    this.#events.set(number, lean(event));
    this.#events.delete(this.#held[this.#next] as number);
    this.#held[this.#next] = number;
    this.#next = (this.#next + 1) % this.#held.length;
  }

  #holdFew(): void {
    this.#events.clear();
    this.#held = new Uint32Array(FEW);
    this.#next = 0;
  }
}

/** Without what no board asks for: the greater part of a day would be what people wrote. */
function lean(event: KokpitEvent): KokpitEvent {
  if (typeof event.data.text !== 'string') return event;
  const { text: _, ...data } = event.data;
  return { ...event, data };
}
