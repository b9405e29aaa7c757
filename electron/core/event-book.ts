// Which events there are, by name and by number: those on the disk and those on their way to it. It gives new events
// their numbers and knows a repeated one from a conflicting one.

import type { KokpitEvent } from '../../shared/events/event.ts';
import { sameJson } from '../../shared/events/same.ts';
import { identityHash, nextHash } from '../../shared/hash.ts';
import type { CacheReader } from '../cache/types.ts';
import { decodeLine } from '../source/inbox/decode.ts';

export type Verdict = 'new' | 'duplicate' | 'conflict';

/** Lines on their way to the disk: event number `first + i` is `lines[i]`, found by `hashes[i]`. */
interface Pending {
  readonly first: number;
  readonly lines: readonly Uint8Array[];
  readonly hashes: readonly number[];
  readonly byHash: ReadonlyMap<number, number>;
}

/** What is known of the events of one batch: their hashes, and which of them are on the disk. */
export interface LookedUp {
  readonly hashes: readonly number[];
  readonly stored: Map<number, number>;
}

export class EventBook {
  readonly #reader: CacheReader;
  readonly #pending: Pending[] = [];
  #open: { first: number; lines: Uint8Array[]; hashes: number[]; byHash: Map<number, number> };

  constructor(reader: CacheReader) {
    this.#reader = reader;
    this.#open = { first: reader.lastEvent() + 1, lines: [], hashes: [], byHash: new Map() };
  }

  /** Looks up the events of one batch at once; the answer serves `admit`. */
  lookUp(events: readonly { readonly event: KokpitEvent }[]): LookedUp {
    const hashes = events.map(({ event }) => identityHash(event.source, event.id));
    const asked = hashes.filter((hash) => this.#onTheWay(hash) === undefined);
    return { hashes, stored: asked.length === 0 ? new Map() : this.#reader.findIdentities(asked) };
  }

  /** Judges event `i` of the batch; a new one gets the next number and its line is kept until `settle`. */
  admit(event: KokpitEvent, line: Uint8Array, i: number, known: LookedUp): { verdict: Verdict; number: number } {
    const { stored } = known;
    let hash = known.hashes[i] as number;
    for (;;) {
      const number = this.#onTheWay(hash) ?? stored.get(hash);
      if (number === undefined) break;
      const verdict = this.#compare(number, event, line);
      if (verdict !== null) return { verdict, number };
      // Another event has the same hash: the next place is looked at, and first asked for.
      hash = nextHash(hash);
      if (!stored.has(hash)) for (const [found, at] of this.#reader.findIdentities([hash])) stored.set(found, at);
    }
    const open = this.#open;
    const number = open.first + open.lines.length;
    open.lines.push(line);
    open.hashes.push(hash);
    open.byHash.set(hash, number);
    return { verdict: 'new', number };
  }

  /** Closes what was admitted since the last call: it goes to the disk as one batch. */
  close(): Pending {
    const closed = this.#open;
    if (closed.lines.length > 0) this.#pending.push(closed);
    this.#open = { first: closed.first + closed.lines.length, lines: [], hashes: [], byHash: new Map() };
    return closed;
  }

  /** The batch is on the disk: its lines are read from there from now on. */
  settle(batch: Pending): void {
    const at = this.#pending.indexOf(batch);
    if (at >= 0) this.#pending.splice(at, 1);
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

  #compare(number: number, event: KokpitEvent, line: Uint8Array): Verdict | null {
    const kept = this.#lineOf(number) ?? Buffer.from(this.#reader.readEvents([number])[0] as string);
    if (Buffer.compare(kept, line) === 0) return 'duplicate';
    const [ours, theirs] = [kept, line].map((text) => JSON.parse(Buffer.from(text).toString()));
    if (ours.source !== event.source || ours.id !== event.id) return null;
    return sameJson(ours, theirs) ? 'duplicate' : 'conflict';
  }

  #onTheWay(hash: number): number | undefined {
    const open = this.#open.byHash.get(hash);
    if (open !== undefined) return open;
    for (const batch of this.#pending) {
      const number = batch.byHash.get(hash);
      if (number !== undefined) return number;
    }
    return undefined;
  }

  #lineOf(number: number): Uint8Array | null {
    for (const batch of [this.#open, ...this.#pending]) {
      if (number >= batch.first && number < batch.first + batch.lines.length) {
        return batch.lines[number - batch.first] as Uint8Array;
      }
    }
    return null;
  }
}

/** What is kept was accepted once; if it does not decode now, the cache is damaged or of another program. */
function decodeStored(line: Uint8Array): KokpitEvent {
  const decoded = decodeLine(line);
  if (!decoded.ok) throw new Error(`A kept event does not decode: ${decoded.reason}`);
  return decoded.event;
}
