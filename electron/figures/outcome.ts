// Section 5's word on one conversation: answered or lost, at most once, whichever came first; and whose it is. Pure.
import { type Conversation, firstAnswer } from './conversation.ts';

export interface Outcome {
  readonly lost: boolean;
  readonly ms: number;
  readonly waitMs: number;
}

/** Of an inbound call, video or chat whose `opened` is known; null while neither has happened (or of another kind). */
export function outcomeOf(
  c: Pick<Conversation, 'opened' | 'outbound' | 'kind' | 'firstClose' | 'answered' | 'message'>,
): Outcome | null {
  if (c.opened === null || c.outbound || c.kind === 'email' || c.kind === 'ticket') return null;
  const close = c.firstClose;
  if (close !== null && !(c.kind === 'chat' ? close.message : close.answered)) {
    return { lost: true, ms: close.ms, waitMs: Math.max(0, close.ms - c.opened) };
  }
  const answer = firstAnswer(c);
  return answer === null ? null : { lost: false, ms: answer, waitMs: Math.max(0, answer - c.opened) };
}

/**
 * The agent whose it is: who first answered it, else its assignee; null where it is its group's or nobody's. The first
 * answer is section 5's; a ticket, of which the page says nothing, takes whichever comes first.
 */
export function whoseAgent(c: Conversation): string | null {
  return firstAnswerBy(c) ?? c.assignee;
}

function firstAnswerBy(c: Conversation): string | null {
  if (c.kind === 'ticket') return c.firstBy;
  return c.kind === 'call' || c.kind === 'video' ? c.answeredBy : c.messageBy;
}
