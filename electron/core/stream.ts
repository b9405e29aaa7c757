// One stream: what is known of it, and which of its events is the last.
import type { OrderKey } from '../../shared/events/event.ts';
import type { CellSlot, Facet } from '../figures/cell-slots.ts';
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
