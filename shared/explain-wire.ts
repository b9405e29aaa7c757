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

/** Items may be made while they are read. */
type Read = Iterable<ExplainItem> & { readonly length: number };

export function packAnswer({ explanation, ...answer }: ExplainAnswer<Read>): PackedAnswer {
  const pack = <List extends { readonly items: Read }>(list: List) => ({ ...list, items: packItems(list.items) });
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

function packItems(items: Read): PackedItems {
  const made = (names: readonly string[]) => names.map((name) => [name, new ColumnMaker(items.length)] as const);
  const own = made([...TEXTS, ...NUMBERS, ...TIMES]);
  const events = { event: new EventsMaker(items.length), from_event: new EventsMaker(items.length) };
  const isTime = new Set<string>(TIMES);
  for (const item of items) {
    for (const [name, maker] of own) {
      const value = item[name as keyof PackedItems['own']];
      maker.push(isTime.has(name) ? msOf(value as string | null) : value);
    }
    events.event.push(item.event);
    events.from_event.push(item.from_event);
  }
  const columns = Object.fromEntries(own.map(([name, maker]) => [name, maker.column()]));
  return {
    count: items.length,
    own: columns as PackedItems['own'],
    event: events.event.columns(),
    from_event: events.from_event.columns(),
  };
}

class EventsMaker {
  readonly #columns: Readonly<Record<(typeof EVENT)[number], ColumnMaker>>;
  #isAny = false;

  constructor(count: number) {
    const column = () => new ColumnMaker(count);
    this.#columns = { type: column(), source: column(), id: column(), time: column() };
  }

  push(event: ExplainEvent | null): void {
    this.#isAny ||= event !== null;
    const { type, source, id, time } = this.#columns;
    type.push(event === null ? null : event.type);
    source.push(event === null ? null : event.source);
    id.push(event === null ? null : event.id);
    time.push(event === null ? null : msOf(event.time));
  }

  columns(): PackedItems['event'] {
    if (!this.#isAny) return null;
    const { type, source, id, time } = this.#columns;
    return { type: type.column(), source: source.column(), id: id.column(), time: time.column() };
  }
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

/**
 * Gathers a column. One of many different values is not looked up in what came before; room for all is made at once, as arrays
 * that grow leave as much behind again and again.
 */
class ColumnMaker {
  readonly #count: number;
  readonly #places = new Map<Value, number>();
  #length = 0;
  /** Of the first value alone there is nothing to note. */
  #at: Uint32Array | null = null;
  #values: Value[] | null = null;

  /** @param count how many values there will be. */
  constructor(count: number) {
    this.#count = count;
  }

  push(value: Value): void {
    const i = this.#length++;
    if (this.#values !== null) {
      this.#values[i] = value;
      return;
    }
    const place = this.#places.get(value) ?? this.#places.size;
    if (place === this.#places.size) {
      this.#places.set(value, place);
      if (place === 1) this.#at = new Uint32Array(this.#count);
      if (place >= Math.max(1, this.#count / 4)) {
        this.#values = this.#spread(i);
        this.#values[i] = value;
        return;
      }
    }
    if (this.#at !== null) this.#at[i] = place;
  }

  #spread(before: number): Value[] {
    const known = [...this.#places.keys()];
    const values = new Array<Value>(this.#count);
    for (let i = 0; i < before; i++) values[i] = known[this.#at?.[i] ?? 0] as Value;
    this.#places.clear();
    this.#at = null;
    return values;
  }

  column(): Column {
    if (this.#values !== null) return this.#values;
    const of = [...this.#places.keys()];
    return this.#at === null ? { all: of[0] ?? null } : { of, at: Array.from(this.#at) };
  }
}

/** Times are UTC with milliseconds, as `isoTime` writes them. */
function msOf(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}

function timeOf(ms: Value): string | null {
  return ms === null ? null : isoTime(ms as number);
}
