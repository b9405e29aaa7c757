// One stream: what is known of it, and which of its events is the last.
import type { OrderKey } from '../../shared/events/event.ts';
import type { StreamState } from '../figures/fold.ts';
import type { Presence } from '../figures/presence.ts';
import type { StreamKind } from '../figures/streams.ts';

/** Earlier than any event. */
export const EARLIEST_MS = -8.64e15;
const NONE: readonly KeptPiece[] = [];

/** An agent's statuses from `beginMs` on, to the beginning of the next piece (pieces.ts). */
export interface Piece {
  readonly beginMs: number;
  /** Before the first of them. */
  readonly base: Presence;
  readonly numbers: number[];
}

/** A closed one, and the commit that carries it. */
export interface KeptPiece extends Piece {
  readonly commit: number;
}

/** A stream in memory; a conversation is the number of its row, of which `streamOf` makes a stream. */
export type Held = Stream | number;

/** Before its first event, or before what matters to what is folded next. A class for the reason that Conversation is one. */
export class Stream {
  readonly no: number;
  readonly kind: StreamKind;
  readonly id: string;
  firstMs = Number.POSITIVE_INFINITY;
  /** With what follows: the order key of the last event in the total order. */
  lastMs = Number.NEGATIVE_INFINITY;
  lastSequence = '';
  lastSource = '';
  lastId = '';
  /** Numbers of its events, in order of arrival; of statuses those of the open piece (pieces.ts). */
  numbers: number[] = [];
  /** Where that piece begins, and the presence before it; null: there is none before. */
  beginMs = EARLIEST_MS;
  base: Presence | null = null;
  /** Closed pieces that may not be on the disk yet. */
  closed = NONE;
  state: StreamState;
  /** The commit that carries its newest change; 0: read from the disk. */
  commit = 0;
  constructor(no: number, kind: StreamKind, id: string, state: StreamState) {
    this.no = no;
    this.kind = kind;
    this.id = id;
    this.state = state;
  }
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
  // Most often the same again: what is not written into an old object needs not be noted for the collector.
  if (stream.lastSequence !== sequence) stream.lastSequence = sequence;
  if (stream.lastSource !== source) stream.lastSource = source;
  stream.lastId = id;
}
