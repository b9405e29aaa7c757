// Section 5's word on one conversation: answered or lost, at most once, whichever came first; and whose it is. Pure.
import { type Conversation, type FirstClose, firstAnswer } from './conversation.ts';

export interface Outcome {
  readonly lost: boolean;
  readonly ms: number;
  readonly waitMs: number;
}

type Judged = Pick<Conversation, 'opened' | 'outbound' | 'kind' | 'firstClose' | 'answered' | 'message'>;

/** Of an inbound call, video or chat whose `opened` is known; null while neither has happened (or of another kind). */
export function outcomeOf(c: Judged): Outcome | null {
  const ms = outcomeMs(c);
  return ms === null ? null : { lost: isLost(c), ms, waitMs: waitMsOf(c, ms) };
}

/** When `outcomeOf` happened, null where it has not. Once it has, it stays as it is. */
export function outcomeMs(c: Judged): number | null {
  if (c.opened === null || c.outbound || c.kind === 'email' || c.kind === 'ticket') return null;
  return isLost(c) ? (c.firstClose as FirstClose).ms : firstAnswer(c);
}

/** Whether its outcome, where it has one, is that it was lost. */
export function isLost({ kind, firstClose }: Pick<Conversation, 'kind' | 'firstClose'>): boolean {
  return firstClose !== null && !(kind === 'chat' ? firstClose.message : firstClose.answered);
}

/** How long it had waited by its outcome at `ms`. */
export function waitMsOf(c: Pick<Conversation, 'opened'>, ms: number): number {
  return Math.max(0, ms - (c.opened as number));
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
