// Section 5's word on one conversation: answered or lost, at most once, whichever came first; and whose it is. Pure.
import { bitsOfKind, hasOutcome, wasLost, whoAnswered } from './bits.ts';
import { bitsOf, type Conversation, type FirstClose, firstAnswer, type Judged } from './conversation.ts';

export interface Outcome {
  readonly lost: boolean;
  readonly ms: number;
  readonly waitMs: number;
}

/** Of an inbound call, video or chat whose `opened` is known; null while neither has happened (or of another kind). */
export function outcomeOf(c: Judged): Outcome | null {
  const bits = bitsOf(c);
  if (!hasOutcome(bits)) return null;
  const lost = wasLost(bits);
  const ms = lost ? (c.firstClose as FirstClose).ms : (firstAnswer(c) as number);
  return { lost, ms, waitMs: Math.max(0, ms - (c.opened as number)) };
}

/**
 * The agent whose it is: who first answered it, else its assignee; null where it is its group's or nobody's. The first
 * answer is section 5's; a ticket, of which the page says nothing, takes whichever comes first.
 */
export function whoseAgent(c: Conversation): string | null {
  return whoAnswered(bitsOfKind(c.kind), c.firstBy, c.answeredBy, c.messageBy) ?? c.assignee;
}
