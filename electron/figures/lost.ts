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
