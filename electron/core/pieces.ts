// An agent changes status for years: neither a change nor one that comes late may cost more by that. The statuses lie in
// pieces, each with the presence before it; the last one is open and lies in the stream itself. Pure.
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { applyPresence, newPresence, type Presence, samePresence } from '../figures/presence.ts';
import type { Piece } from './stream.ts';

/** Statuses after which a piece is closed: a change writes no more of them, one that comes late reads no more. */
export const PIECE_EVENTS = 64;

/** A status that came late, and its number. */
export interface Late {
  readonly event: KokpitEvent;
  readonly number: number;
}

/** What late statuses make of pieces. */
export interface Refolded {
  /** Those that are others than before; the last of all among them where it is. */
  readonly changed: readonly Piece[];
  /** After all of them; null: as it was. */
  readonly state: Presence | null;
  /** The presence before the piece of the moment asked for, and all statuses from there on. */
  readonly base: Presence;
  readonly events: readonly KokpitEvent[];
}

/**
 * Puts `late` where it belongs, and goes on to where nothing is another than before.
 * @param pieces in their order, to the open one; the first begins before all that is late.
 * @param fromMs whose piece, and those behind it, are told whole; Infinity: none is.
 * @param most a piece that comes to hold twice as many is cut.
 */
export function refold(
  pieces: readonly Piece[],
  late: readonly Late[],
  fromMs: number,
  most: number,
  read: (numbers: readonly number[]) => ReadonlyMap<number, KokpitEvent>,
): Refolded {
  const changed: Piece[] = [];
  const told: KokpitEvent[] = [];
  let toldBase: Presence | null = null;
  let state: Presence | null = (pieces[0] as Piece).base;
  for (const [n, piece] of pieces.entries()) {
    const next = pieces[n + 1];
    const endMs = next?.beginMs ?? Number.POSITIVE_INFINITY;
    const own = late.filter(({ event }) => event.ms >= piece.beginMs && event.ms < endMs);
    const isSame: boolean = own.length === 0 && (state === null || samePresence(state, piece.base));
    if (isSame && endMs <= fromMs) {
      state = null;
      continue;
    }
    const base: Presence = state ?? piece.base;
    const known = read(piece.numbers);
    const all = piece.numbers.map((number): Late => ({ event: known.get(number) as KokpitEvent, number }));
    all.push(...own);
    all.sort((a, b) => compareOrder(a.event, b.event));
    if (endMs > fromMs) {
      toldBase ??= base;
      for (const { event } of all) told.push(event);
    }
    state = { ...base };
    for (const [i, part] of cut(all, most).entries()) {
      const beginMs = i === 0 ? piece.beginMs : (part[0] as Late).event.ms;
      if (!isSame) changed.push({ beginMs, base: { ...state }, numbers: part.map(({ number }) => number) });
      for (const { event } of part) applyPresence(state, event);
    }
  }
  return { changed, state, base: toldBase ?? newPresence(), events: told };
}

/** Pieces begin with a moment: what happened in the same one stays together. */
function cut(all: readonly Late[], most: number): (readonly Late[])[] {
  if (all.length < 2 * most) return [all];
  const parts: (readonly Late[])[] = [];
  let from = 0;
  for (let i = 1; i < all.length; i++) {
    if (i - from < most || (all[i] as Late).event.ms === (all[i - 1] as Late).event.ms) continue;
    parts.push(all.slice(from, i));
    from = i;
  }
  parts.push(all.slice(from));
  return parts;
}
