// Whether an explanation adds up to its figure: the value is made again from the items alone, and nothing else. Pure.
import {
  type ExplainItem,
  type Explanation,
  greatestList,
  LOAD_LISTS,
  RESOLVED_LIST,
} from '../../../shared/contract/explain.ts';
import { parseTime } from '../../../shared/events/rfc3339.ts';
import { mean, meanSeconds, percent, share } from '../../../shared/rounding.ts';
import { levelOf, loadOf, scaledLoad } from '../companies.ts';
import { formulaOf } from './formula.ts';

type Parts = Pick<Explanation, 'parts' | 'kind' | 'unit' | 'value'>;

export function itemsOf({ parts }: Pick<Explanation, 'parts'>, name: string): readonly ExplainItem[] {
  return parts.find((list) => list.name === name)?.items ?? [];
}

/** Seconds have at most 3 decimals: as whole ms they add up without a fault. */
export function sumMs(items: readonly ExplainItem[]): number {
  return items.reduce((all, { value }) => all + Math.round(value * 1000), 0);
}

/** L times the number of resolved tickets, from the lists of one company. */
export function loadFrom(explanation: Pick<Explanation, 'parts'>, named: (name: string) => string): bigint {
  const [talkIn, talkOut, chats, tickets] = LOAD_LISTS.map((name) => itemsOf(explanation, named(name))) as [
    readonly ExplainItem[],
    readonly ExplainItem[],
    readonly ExplainItem[],
    readonly ExplainItem[],
  ];
  const resolved = itemsOf(explanation, RESOLVED_LIST);
  const sum = {
    calls_in: talkIn.length,
    inbound_talk_ms: sumMs(talkIn),
    calls_out: talkOut.length,
    outbound_talk_ms: sumMs(talkOut),
    chats: chats.length,
    chat_ms: sumMs(chats),
    tickets: tickets.length,
  };
  return scaledLoad(sum, { ticketMs: sumMs(resolved), resolvedTickets: resolved.length });
}

/** The figure that the items make. */
export function valueFrom(explanation: Parts): Explanation['value'] {
  const items = (name: string) => itemsOf(explanation, name);
  switch (explanation.kind) {
    case 'count':
      return items('counted').length;
    case 'sum':
      return sumMs(items('added')) / 1000;
    case 'average': {
      const samples = items('samples');
      if (explanation.unit === 's') return meanSeconds(sumMs(samples), samples.length);
      return mean(
        samples.reduce((all, { value }) => all + value, 0),
        samples.length,
      );
    }
    case 'share':
      return share(items('part').length, items('whole').length);
    case 'percent':
      return percent(items('part').length, items('whole').length);
    case 'maximum':
      return items('samples').length === 0 ? null : Math.max(...items('samples').map(({ value }) => value));
    case 'change':
      return items('now').length - items('before').length;
    case 'load':
    case 'level': {
      const load = loadOf(loadFrom(explanation, String), loadFrom(explanation, greatestList));
      return explanation.kind === 'load' ? load : levelOf(load);
    }
    case 'status':
      return items('run').at(-1)?.note ?? 'offline';
    case 'since':
      return items('run')[0]?.time ?? null;
  }
}

/** Every fault of an explanation in words; none is what one wants to see. */
export function addsUp(explanation: Explanation): string[] {
  const faults: string[] = [];
  const { value, parts, left_out } = explanation;
  const made = valueFrom(explanation);
  if (made !== value) faults.push(`the parts make ${made}, the figure is ${value}`);
  for (const { name, count, items } of parts) {
    if (count !== items.length) faults.push(`"${name}" says ${count} and holds ${items.length}`);
    if (new Set(items.map(nameOf)).size !== items.length) faults.push(`"${name}" holds an item twice`);
    for (const item of items) faults.push(...itemFaults(explanation, name, item));
  }
  for (const { reason, count, items } of left_out) {
    if (count !== items.length) faults.push(`left out, "${reason}": says ${count} and holds ${items.length}`);
  }
  if (explanation.kind === 'share' || explanation.kind === 'percent') {
    const whole = new Set(itemsOf(explanation, 'whole').map(ownerOf));
    const strange = itemsOf(explanation, 'part').filter((item) => !whole.has(ownerOf(item)));
    if (strange.length > 0) faults.push(`${strange.length} of the part are not in the whole`);
  }
  if (formulaOf(explanation) !== explanation.formula) faults.push('the formula has other numbers than the parts');
  return faults;
}

/** Lists of single things hold ones; durations are as long as their two ends say. */
function itemFaults({ kind, unit }: Explanation, list: string, item: ExplainItem): string[] {
  const what = `"${list}", ${item.conversation ?? item.agent ?? item.company ?? item.time}`;
  const isTimed = (kind === 'sum' || kind === 'average' || kind === 'maximum') && unit === 's';
  const isLoad = (kind === 'load' || kind === 'level') && !list.endsWith('tickets');
  if (isTimed || isLoad || list === RESOLVED_LIST) {
    const ms = item.from === null || item.to === null ? 0 : Math.max(0, parseTime(item.to) - parseTime(item.from));
    return Math.round(item.value * 1000) === ms
      ? []
      : [`${what}: ${item.value} s is not from ${item.from} to ${item.to}`];
  }
  if (kind === 'average')
    return item.value >= 1 && item.value <= 5 ? [] : [`${what}: ${item.value} is no number of stars`];
  return item.value === 1 ? [] : [`${what}: counts ${item.value} times`];
}

function nameOf({ conversation, company, agent, time, note, event }: ExplainItem): string {
  return JSON.stringify([conversation, event === null ? [company, agent, time, note] : [event.source, event.id]]);
}

function ownerOf({ conversation, event }: ExplainItem): string {
  return JSON.stringify(conversation ?? [event?.source, event?.id]);
}
