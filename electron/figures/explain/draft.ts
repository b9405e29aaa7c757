// An explanation before its events are looked up: what counts is decided on folded conversations, by the reports' own
// counting of each alone; only then are the events of these few read again. Pure.
import type { ExplainKind } from '../../../shared/contract/explain.ts';
import type { KokpitEvent } from '../../../shared/events/event.ts';
import type { Conversation } from '../conversation.ts';
import type { Landing } from '../landing.ts';
import type { Mark, PassedOver } from './trace.ts';

/** A conversation and its id. */
export interface Told {
  readonly id: string;
  readonly state: Conversation;
}

/** A conversation as an item names it: of a month's, the rest would fill memory. */
export interface Named {
  readonly id: string;
  readonly state: Pick<Conversation, 'kind' | 'channel' | 'product' | 'company' | 'contact' | 'group'>;
}

/** Where an item's event stands: in its conversation (a fact by its place, a mark, an episode's start), or elsewhere. */
export type Place =
  | { readonly fact: number }
  | { readonly mark: Mark }
  | { readonly episode: string }
  | { readonly event: KokpitEvent }
  /** The place of a landing in its stream. */
  | { readonly landing: string; readonly nth: number };

export interface DraftItem {
  readonly told: Named | null;
  /** Of a landing, or a whole row. */
  readonly of?: {
    readonly product?: string | null;
    readonly company?: string | null;
    readonly group?: string | null;
    readonly channel?: string | null;
  };
  readonly agent: string | null;
  /** ms since 1970; null: its event's, or none (a row). */
  readonly ms: number | null;
  readonly place: Place | null;
  /** Whole ms where it is a duration. */
  readonly value: number;
  readonly lasted?: { readonly from: number; readonly to: number | null; readonly place: Place | null };
  readonly sinceOpenedMs?: number | null;
  readonly note?: string;
}

/** An array, or columns (draft-items.ts), which may hold fewer than there are. */
export interface Items extends Iterable<DraftItem> {
  /** Of all. */
  readonly length: number;
}

export interface DraftList {
  readonly name: string;
  readonly what: string;
  readonly items: Items;
}

export interface DraftLeftOut {
  readonly reason: string;
  readonly items: Items;
}

/** Events that made no fact, to be looked for in the conversations that are searched, when they are read again. */
export interface Search {
  readonly searches: (told: Told) => boolean;
  readonly types: readonly string[];
  readonly counts: (passed: PassedOver) => boolean;
}

export interface Draft {
  readonly kind: ExplainKind;
  readonly unit: 's' | 'stars' | '%' | null;
  readonly rule: string;
  readonly lists: readonly DraftList[];
  readonly leftOut: readonly DraftLeftOut[];
  readonly search: Search | null;
}

/** A landing, its stream and its place in it. */
export interface ToldLanding {
  readonly stream: string;
  readonly nth: number;
  readonly landing: Landing;
}

export function named({ id, state }: Named): Named {
  const { kind, channel, product, company, contact, group } = state;
  return { id, state: { kind, channel, product, company, contact, group } };
}

/** An item that adds 1. */
export function one(
  told: Named,
  agent: string | null,
  ms: number | null,
  place: Place | null,
  note?: string,
): DraftItem {
  return { told: named(told), agent, ms, place, value: 1, note };
}

/** An item that adds the ms from `from` to `to`, never below 0; `to` null: not over, adds 0. */
export function lasting(
  told: Named,
  agent: string | null,
  from: number,
  fromPlace: Place | null,
  to: number | null,
  toPlace: Place | null,
  note?: string,
): DraftItem {
  const value = to === null ? 0 : Math.max(0, to - from);
  const lasted = { from, to, place: fromPlace };
  return { told: named(told), agent, ms: to ?? from, place: toPlace, value, lasted, note };
}
