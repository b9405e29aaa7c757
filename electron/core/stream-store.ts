// The folded streams that are at hand: those being changed, those on their way to the disk, and the latest others.
// A stream that is not at hand is read from the cache; one that is not on the disk yet never leaves memory.

import type { OrderKey } from '../../shared/events/event.ts';
import { streamHash } from '../../shared/hash.ts';
import { said } from '../../shared/words/said.ts';
import { IdentityFilter } from '../cache/identity-filter.ts';
import { CacheError, type CacheReader, type StreamRow } from '../cache/types.ts';
import type { CellSlot, Facet } from '../figures/cell-slots.ts';
import { placeOfField } from '../figures/codec.ts';
import { type Conversation, isWaiting } from '../figures/conversation.ts';
import { foldOf, type StreamState } from '../figures/fold.ts';
import type { StreamKind } from '../figures/streams.ts';

export interface Stream {
  readonly no: number;
  readonly kind: StreamKind;
  readonly id: string;
  firstMs: number;
  /** With what follows: the order key of the last event in the total order. */
  lastMs: number;
  lastSequence: string;
  lastSource: string;
  lastId: string;
  /** Numbers of its events, in order of arrival. */
  numbers: number[];
  state: StreamState;
  /** The commit that carries its newest change; 0: on the disk. */
  commit: number;
  /** What a conversation is counted by, and the cells of the agent named last; null: not at hand. */
  facet: Facet | null;
  slot: CellSlot | null;
  /** The batch that it moves on in, by its book, and whether it waited before; 0: none. */
  movedIn: number;
  waited: boolean;
}

/** Whether an event stands behind all that the stream has seen. */
export function isBehind(event: OrderKey, stream: Stream): boolean {
  if (event.ms !== stream.lastMs) return event.ms > stream.lastMs;
  if (event.sequence !== stream.lastSequence) return event.sequence > stream.lastSequence;
  if (event.source !== stream.lastSource) return event.source > stream.lastSource;
  return event.id > stream.lastId;
}

/** Notes which event is the stream's last. */
export function setLast(stream: Stream, { ms, sequence, source, id }: OrderKey): void {
  stream.lastMs = ms;
  stream.lastSequence = sequence;
  stream.lastSource = source;
  stream.lastId = id;
}

/** Streams in memory before those that are closed and on the disk leave it, a quarter at a time. */
const KEPT_STREAMS = 8_000;
const SWEPT_STREAMS = KEPT_STREAMS / 4;
/** Streams in memory before those that are open leave it as well. */
const MOST_STREAMS = 40_000;
const NO_ROWS: ReadonlyMap<string, StreamRow> = new Map();

export class StreamStore {
  readonly #reader: CacheReader;
  readonly #kinds: Readonly<Record<StreamKind, Map<string, Stream>>> = {
    conversation: new Map(),
    presence: new Map(),
    agent: new Map(),
    group: new Map(),
    product: new Map(),
    company: new Map(),
    contact: new Map(),
    landing: new Map(),
  };
  readonly #conversations = this.#kinds.conversation;
  /** The cache held no stream at first: only those that left memory since are to be found in it. */
  readonly #wasEmpty: boolean;
  /** Streams that left memory, made at the first of them; kept only where the cache was empty at first. */
  #left: IdentityFilter | null = null;
  #count = 0;
  #sweepAt = KEPT_STREAMS;
  #next: number;

  constructor(reader: CacheReader) {
    this.#reader = reader;
    this.#next = reader.lastStream() + 1;
    this.#wasEmpty = this.#next === 1;
  }

  /** The stream, if it is in memory or certainly begins now; null: `take` brings it. */
  atHand(kind: StreamKind, id: string): Stream | null {
    const known = kind === 'conversation' ? this.#conversations : this.#kinds[kind];
    const stream = known.get(id);
    if (stream !== undefined) return stream;
    if (!this.#wasEmpty || this.#left?.mayHold(streamHash(kind, id))) return null;
    return this.#add(known, this.#begin(kind, id));
  }

  /** Brings the streams of these ids to hand, reading all that are missing at once; what exists nowhere is begun. */
  take(kind: StreamKind, ids: Iterable<string>): Map<string, Stream> {
    const known = this.#kinds[kind];
    const missing: string[] = [];
    const taken = new Map<string, Stream>();
    for (const id of ids) {
      const stream = known.get(id);
      if (stream === undefined) missing.push(id);
      else taken.set(id, stream);
    }
    if (missing.length > 0) {
      const asked = this.#maybeStored(kind, missing);
      const rows = asked.length === 0 ? NO_ROWS : this.#reader.findStreams(kind, asked);
      for (const id of missing) {
        const row = rows.get(id);
        taken.set(id, this.#add(known, row === undefined ? this.#begin(kind, id) : thaw(row)));
      }
    }
    return taken;
  }

  #add(known: Map<string, Stream>, stream: Stream): Stream {
    known.set(stream.id, stream);
    this.#count++;
    return stream;
  }

  #maybeStored(kind: StreamKind, ids: readonly string[]): readonly string[] {
    if (!this.#wasEmpty) return ids;
    const left = this.#left;
    return left === null ? [] : ids.filter((id) => left.mayHold(streamHash(kind, id)));
  }

  /** The stream as it is now, from memory or the cache; null where there is none. */
  peek(kind: StreamKind, id: string): Stream | null {
    const known = this.#kinds[kind].get(id);
    if (known !== undefined) return known;
    const row = this.#reader.findStream(kind, id);
    return row === null ? null : thaw(row);
  }

  /** Commit `commit` is on the disk: what it carried may leave memory, oldest first. */
  settled(commit: number, streams: readonly Stream[]): void {
    for (const stream of streams) if (stream.commit === commit) stream.commit = 0;
    if (this.#count < this.#sweepAt) return;
    this.#sweep(KEPT_STREAMS - SWEPT_STREAMS, false);
    if (this.#count > MOST_STREAMS) this.#sweep(MOST_STREAMS / 2, true);
    // What could not leave is not looked through again at every commit.
    this.#sweepAt = Math.max(KEPT_STREAMS, this.#count + SWEPT_STREAMS);
  }

  /** Lets streams leave memory until `target` are left. */
  #sweep(target: number, open: boolean): void {
    for (const kind of ['conversation', 'contact'] as const) {
      const known = this.#kinds[kind];
      for (const [id, stream] of known) {
        if (this.#count <= target) return;
        if (stream.commit !== 0 || (!open && isOpen(stream))) continue;
        if (this.#wasEmpty) this.#noteLeft(kind, id);
        known.delete(id);
        this.#count--;
      }
    }
  }

  #noteLeft(kind: StreamKind, id: string): void {
    if (this.#left === null) {
      this.#left = new IdentityFilter();
      this.#left.fill(new Float64Array());
    }
    this.#left.addOne(streamHash(kind, id));
  }

  #begin(kind: StreamKind, id: string): Stream {
    return newStream(this.#next++, kind, id, foldOf(kind).make());
  }
}

/** A stream before its first event, or one whose earlier events do not matter to what is folded next. */
export function newStream(no: number, kind: StreamKind, id: string, state: StreamState): Stream {
  return {
    no,
    kind,
    id,
    firstMs: Number.POSITIVE_INFINITY,
    lastMs: Number.NEGATIVE_INFINITY,
    lastSequence: '',
    lastSource: '',
    lastId: '',
    numbers: [],
    state,
    commit: 0,
    facet: null,
    slot: null,
    movedIn: 0,
    waited: false,
  };
}

function isOpen({ kind, state }: Stream): boolean {
  return kind === 'conversation' && (state as Conversation).open;
}

/** Where the contact of a conversation stands in a row's state, as a JSON path. */
export const CONTACT_PATH = `$[2][${placeOfField('contact')}]`;

/** [last order key, event numbers, packed state]. */
type Frozen = readonly [readonly [number, string, string, string], number[], unknown];

/** The cache's row of a stream. */
export function freeze(stream: Stream): StreamRow {
  const frozen: Frozen = [
    [stream.lastMs, stream.lastSequence, stream.lastSource, stream.lastId],
    stream.numbers,
    foldOf(stream.kind).pack(stream.state as never),
  ];
  const isConversation = stream.kind === 'conversation';
  const c = stream.state as Conversation;
  return {
    no: stream.no,
    kind: stream.kind,
    id: stream.id,
    firstMs: stream.firstMs,
    lastMs: stream.lastMs,
    open: isConversation && c.open,
    waiting: isConversation && isWaiting(c),
    state: JSON.stringify(frozen),
  };
}

/** Throws CacheError 'damaged' where the row does not hold what was put into it. */
export function thaw(row: StreamRow): Stream {
  try {
    return thawed(row);
  } catch {
    const why = `what is kept of ${row.kind} ${row.id} cannot be read`;
    throw new CacheError('damaged', '', said('cache.damaged_row', { why }), why);
  }
}

function thawed(row: StreamRow): Stream {
  const [[ms, sequence, source, id], numbers, packed] = JSON.parse(row.state) as Frozen;
  const stream = newStream(row.no, row.kind, row.id, foldOf(row.kind).unpack(packed));
  setLast(stream, { ms, sequence, source, id });
  stream.firstMs = row.firstMs;
  stream.lastMs = row.lastMs;
  stream.numbers = numbers;
  return stream;
}
