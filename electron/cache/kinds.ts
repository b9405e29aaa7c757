// How a stream's kind is stored: its place in this list. Only ever added to at the end.
import type { StreamKind } from './types.ts';

export const KINDS: readonly StreamKind[] = [
  'conversation',
  'presence',
  'agent',
  'group',
  'product',
  'company',
  'contact',
  'landing',
];

/** What the partial index `stream_kind` leaves out: conversations are found by their times. */
export const CONVERSATION = 0;

const PLACES = new Map(KINDS.map((kind, place) => [kind, place]));

export function placeOf(kind: StreamKind): number {
  return PLACES.get(kind) as number;
}
