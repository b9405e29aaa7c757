// Section 4 explained: requests, landings and what became of the requests, whole or in one interval. Pure.
import type { Directory } from '../choice.ts';
import {
  countRequest,
  emptySum,
  intervalStarts,
  isAskedRequest,
  isLandingChosen,
  lastAtOrBefore,
  MINUTE_MS,
  type ServiceQuestion,
  type ServiceSum,
} from '../service.ts';
import { isIn } from '../span.ts';
import { type Draft, type DraftItem, type DraftList, lasting, one, type Told, type ToldLanding } from './draft.ts';
import { DraftItems, type Room } from './draft-items.ts';
import { LeftOutBook } from './left-out.ts';
import { SERVICE_RULES } from './rules.ts';

/** What a list holds: landings, or the requests that count for this. */
type Part = keyof ServiceSum;

/** A count by one list, a share by two: requests and landings in one make the whole of both shares. */
const FIGURES: Readonly<Record<string, { readonly part: Part; readonly whole?: readonly Part[] }>> = {
  requests: { part: 'requests' },
  landings: { part: 'landings' },
  accepted_share: { part: 'requests', whole: ['requests', 'landings'] },
  landing_share: { part: 'landings', whole: ['requests', 'landings'] },
  received: { part: 'received' },
  assisted: { part: 'assisted' },
  service_quality: { part: 'assisted', whole: ['received'] },
  'outcomes.agent_did_not_answer': { part: 'agent_did_not_answer' },
  'outcomes.left_in_queue': { part: 'left_in_queue' },
};

/** What a figure is explained from. */
export interface ServiceTold {
  /** At least the conversations that are requests then. */
  readonly told: (isHere: (ms: number) => boolean) => Iterable<Told>;
  readonly landings: () => Iterable<ToldLanding>;
}

/** @param way `total`, figure…; or `intervals`, place, figure…. @returns null where the path is no figure. */
export function serviceDraft(
  from: ServiceTold,
  directory: Directory,
  way: readonly (string | number)[],
  question: ServiceQuestion,
  room: Room,
): Draft | null {
  const total = way[0] === 'total';
  const figure = way.slice(total ? 1 : 2).join('.');
  const made = FIGURES[figure];
  if (made === undefined) return null;
  const isHere = total ? () => true : inInterval(question, way[1] as number);
  const whole = made.whole ?? [];
  const lists = { part: new DraftItems(room), whole: new DraftItems(room) };
  const leftOut = new LeftOutBook(room);
  const parts = [made.part, ...whole];
  const add = (part: Part, item: () => DraftItem) => {
    if (part === made.part) lists.part.push(item());
    if (whole.includes(part)) lists.whole.push(item());
  };
  const isOfRequests = parts.some((part) => part !== 'landings');
  for (const each of isOfRequests ? from.told(isHere) : []) {
    const c = each.state;
    if (!isAskedRequest(c, directory, question) || !isHere(c.opened as number)) continue;
    const alone = emptySum();
    countRequest(alone, c, question.at);
    for (const part of new Set(parts)) if (alone[part] === 1) add(part, () => itemOf(each, part, question.at));
    if (parts.some((part) => part === 'received' || part === 'assisted') || figure.startsWith('outcomes.')) {
      const why = whyNot(alone, made.part);
      if (why !== null) leftOut.add(why, itemOf(each, c.pickedOpen === null ? 'requests' : 'received', question.at));
    }
  }
  for (const { stream, nth, landing } of parts.includes('landings') ? from.landings() : []) {
    const [ms, product, group, channel] = landing;
    if (!isIn(question.span, ms) || !isLandingChosen(landing, question.choice) || !isHere(ms)) continue;
    const place = { landing: stream, nth };
    add('landings', () => ({ told: null, of: { product, group, channel }, agent: null, ms, place, value: 1 }));
  }
  const list = (name: string, what: readonly Part[], items: DraftItems): DraftList => ({
    name,
    what: what.map((part) => SERVICE_RULES.lists[part]).join('; '),
    items,
  });
  return {
    kind: made.whole === undefined ? 'count' : 'share',
    unit: null,
    rule: SERVICE_RULES.figures[figure] ?? '',
    lists:
      made.whole === undefined
        ? [list('counted', [made.part], lists.part)]
        : [list('part', [made.part], lists.part), list('whole', made.whole, lists.whole)],
    leftOut: leftOut.list(),
    search: null,
  };
}

function inInterval({ days, from, to, interval }: ServiceQuestion, place: number): (ms: number) => boolean {
  const starts = intervalStarts(days, from, to, (interval as number) * MINUTE_MS);
  return (ms) => lastAtOrBefore(starts, ms) === place;
}

function itemOf(told: Told, part: Part, at: number): DraftItem {
  const c = told.state;
  if (part === 'requests' || c.pickedOpen === null) return one(told, null, c.opened as number, { mark: 'opened' });
  if (part === 'assisted') return one(told, c.answeredBy, c.answered as number, { mark: 'answered' });
  if (part !== 'received') return one(told, c.assignee, c.turns.at(-1) ?? null, { mark: 'closed' });
  // The time that the customer stayed; as a count it adds 1.
  const to = c.pickedOpenClose ?? at;
  const note = c.pickedOpenClose === null ? 'open still: to the moment asked for' : undefined;
  const stayed = lasting(told, c.assignee, c.pickedOpen, { mark: 'pickedOpen' }, to, { mark: 'pickedOpen' }, note);
  return { ...stayed, value: 1 };
}

/** Why a request is not in the part that was asked for; null where it is. */
function whyNot(alone: ServiceSum, part: Part): string | null {
  if (alone[part] === 1) return null;
  if (alone.received === 0)
    return 'not received: no pick-up while it was open, or the customer stayed less than 10 s after it';
  if (alone.assisted === 1) return 'assisted';
  if (part === 'assisted') return 'received, and nobody answered';
  if (alone.agent_did_not_answer === 1) return 'it had an assignee at some time: the agent did not answer';
  return alone.left_in_queue === 1 ? 'it never had an assignee: left in the queue' : 'received, and open still';
}
