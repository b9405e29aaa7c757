// A stream as the cache keeps it, and back.
import { said } from '../../shared/words/said.ts';
import { CacheError, type StreamRow } from '../cache/types.ts';
import { placeOfField } from '../figures/codec.ts';
import { type Conversation, isWaiting } from '../figures/conversation.ts';
import { foldOf } from '../figures/fold.ts';
import type { Presence } from '../figures/presence.ts';
import { streamOf } from './conversation-stream.ts';
import { type Held, Stream, setLast } from './stream.ts';

/** Where the contact of a conversation stands in a row's state, as a JSON path. */
export const CONTACT_PATH = `$[2][${placeOfField('contact')}]`;

/** [last order key, event numbers, packed state]; with statuses before those: the open piece's beginning and base. */
type Frozen = readonly [
  key: readonly [number, string, string, string],
  numbers: number[],
  packed: unknown,
  piece?: readonly [beginMs: number, base: Presence],
];

/** The cache's row of a stream. */
export function freeze(held: Held): StreamRow {
  const stream = streamOf(held);
  const { lastMs, lastSequence, lastSource, lastId, numbers, beginMs, base } = stream;
  const key = [lastMs, lastSequence, lastSource, lastId] as const;
  const packed = foldOf(stream.kind).pack(stream.state as never);
  const frozen: Frozen = base === null ? [key, numbers, packed] : [key, numbers, packed, [beginMs, base]];
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
  const [[ms, sequence, source, id], numbers, packed, piece] = JSON.parse(row.state) as Frozen;
  const stream = new Stream(row.no, row.kind, row.id, foldOf(row.kind).unpack(packed));
  setLast(stream, { ms, sequence, source, id });
  stream.firstMs = row.firstMs;
  stream.lastMs = row.lastMs;
  stream.numbers = numbers;
  if (piece !== undefined) [stream.beginMs, stream.base] = piece;
  return stream;
}
