// The folded streams that are at hand: those being changed, those on their way to the disk, and the latest others.
// A stream that is not at hand is read from the cache; one that is not on the disk yet never leaves memory.

import { hash32, streamHash } from '../../shared/hash.ts';
import type { CacheReader } from '../cache/types.ts';
import { OPEN } from '../figures/bits.ts';
import { beginRow, endRow } from '../figures/conversation-row.ts';
import { foldOf } from '../figures/fold.ts';
import { BITS, COMMIT, HASH, int } from '../figures/rows.ts';
import type { StreamKind } from '../figures/streams.ts';
import { rowOf } from './conversation-stream.ts';
import { ConversationTable } from './conversation-table.ts';
import { LeftFilter } from './left-filter.ts';
import { PieceStore } from './piece-store.ts';
import { PIECE_EVENTS } from './pieces.ts';
import { type Held, Stream } from './stream.ts';
import { thaw } from './stream-row.ts';
import { StreamTable } from './stream-table.ts';

/** Streams in memory before those that are closed and on the disk leave it, a quarter at a time. */
const KEPT_STREAMS = 8_000;
const SWEPT_STREAMS = KEPT_STREAMS / 4;
/** Streams in memory before those that are open leave it as well. */
const MOST_STREAMS = 40_000;

export class StreamStore {
  readonly #reader: CacheReader;
  /** The conversations. */
  readonly table = new ConversationTable();
  /** Closed pieces of agents' statuses. */
  readonly pieces: PieceStore;
  /** Those of all other kinds. */
  readonly #others = new StreamTable();
  /** Those of them that may leave memory, as they came. */
  readonly #leaving: Held[] = [];
  /** The cache held no stream at first: only those that left memory since are to be found in it. */
  readonly #wasEmpty: boolean;
  /** Streams that left memory, made at the first of them; kept only where the cache was empty at first. */
  #left: LeftFilter | null = null;
  /** The newest commit that is on the disk. */
  #settled = 0;
  #sweepAt = KEPT_STREAMS;
  #next: number;

  /** @param pieceEvents statuses after which a piece is closed. */
  constructor(reader: CacheReader, pieceEvents = PIECE_EVENTS) {
    this.#reader = reader;
    this.pieces = new PieceStore(reader, pieceEvents);
    this.#next = reader.lastStream() + 1;
    this.#wasEmpty = this.#next === 1;
  }

  /** The row of a conversation, if it is in memory or certainly begins now; 0: `take` brings it. @param hash `hash32` of the id. */
  conversation(hash: number, id: string): number {
    const row = this.table.get(hash, id);
    return row !== 0 || this.#mayBeStored(hash) ? row : this.#addRow(hash, beginRow(id, this.#next++));
  }

  /** The same of a stream of another kind; null: `take` brings it. */
  atHand(kind: StreamKind, id: string): Stream | null {
    const hash = streamHash(kind, id);
    const known = this.#others.get(hash, kind, id);
    if (known !== null) return known;
    return this.#mayBeStored(hash) ? null : this.#add(hash, this.#begin(kind, id));
  }

  /** Brings the streams of these ids to hand, reading all that are missing at once; what exists nowhere is begun. */
  take(kind: StreamKind, ids: Iterable<string>): void {
    const isConversation = kind === 'conversation';
    const missing = [...ids].filter((id) =>
      isConversation ? this.conversation(hash32(id), id) === 0 : this.atHand(kind, id) === null,
    );
    if (missing.length === 0) return;
    const rows = this.#reader.findStreams(kind, missing);
    for (const id of missing) {
      const kept = rows.get(id);
      if (isConversation) this.#addRow(hash32(id), kept === undefined ? beginRow(id, this.#next++) : rowOf(thaw(kept)));
      else this.#add(streamHash(kind, id), kept === undefined ? this.#begin(kind, id) : thaw(kept));
    }
  }

  #add(hash: number, stream: Stream): Stream {
    this.#others.add(hash, stream);
    if (stream.kind === 'contact') this.#leaving.push(stream);
    return stream;
  }

  #addRow(hash: number, row: number): number {
    this.table.add(hash, row);
    this.#leaving.push(row);
    return row;
  }

  /** false: it is certainly not in the cache. */
  #mayBeStored(hash: number): boolean {
    return !this.#wasEmpty || (this.#left?.mayHold(hash) ?? false);
  }

  /** Commit `commit` is on the disk, as all before it: what they carried may leave memory, oldest first. */
  settled(commit: number): void {
    this.#settled = commit;
    this.pieces.settled(commit);
    if (this.#count < this.#sweepAt) return;
    this.#sweep(KEPT_STREAMS - SWEPT_STREAMS, false);
    if (this.#count > MOST_STREAMS) this.#sweep(MOST_STREAMS / 2, true);
    // What could not leave is not looked through again at every commit.
    this.#sweepAt = Math.max(KEPT_STREAMS, this.#count + SWEPT_STREAMS);
  }

  get #count(): number {
    return this.#others.count + this.table.count;
  }

  /** Lets streams leave memory until `target` are left. */
  #sweep(target: number, open: boolean): void {
    const streams = this.#leaving;
    let stay = 0;
    let i = 0;
    for (; i < streams.length && this.#count > target; i++) {
      const held = streams[i] as Held;
      if (commitOf(held) > this.#settled || (!open && isOpen(held))) streams[stay++] = held;
      else this.#leave(held);
    }
    streams.splice(stay, i - stay);
  }

  #leave(held: Held): void {
    if (typeof held === 'number') {
      this.table.remove(held);
      this.#noteLeft(int(held, HASH));
      endRow(held);
      return;
    }
    const hash = streamHash(held.kind, held.id);
    this.#others.remove(hash, held);
    this.#noteLeft(hash);
  }

  #noteLeft(hash: number): void {
    if (!this.#wasEmpty) return;
    this.#left ??= new LeftFilter();
    this.#left.add(hash);
  }

  #begin(kind: StreamKind, id: string): Stream {
    return new Stream(this.#next++, kind, id, foldOf(kind).make());
  }
}

function commitOf(held: Held): number {
  return typeof held === 'number' ? int(held, COMMIT) : held.commit;
}

function isOpen(held: Held): boolean {
  return typeof held === 'number' && (int(held, BITS) & OPEN) !== 0;
}
