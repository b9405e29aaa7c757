// The conversations behind the day report's `lost`, by the same rules, and what became of their contacts since. Pure.
import type { Directory } from './choice.ts';
import { type Conversation, firstAnswer, isWaiting } from './conversation.ts';
import { askedConversations, type DayQuestion, dayOutcome } from './day.ts';
import type { Told } from './explain/draft.ts';
import { isIn } from './span.ts';

/** `ms`: when it was lost. */
export interface Lost {
  readonly told: Told;
  readonly ms: number;
  readonly waitMs: number;
}

/** What the day report counts for its inbound figures, each conversation with its id. */
export function inboundOf(told: Iterable<Told>, directory: Directory, question: DayQuestion): readonly Told[] {
  const isAsked = askedConversations(directory, question);
  const isInbound = ({ state: c }: Told) => c.opened !== null && !c.outbound && c.kind !== 'ticket';
  return [...told].filter((one) => isInbound(one) && isAsked(one.state));
}

/** Longest ago first; as many as the day report's `lost` of all kinds together. */
export function lostOf(inbound: readonly Told[], question: DayQuestion): readonly Lost[] {
  const lost = inbound.flatMap((told): Lost[] => {
    const outcome = dayOutcome(told.state, question);
    return outcome?.lost && isIn(question.span, outcome.ms) ? [{ told, ms: outcome.ms, waitMs: outcome.waitMs }] : [];
  });
  return lost.sort((a, b) => a.ms - b.ms || (a.told.id < b.told.id ? -1 : 1));
}

/** Since when, ms, and by whom: the report's `waiting_longest_s` and `reply_wait_longest_s` are of these. */
export interface Standing {
  readonly told: Told;
  readonly sinceMs: number;
}

/** Calls, videos and chats, longest first: an e-mail has its deadline. */
export function waitingNow(inbound: readonly Told[]): readonly Standing[] {
  return standing(inbound, (c) => (c.kind !== 'email' && isWaiting(c) ? c.openSince : null));
}

/** Open chats with an agent message whose last word is the contact's, longest first. */
export function followUpsNow(inbound: readonly Told[]): readonly Standing[] {
  return standing(inbound, (c) => (c.kind === 'chat' && c.open && c.message !== null ? c.contactSince : null));
}

function standing(inbound: readonly Told[], since: (c: Conversation) => number | null): readonly Standing[] {
  return inbound
    .flatMap((told): Standing[] => {
      const sinceMs = since(told.state);
      return sinceMs === null ? [] : [{ told, sinceMs }];
    })
    .sort((a, b) => a.sinceMs - b.sinceMs || (a.told.id < b.told.id ? -1 : 1));
}

/** The lost conversation's own first answer, where it came after all; ms. */
export function answeredLate({ told, ms }: Lost): number | null {
  const answer = firstAnswer(told.state);
  return answer !== null && answer >= ms ? answer : null;
}

/** A conversation with a contact. `name`: its id, or what its id is found by. */
export interface Visit<N> {
  readonly name: N;
  readonly contact: string;
  readonly openedMs: number;
  /** When it was answered, or, of a call that was placed, picked up. */
  readonly settledMs: number | null;
  readonly outbound: boolean;
  readonly isCall: boolean;
}

/** null: not known when it was opened, or with whom. */
export function visitOf({ id, state: c }: Told): Visit<string> | null {
  const { opened: openedMs, contact, outbound } = c;
  if (openedMs === null || contact === null) return null;
  const settledMs = outbound ? c.picked : firstAnswer(c);
  return { name: id, contact, openedMs, settledMs, outbound, isCall: c.kind === 'call' };
}

/** So long after it was lost a contact can be said to come back: as long as a report's longest period. */
export const SINCE_MS = 31 * 86_400_000;

/** How often and since when, and what tells it: the first that was answered or picked up, else the first. */
export interface Seen<N> {
  times: number;
  firstMs: number;
  /** Of one moment: whoever knows their ids takes the lowest. */
  telling: Visit<N>[];
}

/** What the contact did, and what was done for it, in that time. */
export interface Since<N> {
  back: Seen<N> | null;
  called: Seen<N> | null;
}

/**
 * @param later conversations as of now, at least all of these contacts that were opened in that time.
 * @returns by the lost conversation's id; nothing for those whose contact is not known.
 */
export function sinceLost<N>(lost: readonly Lost[], later: Iterable<Visit<N>>): ReadonlyMap<string, Since<N>> {
  const byContact = Map.groupBy(lost, ({ told }) => told.state.contact);
  const since = new Map<string, Since<N>>();
  for (const visit of later) {
    const { contact, openedMs, outbound, isCall } = visit;
    if (outbound && !isCall) continue;
    for (const { told, ms } of byContact.get(contact) ?? []) {
      if (openedMs <= ms || openedMs > ms + SINCE_MS) continue;
      let found = since.get(told.id);
      if (found === undefined) {
        found = { back: null, called: null };
        since.set(told.id, found);
      }
      const side = outbound ? 'called' : 'back';
      found[side] = seen(found[side], visit);
    }
  }
  return since;
}

function seen<N>(before: Seen<N> | null, visit: Visit<N>): Seen<N> {
  if (before === null) return { times: 1, firstMs: visit.openedMs, telling: [visit] };
  before.times++;
  if (visit.openedMs < before.firstMs) before.firstMs = visit.openedMs;
  const [told] = before.telling as [Visit<N>];
  const settles = Number(visit.settledMs !== null) - Number(told.settledMs !== null);
  const earlier = told.openedMs - visit.openedMs;
  if (settles > 0 || (settles === 0 && earlier > 0)) before.telling = [visit];
  else if (settles === 0 && earlier === 0) before.telling.push(visit);
  return before;
}
