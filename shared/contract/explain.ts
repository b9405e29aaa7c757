// What made a figure (spec/figures.md, section 6): the answer of `kokpit explain` and of a console's question for it.
// Types only. Times are UTC with milliseconds, durations seconds with 3 decimals, as in the reports.
import type { Names } from './conversation.ts';
import type { ReportAsk, ReportFilters } from './reports.ts';

/**
 * How a figure comes of its lists, by name of the list:
 * - `count` "counted": how many items; `sum` "added": the items' values added up
 * - `average` "samples": the mean of the items' values
 * - `share` and `percent` "part", "whole": how many of the one in how many of the other, of 1 or of 100
 * - `maximum` "samples": the greatest value, first in the list
 * - `change` "now", "before": how many more
 * - `load` and `level`: see ExplainedLoad
 * - `status` and `since` "run": the unbroken run of equal statuses, oldest first: its latest status, its first time
 */
export type ExplainKind =
  | 'count'
  | 'sum'
  | 'average'
  | 'share'
  | 'percent'
  | 'maximum'
  | 'change'
  | 'load'
  | 'level'
  | 'status'
  | 'since';

/**
 * The lists of a load: "inbound talk", "outbound talk", "chats" and "tickets" of the company, "resolved tickets" (their
 * mean time is T), and the four again for the company with the greatest L, named "greatest: …".
 */
export const LOAD_LISTS = ['inbound talk', 'outbound talk', 'chats', 'tickets'] as const;
export const RESOLVED_LIST = 'resolved tickets';
export const greatestList = (name: string): string => `greatest: ${name}`;

/** The event that an item stands on. (`source`, `id`) names it for ever. */
export interface ExplainEvent {
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly time: string;
}

export interface ExplainItem {
  /** null: a landing, an agent's status, or a whole row. */
  readonly conversation: string | null;
  readonly kind: string | null;
  readonly channel: string | null;
  readonly product: string | null;
  readonly company: string | null;
  readonly group: string | null;
  /** Whom it counts for. */
  readonly agent: string | null;
  readonly time: string | null;
  /** What it adds: 1, stars, or seconds. */
  readonly value: number;
  /** Of a duration: its two ends, and the event at its beginning. */
  readonly from: string | null;
  readonly to: string | null;
  readonly from_event: ExplainEvent | null;
  /** null where no event does it, such as an e-mail's deadline. */
  readonly event: ExplainEvent | null;
  /** First responses: the same answer counted from `opened`, in seconds. */
  readonly since_opened_s: number | null;
  readonly note: string | null;
}

export interface ExplainList<Items = readonly ExplainItem[]> {
  readonly name: string;
  /** What its items are, in plain words. */
  readonly what: string;
  /** How many there are: a console is told some of very many. */
  readonly count: number;
  readonly items: Items;
}

/** What stands in a formula besides numbers and signs; `n` is a number within it. */
export type FormulaWord =
  | 'counted'
  | 'more'
  | 'no_value'
  | 'no_samples'
  | 'nothing_to_compare'
  | 'no_status'
  | 'latest'
  | 'first'
  | 'greatest_zero'
  | 'no_resolved'
  | 'calls_in'
  | 'calls_out'
  | 'chats'
  | 'greatest'
  | 'round';

/** A formula in parts, each for a page to write as people do. */
export type FormulaPart =
  | { readonly sign: string }
  | { readonly value: number | string; readonly unit: 's' | '%' | null }
  | { readonly word: FormulaWord; readonly n?: number };

export interface LeftOut<Items = readonly ExplainItem[]> {
  readonly reason: string;
  readonly count: number;
  readonly items: Items;
}

export interface Explanation<Items = readonly ExplainItem[]> {
  readonly report: ExplainedReport;
  readonly figure: string;
  /** Exactly the report's. */
  readonly value: number | string | null;
  readonly unit: 's' | 'stars' | '%' | null;
  readonly kind: ExplainKind;
  /** In plain words, English. */
  readonly rule: string;
  /** With the numbers in it, e.g. "(120 s + 240 s) / 2 = 180 s". */
  readonly formula: string;
  /** The same, part by part. */
  readonly formula_parts: readonly FormulaPart[];
  readonly parts: readonly ExplainList<Items>[];
  readonly left_out: readonly LeftOut<Items>[];
  /** The same thing measured another way, where somebody may expect that one: first responses from `opened`. */
  readonly beside: {
    readonly what: string;
    readonly value: number | null;
    readonly formula: string;
    readonly formula_parts: readonly FormulaPart[];
  } | null;
  /** For a console: so many conversations that their events were not looked up. */
  readonly brief: boolean;
  /** So many conversations that they were not searched for events that were left out. */
  readonly unsearched: boolean;
}

export type ExplainedReport = 'cockpit' | 'quality' | 'companies' | 'service' | 'day';

/** What a console asks: the report as it was asked for, the moment it was of, and the path of a figure in it. */
export interface ExplainAsk {
  readonly ask: ReportAsk | ({ readonly report: 'cockpit' } & ReportFilters);
  /** ms since 1970; null: now. */
  readonly at: number | null;
  /** Such as `totals.active` or `agents[agent=ann].first_response_avg_s`. */
  readonly figure: string;
}

/** What a console is answered: the explanation, the moment it is of, and the names of the ids in it. */
export interface ExplainAnswer<Items = readonly ExplainItem[]> {
  readonly explanation: Explanation<Items>;
  readonly at: string;
  readonly names: Names;
}
