// A draft with its events looked up: the explanation as it is printed and sent. Pure.
import {
  type ExplainItem,
  type ExplainList,
  type Explanation,
  RESOLVED_LIST,
} from '../../../shared/contract/explain.ts';
import { isoTime } from '../../../shared/iso-time.ts';
import { meanSeconds } from '../../../shared/rounding.ts';
import type { Draft, DraftItem, DraftLeftOut } from './draft.ts';
import { englishFormula, formulaParts, meanParts } from './formula.ts';
import type { StatusDraft } from './presence.ts';
import { eventOf, type Lookup, ShownItems } from './shown-items.ts';

type Head = Pick<Explanation, 'report' | 'figure' | 'value'>;
/** An explanation whose items are made while they are read. */
export type Shown = Explanation<Iterable<ExplainItem> & { readonly length: number }>;

/** @param found what was left out, and found among the events. @param how what of it was too much. */
export function finish(
  head: Head,
  draft: Draft,
  found: readonly DraftLeftOut[],
  lookup: Lookup,
  how: Pick<Explanation, 'brief' | 'unsearched'>,
): Shown {
  const { kind, unit, rule, lists } = draft;
  const isLoad = kind === 'load' || kind === 'level';
  const isSeconds = (name: string) => unit === 's' || (isLoad && (name === RESOLVED_LIST || !name.endsWith('tickets')));
  const parts = lists.map(({ name, what, items }): ExplainList<ShownItems> => {
    const seconds = isSeconds(name);
    const shown = new ShownItems(items, lookup, { isSeconds: () => seconds, isByValue: kind === 'maximum' });
    return { name, what, count: shown.count, items: shown };
  });
  const left_out = [...draft.leftOut, ...found].map(({ reason, items }) => {
    const shown = new ShownItems(items, lookup, { isSeconds: isTimed, isByValue: false });
    return { reason, count: shown.count, items: shown };
  });
  left_out.sort((a, b) => (a.reason < b.reason ? -1 : 1));
  const told = { ...head, unit, kind, rule, parts };
  return { ...told, ...formulaOf(told), left_out, beside: besideOf(parts), ...how };
}

/** All of it at once. */
export function inFull(shown: Shown): Explanation {
  const full = <L extends { readonly items: Iterable<ExplainItem> }>(list: L) => ({ ...list, items: [...list.items] });
  return { ...shown, parts: shown.parts.map(full), left_out: shown.left_out.map(full) };
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

/** Whether its value is a duration in ms, not 1. */
function isTimed({ lasted, value }: DraftItem): boolean {
  return lasted !== undefined && lasted.to !== null && value === lasted.to - lasted.from;
}

function listOf(name: string, what: string, items: readonly ExplainItem[]): ExplainList {
  return { name, what, count: items.length, items };
}

/** First responses from `opened`, where that is another number than from the assignment. */
function besideOf(parts: readonly ExplainList<Iterable<ExplainItem>>[]): Explanation['beside'] {
  const samples = parts.flatMap(({ name, items }) => (name === 'samples' ? [...items] : []));
  const known = samples.flatMap(({ since_opened_s: seconds }) => (seconds === null ? [] : [seconds]));
  if (known.length === 0 || samples.every(({ since_opened_s: seconds, value }) => seconds === value)) return null;
  const ms = known.reduce((all, seconds) => all + Math.round(seconds * 1000), 0);
  const value = meanSeconds(ms, known.length);
  const formula_parts = meanParts(ms, known.length);
  const what = 'the same responses from the opening of their conversations';
  return { what, value, formula: englishFormula(formula_parts), formula_parts };
}
