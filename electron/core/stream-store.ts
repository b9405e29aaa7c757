// The folded streams that are at hand: those being changed, those on their way to the disk, and the latest others.
// A stream that is not at hand is read from the cache; one that is not on the disk yet never leaves memory.

import { streamHash } from '../../shared/hash.ts';
import { FEW_BITS, IdentityFilter } from '../cache/identity-filter.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Conversation } from '../figures/conversation.ts';
import { foldOf } from '../figures/fold.ts';
import type { StreamKind } from '../figures/streams.ts';
import { Stream } from './stream.ts';
import { thaw } from './stream-row.ts';
import { StreamTable } from './stream-table.ts';

/** Streams in memory before those that are closed and on the disk leave it, a quarter at a time. */
const KEPT_STREAMS = 8_000;
const SWEPT_STREAMS = KEPT_STREAMS / 4;
/** Streams in memory before those that are open leave it as well. */
const MOST_STREAMS = 40_000;

export class StreamStore {
  readonly #reader: CacheReader;
  readonly #table = new StreamTable();
  /** Those of them that may leave memory, as they came. */
  readonly #leaving: Stream[] = [];
  /** The cache held no stream at first: only those that left memory since are to be found in it. */
  readonly #wasEmpty: boolean;
  /** Streams that left memory, made at the first of them; kept only where the cache was empty at first. */
  #left: IdentityFilter | null = null;
  /** The newest commit that is on the disk. */
  #settled = 0;
  #sweepAt = KEPT_STREAMS;
  #next: number;

  constructor(reader: CacheReader) {
    this.#reader = reader;
    this.#next = reader.lastStream() + 1;
    this.#wasEmpty = this.#next === 1;
  }

  /** The stream, if it is in memory or certainly begins now; null: `take` brings it. */
  atHand(kind: StreamKind, id: string): Stream | null {
    const hash = streamHash(kind, id);
    const known = this.#table.get(hash, kind, id);
    if (known !== null) return known;
    return this.#mayBeStored(hash) ? null : this.#add(hash, this.#begin(kind, id));
  }

  /** Brings the streams of these ids to hand, reading all that are missing at once; what exists nowhere is begun. */
  take(kind: StreamKind, ids: Iterable<string>): void {
    const missing = [...ids].filter((id) => this.atHand(kind, id) === null);
    if (missing.length === 0) return;
    const rows = this.#reader.findStreams(kind, missing);
    for (const id of missing) {
      const row = rows.get(id);
      this.#add(streamHash(kind, id), row === undefined ? this.#begin(kind, id) : thaw(row));
    }
  }

  #add(hash: number, stream: Stream): Stream {
    this.#table.add(hash, stream);
    if (stream.kind === 'conversation' || stream.kind === 'contact') this.#leaving.push(stream);
    return stream;
  }

  /** false: it is certainly not in the cache. */
  #mayBeStored(hash: number): boolean {
    return !this.#wasEmpty || (this.#left?.mayHold(hash) ?? false);
  }

  /** Commit `commit` is on the disk, as all before it: what they carried may leave memory, oldest first. */
  settled(commit: number): void {
    this.#settled = commit;
    if (this.#table.count < this.#sweepAt) return;
    this.#sweep(KEPT_STREAMS - SWEPT_STREAMS, false);
    if (this.#table.count > MOST_STREAMS) this.#sweep(MOST_STREAMS / 2, true);
    // What could not leave is not looked through again at every commit.
    this.#sweepAt = Math.max(KEPT_STREAMS, this.#table.count + SWEPT_STREAMS);
  }

  /** Lets streams leave memory until `target` are left. */
  #sweep(target: number, open: boolean): void {
    const streams = this.#leaving;
    let stay = 0;
    let i = 0;
    for (; i < streams.length && this.#table.count > target; i++) {
      const stream = streams[i] as Stream;
      if (stream.commit > this.#settled || (!open && isOpen(stream))) streams[stay++] = stream;
      else this.#leave(stream);
    }
    streams.splice(stay, i - stay);
  }

  #leave(stream: Stream): void {
    const hash = streamHash(stream.kind, stream.id);
    this.#table.remove(hash, stream);
    if (!this.#wasEmpty) return;
    if (this.#left === null) {
      this.#left = new IdentityFilter(FEW_BITS);
      this.#left.fill(new Float64Array());
    }
    this.#left.addOne(hash);
  }

  #begin(kind: StreamKind, id: string): Stream {
    return new Stream(this.#next++, kind, id, foldOf(kind).make());
  }
}

function isOpen({ kind, state }: Stream): boolean {
  return kind === 'conversation' && (state as Conversation).open;
}
