// What all counts of sheets have in common. A row counts as its conversation does in a full scan: its moment must lie in
// the span, which a day's sheet is asked for its own part of. Pure.
import { type Choice, type Directory, isOfChoice, isOwnerChosen } from '../choice.ts';
import type { Kind } from '../conversation.ts';
import type { Span } from '../span.ts';
import { type Mask, maskOf, type Pool } from './pool.ts';
import type { Section, Summed, SumsOf } from './shapes.ts';

/** A day's rows, and the part of the span that they are asked for. */
export interface Part<S> {
  readonly section: S;
  readonly span: Span;
}

/** Sums, all of which count; those below 0 take away what others hold of streams left out. */
export type Sums<N extends Summed> = Omit<Section<SumsOf<N>>, 'buffer'>;

/** Sums that are read once they are asked for: what they come to may be known already. */
export interface SumsPiece<N extends Summed> {
  readonly sums: () => Sums<N>;
  /** Which block of days they are, and its seal: they are others as soon as that is another; null: never the same again. */
  readonly block: { readonly key: string; readonly version: string } | null;
  /** Their first day's beginning, ms since 1970. */
  readonly from: number;
}

/** Rows or sums: each row of the span is in one of them. */
export type Piece<N extends Summed> = Part<Section<N>> | SumsPiece<N>;

/** What a question leaves out: rows of streams whose mark is 1. */
export type Left = Uint8Array;

/** A span as the moments of a day's columns: from and to. */
export function within({ from }: { readonly from: number }, span: Span): readonly [from: number, to: number] {
  return [span.from - from, span.to - from];
}

export function keyMask(pool: Pool, choice: Choice): Mask {
  return maskOf(pool.key, ([product, channel, kind]) => isOfChoice({ product, channel, kind: kind as Kind }, choice));
}

export function ownerMask(pool: Pool, choice: Choice, directory: Pick<Directory, 'agents'>): Mask {
  return maskOf(pool.whose, ([agent, group]) => isOwnerChosen({ agent, group }, choice, directory));
}

/** Whether it is asked whose a conversation is, which sums do not tell. */
export function asksForOwners({ group, agent }: Choice): boolean {
  return group.size > 0 || agent.size > 0;
}

/** Another for each choice that chooses others: what is kept of counts is kept by it. */
export function chosenBy(name: Summed | 'day', { product, channel, kind, group, agent }: Choice): string {
  // Whose facts are is asked later, and of requests sums are asked for where it does not matter.
  const whose = name === 'landing' ? [group, agent] : [];
  return JSON.stringify([name, ...[product, channel, kind, ...whose].map((one) => [...one])]);
}
