// Which events there are, by name and by number: those on the disk and those on their way to it. It gives new events
// their numbers and knows a repeated one from a conflicting one.

import type { KokpitEvent } from '../../shared/events/event.ts';
import { sameJson } from '../../shared/events/same.ts';
import { identityHash, nextHash } from '../../shared/hash.ts';
import type { BlockRow, CacheReader, Identities } from '../cache/types.ts';
import { decodeLine } from '../source/inbox/decode.ts';
import { BlockBuilder } from './blocks.ts';
import { HashIndex } from './hash-index.ts';

export type Verdict = 'new' | 'duplicate' | 'conflict';

/** Lines on their way to the disk, by number and by the hash of their identity. */
interface Pending {
  readonly lines: BlockBuilder;
  readonly hashes: number[];
  readonly index: HashIndex;
}

/** One batch, closed: `settle` is told once it is on the disk. */
export interface ClosedBatch {
  readonly blocks: readonly BlockRow[];
  readonly identities: Identities;
  readonly settle: () => void;
}

/** An event and where its line lies: `from[start .. end)`. */
export interface Arrived {
  readonly event: KokpitEvent;
  readonly from: Buffer;
  readonly start: number;
  readonly end: number;
}

/** What is known of some events: their hashes, their numbers where on the way to the disk, and which are on it. */
export interface LookedUp {
  readonly hashes: readonly number[];
  /** -1 where none on the way has the hash. */
  readonly onTheWay: readonly number[];
  readonly stored: Map<number, number>;
}

export class EventBook {
  readonly #reader: CacheReader;
  readonly #pending: Pending[] = [];
  #open: Pending;

  constructor(reader: CacheReader) {
    this.#reader = reader;
    this.#open = newPending(reader.lastEvent() + 1);
  }

  /** Looks up several events at once; the answer serves `admit`. */
  lookUp(events: readonly Arrived[]): LookedUp {
    const hashes: number[] = [];
    const onTheWay: number[] = [];
    const asked: number[] = [];
    for (const { event } of events) {
      const hash = identityHash(event.source, event.id);
      const number = this.#onTheWay(hash);
      hashes.push(hash);
      onTheWay.push(number);
      if (number < 0) asked.push(hash);
    }
    return { hashes, onTheWay, stored: asked.length === 0 ? new Map() : this.#reader.findIdentities(asked) };
  }

  /**
   * Judges event `i` of those looked up; a new one's line is kept, under the number that `next` was before.
   * Between `lookUp` and the last `admit` nothing else is admitted.
   */
  admit(arrived: Arrived, i: number, known: LookedUp): Verdict {
    const { stored } = known;
    let hash = known.hashes[i] as number;
    // Of those on the way only what was admitted since can be new to the answer.
    let number = known.onTheWay[i] as number;
    if (number < 0) number = this.#inOpen(hash);
    if (number < 0 && stored.size > 0) number = stored.get(hash) ?? -1;
    while (number >= 0) {
      const verdict = this.#compare(number, arrived);
      if (verdict !== null) return verdict;
      // Another event has the same hash: the next place is looked at, and first asked for.
      hash = nextHash(hash);
      if (!stored.has(hash)) for (const [found, at] of this.#reader.findIdentities([hash])) stored.set(found, at);
      number = this.#numberOf(hash, stored);
    }
    const { lines, hashes, index } = this.#open;
    index.add(hash, hashes.length);
    hashes.push(hash);
    lines.add(arrived.from, arrived.start, arrived.end, arrived.event.ms);
    return 'new';
  }

  /** The number that the next new event gets. */
  get next(): number {
    return this.#open.lines.next;
  }

  /** Closes what was admitted since the last call: it goes to the disk as one batch. */
  close(): ClosedBatch {
    const closed = this.#open;
    const { lines } = closed;
    this.#pending.push(closed);
    this.#open = newPending(lines.next);
    const hashes = new Float64Array(closed.hashes);
    const numbers = new Float64Array(hashes.length);
    for (let i = 0; i < numbers.length; i++) numbers[i] = lines.first + i;
    return {
      blocks: lines.finish(),
      identities: { hashes, numbers },
      settle: () => {
        const at = this.#pending.indexOf(closed);
        if (at >= 0) this.#pending.splice(at, 1);
      },
    };
  }

  /** Decoded events by number. */
  read(numbers: readonly number[]): Map<number, KokpitEvent> {
    const events = new Map<number, KokpitEvent>();
    const stored: number[] = [];
    for (const number of numbers) {
      const line = this.#lineOf(number);
      if (line === null) stored.push(number);
      else events.set(number, decodeStored(line));
    }
    stored.sort((a, b) => a - b);
    const texts = stored.length === 0 ? [] : this.#reader.readEvents(stored);
    stored.forEach((number, i) => {
      events.set(number, decodeStored(Buffer.from(texts[i] as string)));
    });
    return events;
  }

  #compare(number: number, { event, from, start, end }: Arrived): Verdict | null {
    const line = from.subarray(start, end);
    const kept = this.#lineOf(number) ?? Buffer.from(this.#reader.readEvents([number])[0] as string);
    if (Buffer.compare(kept, line) === 0) return 'duplicate';
    const [ours, theirs] = [kept, line].map((text) => JSON.parse(Buffer.from(text).toString()));
    if (ours.source !== event.source || ours.id !== event.id) return null;
    return sameJson(ours, theirs) ? 'duplicate' : 'conflict';
  }

  #numberOf(hash: number, stored: ReadonlyMap<number, number>): number {
    const number = this.#onTheWay(hash);
    return number >= 0 || stored.size === 0 ? number : (stored.get(hash) ?? -1);
  }

  /** The number of an event that is on its way to the disk; -1 where none has this hash. */
  #onTheWay(hash: number): number {
    const open = this.#inOpen(hash);
    if (open >= 0) return open;
    for (const { index, lines } of this.#pending) {
      const place = index.get(hash);
      if (place >= 0) return lines.first + place;
    }
    return -1;
  }

  #inOpen(hash: number): number {
    const place = this.#open.index.get(hash);
    return place < 0 ? -1 : this.#open.lines.first + place;
  }

  #lineOf(number: number): Uint8Array | null {
    const { lines } = this.#open;
    if (number >= lines.first && number < lines.next) return lines.line(number);
    for (const pending of this.#pending) {
      if (number >= pending.lines.first && number < pending.lines.next) return pending.lines.line(number);
    }
    return null;
  }
}

function newPending(first: number): Pending {
  return { lines: new BlockBuilder(first), hashes: [], index: new HashIndex() };
}

/** What is kept was accepted once; if it does not decode now, the cache is damaged or of another program. */
function decodeStored(line: Uint8Array): KokpitEvent {
  const decoded = decodeLine(line);
  if (!decoded.ok) throw new Error(`A kept event does not decode: ${decoded.reason}`);
  return decoded.event;
}
