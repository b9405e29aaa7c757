// A draft with its events looked up: the explanation as it is printed and sent. Pure.
import {
  type ExplainEvent,
  type ExplainItem,
  type ExplainList,
  type Explanation,
  RESOLVED_LIST,
} from '../../../shared/contract/explain.ts';
import type { KokpitEvent } from '../../../shared/events/event.ts';
import { isoTime } from '../../../shared/iso-time.ts';
import { meanSeconds } from '../../../shared/rounding.ts';
import type { Directory } from '../choice.ts';
import { companyOf } from '../companies.ts';
import type { Draft, DraftItem, Named, Place } from './draft.ts';
import { englishFormula, formulaParts, meanParts } from './formula.ts';
import { passedOver } from './passed-over.ts';
import type { StatusDraft } from './presence.ts';
import type { Trace } from './trace.ts';

/** What the drafts' places are looked up in. */
export interface Lookup {
  /** Too many to be looked up; too many to be searched for what was left out. */
  readonly brief: boolean;
  readonly unsearched: boolean;
  readonly trace: (conversation: string) => Trace | undefined;
  /** Conversations read one after another and not kept. */
  readonly scan: (conversations: readonly string[]) => Iterable<readonly [id: string, trace: Trace]>;
  readonly landing: (stream: string, nth: number) => KokpitEvent | undefined;
  readonly contacts: Pick<Directory, 'contacts'>;
}

type Head = Pick<Explanation, 'report' | 'figure' | 'value'>;

export function finish(head: Head, draft: Draft, lookup: Lookup): Explanation {
  const { kind, unit, rule, lists, search } = draft;
  const isLoad = kind === 'load' || kind === 'level';
  const isSeconds = (name: string) => unit === 's' || (isLoad && (name === RESOLVED_LIST || !name.endsWith('tickets')));
  const parts = lists.map(({ name, what, items }) => {
    const shown = items.map((item) => itemOf(item, lookup, isSeconds(name))).sort(byTime);
    // Where the greatest is asked for, it stands first.
    return listOf(name, what, kind === 'maximum' ? shown.sort((a, b) => b.value - a.value) : shown);
  });
  const found = search === null ? [] : passedOver(search, lookup.scan);
  const left_out = [...draft.leftOut, ...found].map(({ reason, items }) => ({
    reason,
    count: items.length,
    items: items.map((item) => itemOf(item, lookup, isTimed(item))).sort(byTime),
  }));
  left_out.sort((a, b) => (a.reason < b.reason ? -1 : 1));
  const told = { ...head, unit, kind, rule, parts };
  return {
    ...told,
    ...formulaOf(told),
    left_out,
    beside: besideOf(parts),
    brief: lookup.brief,
    unsearched: lookup.unsearched,
  };
}

export function finishStatus(head: Head, draft: StatusDraft): Explanation {
  const { kind, rule, name, what, statuses } = draft;
  const items = statuses.map(
    ({ agent, event, status }): ExplainItem => ({
      ...NOTHING,
      agent,
      time: event === null ? null : isoTime(event.ms),
      event: eventOf(event),
      note: status,
    }),
  );
  const told = { ...head, unit: null, kind, rule, parts: [listOf(name, what, items)] };
  return { ...told, ...formulaOf(told), left_out: [], beside: null, ...WHOLE };
}

const WHOLE = { brief: false, unsearched: false } as const;

const NOTHING: ExplainItem = {
  conversation: null,
  kind: null,
  channel: null,
  product: null,
  company: null,
  group: null,
  agent: null,
  time: null,
  value: 1,
  from: null,
  to: null,
  from_event: null,
  event: null,
  since_opened_s: null,
  note: null,
};

function formulaOf(told: Parameters<typeof formulaParts>[0]): Pick<Explanation, 'formula' | 'formula_parts'> {
  const formula_parts = formulaParts(told);
  return { formula: englishFormula(formula_parts), formula_parts };
}

/** The rows themselves, where a list's length is asked for. */
export function finishRows(head: Head, rows: readonly Readonly<Record<string, unknown>>[]): Explanation {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const items = rows.map(
    (row, i): ExplainItem => ({
      ...NOTHING,
      agent: text(row.agent),
      company: text(row.company),
      time: text(row.start),
      note: text(row.key) ?? `row ${i}`,
    }),
  );
  const told = {
    ...head,
    unit: null,
    kind: 'count' as const,
    rule: 'How many rows the report shows.',
    parts: [listOf('counted', 'rows', items)],
  };
  return { ...told, ...formulaOf(told), left_out: [], beside: null, ...WHOLE };
}

/** By time, then by name: the order of arrival never shows. */
function byTime(a: ExplainItem, b: ExplainItem): number {
  const key = ({ time, conversation, company, event }: ExplainItem) =>
    [time ?? '', conversation ?? '', company ?? '', event?.source ?? '', event?.id ?? ''] as const;
  const [keysA, keysB] = [key(a), key(b)];
  const place = keysA.findIndex((text, i) => text !== keysB[i]);
  if (place === -1) return 0;
  return (keysA[place] as string) < (keysB[place] as string) ? -1 : 1;
}

/** Whether its value is a duration in ms, not 1. */
function isTimed({ lasted, value }: DraftItem): boolean {
  return lasted !== undefined && lasted.to !== null && value === lasted.to - lasted.from;
}

function listOf(name: string, what: string, items: readonly ExplainItem[]): ExplainList {
  return { name, what, count: items.length, items };
}

function itemOf(item: DraftItem, lookup: Lookup, seconds: boolean): ExplainItem {
  const { told, of, agent, ms, lasted, place, value, sinceOpenedMs, note } = item;
  const c = told?.state;
  const event = eventOf(find(told, place, lookup, false));
  return {
    conversation: told?.id ?? null,
    kind: c?.kind ?? null,
    channel: c?.channel ?? of?.channel ?? null,
    product: c?.product ?? of?.product ?? null,
    company: c === undefined ? (of?.company ?? null) : companyOf(c, lookup.contacts),
    group: c?.group ?? of?.group ?? null,
    agent,
    time: ms === null ? (event?.time ?? null) : isoTime(ms),
    value: seconds ? value / 1000 : value,
    from: lasted === undefined ? null : isoTime(lasted.from),
    to: lasted === undefined || lasted.to === null ? null : isoTime(lasted.to),
    from_event: eventOf(lasted === undefined ? undefined : find(told, lasted.place, lookup, true)),
    event,
    since_opened_s: sinceOpenedMs === undefined || sinceOpenedMs === null ? null : sinceOpenedMs / 1000,
    note: note ?? null,
  };
}

function find(told: Named | null, place: Place | null, lookup: Lookup, since: boolean): KokpitEvent | null | undefined {
  if (place === null) return null;
  if ('landing' in place) return lookup.landing(place.landing, place.nth);
  if ('event' in place) return place.event;
  const trace = told === null ? undefined : lookup.trace(told.id);
  if (trace === undefined) return null;
  if ('mark' in place) return trace.marks.get(place.mark);
  if ('episode' in place) return trace.episodes.get(place.episode);
  const fact = trace.facts[place.fact];
  return since ? fact?.since : fact?.event;
}

function eventOf(event: KokpitEvent | null | undefined): ExplainEvent | null {
  if (event === null || event === undefined) return null;
  const { type, source, id, ms } = event;
  return { type, source, id, time: isoTime(ms) };
}

/** First responses from `opened`, where that is another number than from the assignment. */
function besideOf(parts: readonly ExplainList[]): Explanation['beside'] {
  const samples = parts.flatMap(({ name, items }) => (name === 'samples' ? items : []));
  const known = samples.flatMap(({ since_opened_s: seconds }) => (seconds === null ? [] : [seconds]));
  if (known.length === 0 || samples.every(({ since_opened_s: seconds, value }) => seconds === value)) return null;
  const ms = known.reduce((all, seconds) => all + Math.round(seconds * 1000), 0);
  const value = meanSeconds(ms, known.length);
  const formula_parts = meanParts(ms, known.length);
  const what = 'the same responses from the opening of their conversations';
  return { what, value, formula: englishFormula(formula_parts), formula_parts };
}
