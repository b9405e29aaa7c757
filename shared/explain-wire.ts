// An explanation on its way to a console: its lists in columns, each text once, times as numbers. A list of a month's
// conversations is a sixth as long, and the core, which only passes it on, is held up that much less. Pure.
import type { ExplainAnswer, ExplainEvent, ExplainItem, Explanation } from './contract/explain.ts';
import { isoTime } from './iso-time.ts';

type Value = string | number | null;
/** One value for all, places in a list of few, or each its own. */
type Column =
  | { readonly all: Value }
  | { readonly of: readonly Value[]; readonly at: readonly number[] }
  | readonly Value[];
type Columns<Names extends string> = Readonly<Record<Names, Column>>;

const EVENT = ['type', 'source', 'id', 'time'] as const;
const TEXTS = ['conversation', 'kind', 'channel', 'product', 'company', 'group', 'agent', 'note'] as const;
const NUMBERS = ['value', 'since_opened_s'] as const;
const TIMES = ['time', 'from', 'to'] as const;

interface PackedItems {
  readonly count: number;
  readonly own: Columns<(typeof TEXTS | typeof NUMBERS | typeof TIMES)[number]>;
  /** null: no item has one. */
  readonly event: Columns<(typeof EVENT)[number]> | null;
  readonly from_event: Columns<(typeof EVENT)[number]> | null;
}

type Packed<List> = Omit<List, 'items'> & { readonly items: PackedItems };
export interface PackedAnswer extends Omit<ExplainAnswer, 'explanation'> {
  readonly explanation: Omit<Explanation, 'parts' | 'left_out'> & {
    readonly parts: readonly Packed<Explanation['parts'][number]>[];
    readonly left_out: readonly Packed<Explanation['left_out'][number]>[];
  };
}

export function packAnswer({ explanation, ...answer }: ExplainAnswer): PackedAnswer {
  const pack = <List extends { readonly items: readonly ExplainItem[] }>(list: List) => ({
    ...list,
    items: packItems(list.items),
  });
  const { parts, left_out } = explanation;
  return { ...answer, explanation: { ...explanation, parts: parts.map(pack), left_out: left_out.map(pack) } };
}

export function unpackAnswer({ explanation, ...answer }: PackedAnswer): ExplainAnswer {
  const unpack = <List extends { readonly items: PackedItems }>(list: List) => ({
    ...list,
    items: unpackItems(list.items),
  });
  const { parts, left_out } = explanation;
  return { ...answer, explanation: { ...explanation, parts: parts.map(unpack), left_out: left_out.map(unpack) } };
}

function packItems(items: readonly ExplainItem[]): PackedItems {
  const column = (of: (item: ExplainItem) => Value) => columnOf(items.map(of));
  const own: Record<string, Column> = {};
  for (const name of [...TEXTS, ...NUMBERS]) own[name] = column((item) => item[name]);
  for (const name of TIMES) own[name] = column((item) => msOf(item[name]));
  const events = (which: 'event' | 'from_event') => packEvents(items.map((item) => item[which]));
  return {
    count: items.length,
    own: own as PackedItems['own'],
    event: events('event'),
    from_event: events('from_event'),
  };
}

function packEvents(events: readonly (ExplainEvent | null)[]): PackedItems['event'] {
  if (events.every((event) => event === null)) return null;
  const column = (of: (event: ExplainEvent) => Value) =>
    columnOf(events.map((event) => (event === null ? null : of(event))));
  return {
    type: column(({ type }) => type),
    source: column(({ source }) => source),
    id: column(({ id }) => id),
    time: column(({ time }) => msOf(time)),
  };
}

function unpackItems({ count, own, event, from_event }: PackedItems): readonly ExplainItem[] {
  const events = { event: event && readers(event), from_event: from_event && readers(from_event) };
  const at = readers(own);
  const text = (name: (typeof TEXTS)[number], n: number) => at[name](n) as string | null;
  return Array.from({ length: count }, (_, n) => ({
    ...{ conversation: text('conversation', n), kind: text('kind', n), channel: text('channel', n) },
    ...{ product: text('product', n), company: text('company', n), group: text('group', n), agent: text('agent', n) },
    ...{ time: timeOf(at.time(n)), value: at.value(n) as number, from: timeOf(at.from(n)), to: timeOf(at.to(n)) },
    ...{ from_event: eventAt(events.from_event, n), event: eventAt(events.event, n) },
    ...{ since_opened_s: at.since_opened_s(n) as number | null, note: text('note', n) },
  }));
}

type Reader = (n: number) => Value;

function readers<Names extends string>(columns: Columns<Names>): Readonly<Record<Names, Reader>> {
  const of = Object.entries<Column>(columns).map(([name, column]) => [name, readerOf(column)]);
  return Object.fromEntries(of) as Record<Names, Reader>;
}

function readerOf(column: Column): Reader {
  if ('all' in column) return () => column.all;
  if ('of' in column) return (n) => column.of[column.at[n] as number] as Value;
  return (n) => column[n] as Value;
}

function eventAt(of: Readonly<Record<(typeof EVENT)[number], Reader>> | null, n: number): ExplainEvent | null {
  const type = of?.type(n) ?? null;
  if (of === null || type === null) return null;
  const text = (value: Value) => value as string;
  return { type: text(type), source: text(of.source(n)), id: text(of.id(n)), time: isoTime(of.time(n) as number) };
}

function columnOf(values: readonly Value[]): Column {
  const places = new Map<Value, number>();
  for (const value of values) if (!places.has(value)) places.set(value, places.size);
  if (places.size <= 1) return { all: values[0] ?? null };
  if (places.size > values.length / 4) return values;
  return { of: [...places.keys()], at: values.map((value) => places.get(value) as number) };
}

/** Times are UTC with milliseconds, as `isoTime` writes them. */
function msOf(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}

function timeOf(ms: Value): string | null {
  return ms === null ? null : isoTime(ms as number);
}
