// The closed pieces of agents' statuses: those on their way to the disk, over those that are on it.
import { said } from '../../shared/words/said.ts';
import { CacheError, type CacheReader, type PieceRow } from '../cache/types.ts';
import { newPresence, type Presence } from '../figures/presence.ts';
import { EARLIEST_MS, type Held, type Piece, type Stream } from './stream.ts';

export class PieceStore {
  readonly #reader: Pick<CacheReader, 'pieces'>;
  /** Statuses after which a piece is closed. */
  readonly most: number;
  /** The newest commit that is on the disk. */
  #settled = 0;

  constructor(reader: Pick<CacheReader, 'pieces'>, most: number) {
    this.#reader = reader;
    this.most = most;
  }

  settled(commit: number): void {
    this.#settled = commit;
  }

  /** A stream's pieces in their order, from the one that holds `fromMs` on to the open one. */
  from(stream: Stream, fromMs: number): readonly Piece[] {
    const { no, beginMs, closed } = stream;
    const open: Piece = { beginMs, base: stream.base ?? newPresence(), numbers: stream.numbers };
    if (fromMs >= beginMs) return [open];
    const pieces = new Map<number, Piece>();
    for (const row of this.#reader.pieces(no, fromMs, beginMs)) pieces.set(row.beginMs, pieceOf(row));
    for (const piece of closed) pieces.set(piece.beginMs, piece);
    const inOrder = [...pieces.values()].sort((a, b) => a.beginMs - b.beginMs);
    const first = inOrder.findLastIndex((piece) => piece.beginMs <= fromMs);
    // The first of all begins before everything: it is not there.
    if (first < 0) throw damaged(no);
    return [...inOrder.slice(first), open];
  }

  /** Puts pieces that have changed in place of those that began at the same moments, or between them. @param changed in their order. */
  keep(stream: Stream, changed: readonly Piece[], commit: number): void {
    const last = changed.at(-1);
    const isOpen = last !== undefined && last.beginMs >= stream.beginMs;
    this.#keep(stream, isOpen ? changed.slice(0, -1) : changed, commit);
    if (!isOpen) return;
    stream.beginMs = last.beginMs;
    stream.base = last.beginMs === EARLIEST_MS ? null : last.base;
    stream.numbers = last.numbers;
  }

  /** Closes a stream's open piece: the next one begins at `ms`. */
  close(stream: Stream, ms: number, commit: number): void {
    const { beginMs, base, numbers, state } = stream;
    this.#keep(stream, [{ beginMs, base: base ?? newPresence(), numbers }], commit);
    stream.beginMs = ms;
    stream.base = { ...(state as Presence) };
    stream.numbers = [];
  }

  #keep(stream: Stream, closed: readonly Piece[], commit: number): void {
    const begun = new Set(closed.map(({ beginMs }) => beginMs));
    const others = stream.closed.filter((piece) => piece.commit > this.#settled && !begun.has(piece.beginMs));
    stream.closed = [...others, ...closed.map((piece) => ({ ...piece, commit }))];
  }
}

/** The cache's rows of the pieces that commit `commit` carries. */
export function pieceRows(held: Held, commit: number): PieceRow[] {
  if (typeof held === 'number' || held.closed.length === 0) return [];
  const own = held.closed.filter((piece) => piece.commit === commit);
  return own.map(({ beginMs, base, numbers }) => ({
    stream: held.no,
    beginMs,
    state: JSON.stringify([base, numbers]),
  }));
}

/** Throws CacheError 'damaged' where the row does not hold what was put into it. */
export function pieceOf({ stream, beginMs, state }: PieceRow): Piece {
  try {
    const [base, numbers] = JSON.parse(state) as [Presence, number[]];
    return { beginMs, base, numbers };
  } catch {
    throw damaged(stream);
  }
}

function damaged(stream: number): CacheError {
  const why = `what is kept of stream ${stream} cannot be read`;
  return new CacheError('damaged', '', said('cache.damaged_row', { why }), why);
}
