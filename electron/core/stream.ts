// One stream: what is known of it, and which of its events is the last.
import type { OrderKey } from '../../shared/events/event.ts';
import type { CellSlot } from '../figures/cell-slots.ts';
import type { StreamState } from '../figures/fold.ts';
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
  /** The commit that carries its newest change; 0: read from the disk. */
  commit: number;
  /** Where a conversation's cells of the agent named last stand; null: not at hand. */
  slot: CellSlot | null;
  /** Its place among those that a batch moves on, if it is there, and whether it waited before. */
  movedAs: number;
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
    slot: null,
    movedAs: 0,
    waited: false,
  };
}
