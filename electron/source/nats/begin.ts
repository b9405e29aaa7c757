// Where reading a stream begins, from the position that the cache kept and the stream as it is now. Pure.
import { type Said, said } from '../../../shared/words/said.ts';

/** Up to which message of which stream everything is kept. */
export interface StreamPosition {
  readonly stream: string;
  /** When the stream was made, as the server writes it: one that was made anew is another one. */
  readonly created: string;
  /** The last message's number in the stream. */
  readonly seq: number;
  /** When the server stored that message (ns since 1970): tells a stream that lost its end from one that has not. */
  readonly at: number;
  /** Its bridges, and when each was last heard, ms since 1970. */
  readonly bridges?: Readonly<Record<string, number>>;
}

export interface StreamState {
  readonly stream: string;
  readonly created: string;
  readonly first: number;
  readonly last: number;
}

export interface Begin {
  /** The first message to ask for. */
  readonly from: number;
  /** That first message is known already and is to be `at`; null: the first message is a new one. */
  readonly known: StreamPosition | null;
  /** What a person should know of it; null: reading just goes on. */
  readonly note: Said | null;
}

export function beginOf(kept: string | null, { stream, created, first, last }: StreamState): Begin {
  const start = Math.max(1, first);
  const anew = (note: Said | null): Begin => ({ from: start, known: null, note });
  const position = kept === null ? null : readPosition(kept);
  if (position === null || position.stream !== stream) return anew(null);
  if (position.created !== created) return anew(said('nats.anew', { stream }));
  const { seq } = position;
  if (seq > last) return anew(lostEnd(stream, seq));
  if (seq + 1 < start) return anew(said('nats.expired', { stream, from: seq + 1, to: start - 1 }));
  if (seq < start) return anew(null);
  return { from: seq, known: position, note: null };
}

/** The stream goes no further than, or otherwise on from, what was read of it: its server has lost its end. */
export function lostEnd(stream: string, seq: number): Said {
  return said('nats.lost_end', { stream, seq });
}

/** @returns null for what no stream's position is. */
export function readPosition(text: string): StreamPosition | null {
  try {
    const { stream, created, seq, at, bridges = {} } = JSON.parse(text) as Partial<StreamPosition>;
    const isOne = typeof stream === 'string' && typeof created === 'string' && typeof at === 'number';
    return isOne && Number.isSafeInteger(seq) ? { stream, created, seq: seq as number, at, bridges } : null;
  } catch {
    return null;
  }
}
