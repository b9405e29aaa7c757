// Section 5: offered, answered and lost, waits and service level, over a day or the last minutes. Pure.
import type { DayFigures, DayReport } from '../../shared/contract/reports.ts';
import { isoTime } from '../../shared/iso-time.ts';
import { meanSeconds, share } from '../../shared/rounding.ts';
import { type Choice, type Directory, isOfChoice, isOwnerChosen, type Owner, presentOf } from './choice.ts';
import { type Conversation, isWaiting } from './conversation.ts';
import type { Deadline } from './hours.ts';
import { type Outcome, outcomeOf, whoseAgent } from './outcome.ts';
import { isIn, type Span } from './span.ts';

export interface DayQuestion {
  readonly head: { readonly date: string } | { readonly window: number };
  readonly at: number;
  readonly tz: string;
  readonly span: Span;
  readonly choice: Choice;
  readonly who: 'all' | 'present';
  /** T and S of the service level, in ms. */
  readonly thresholdMs: number;
  readonly shortMs: number;
  readonly deadline: Deadline;
  /** What deadlines are by: as text, the same for the same hours. */
  readonly hoursText: string;
}

export type LiveKind = 'call' | 'video' | 'chat' | 'email';

/** Counts of one kind; `explain/` has them of one conversation alone. */
export interface DaySum {
  offered: number;
  answered: number;
  lost: number;
  waitMs: number;
  longestMs: number | null;
  inTime: number;
  lostCounted: number;
  waiting: number;
  waitingSince: number | null;
  replySince: number | null;
}

export function emptySum(): DaySum {
  return {
    offered: 0,
    answered: 0,
    lost: 0,
    waitMs: 0,
    longestMs: null,
    inTime: 0,
    lostCounted: 0,
    waiting: 0,
    waitingSince: null,
    replySince: null,
  };
}

/** What of a conversation decides how it counts. */
export type DayState = Pick<
  Conversation,
  | 'kind'
  | 'opened'
  | 'outbound'
  | 'open'
  | 'openSince'
  | 'answered'
  | 'message'
  | 'picked'
  | 'firstClose'
  | 'contactSince'
  | 'turns'
>;

/** An e-mail: answered by its deadline, or open and unanswered then; closed then it is neither, for good. */
export function emailOutcome(c: DayState, deadline: number | null, at: number): Outcome | null {
  const opened = c.opened as number;
  if (c.message !== null && (deadline === null || c.message <= deadline)) {
    return { lost: false, ms: c.message, waitMs: Math.max(0, c.message - opened) };
  }
  if (deadline === null || deadline > at || !openAt(c, deadline)) return null;
  return { lost: true, ms: deadline, waitMs: deadline - opened };
}

/** Whether it is open once every event up to `ms` has been read. */
function openAt(c: DayState, ms: number): boolean {
  const turns = c.turns.findIndex((turn) => turn > ms);
  return (turns === -1 ? c.turns.length : turns) % 2 === 0;
}

/** Answered or lost, at most once: an e-mail by its deadline, the others by what came first. */
export function dayOutcome(c: DayState, { deadline, at }: DayQuestion): Outcome | null {
  return c.kind === 'email' ? emailOutcome(c, deadline(c.opened as number), at) : outcomeOf(c);
}

export function count(sum: DaySum, c: DayState, question: DayQuestion): void {
  const { span, thresholdMs, shortMs } = question;
  const opened = c.opened as number;
  if (isIn(span, opened)) sum.offered++;
  const outcome = dayOutcome(c, question);
  if (outcome !== null && isIn(span, outcome.ms)) {
    sum.longestMs = Math.max(sum.longestMs ?? 0, outcome.waitMs);
    if (outcome.lost) {
      sum.lost++;
      if (c.kind === 'email' || outcome.waitMs >= shortMs) sum.lostCounted++;
    } else {
      sum.answered++;
      sum.waitMs += outcome.waitMs;
      if (c.kind === 'email' || outcome.waitMs <= thresholdMs) sum.inTime++;
    }
  }
  if (isWaiting(c)) {
    sum.waiting++;
    sum.waitingSince = Math.min(sum.waitingSince ?? Number.POSITIVE_INFINITY, c.openSince as number);
  }
  if (c.open && c.message !== null && c.contactSince !== null) {
    sum.replySince = Math.min(sum.replySince ?? Number.POSITIVE_INFINITY, c.contactSince);
  }
}

export interface OutboundSum {
  placed: number;
  reached: number;
  not_reached: number;
}

/** Of an outbound call whose `opened` is known. */
export function countOutbound(sum: OutboundSum, c: DayState, span: Span): void {
  if (isIn(span, c.opened)) sum.placed++;
  const missed = c.firstClose !== null && !c.firstClose.picked;
  if (missed && isIn(span, c.firstClose?.ms ?? null)) sum.not_reached++;
  if (!missed && isIn(span, c.picked)) sum.reached++;
}

/** Whether a conversation is within the choice, and theirs who were asked for. */
export function askedConversations(
  directory: Directory,
  { choice, who }: Pick<DayQuestion, 'choice' | 'who'>,
): (c: Conversation) => boolean {
  const isAsked = askedOwners(directory, { choice, who });
  return (c) => isOfChoice(c, choice) && isAsked({ agent: whoseAgent(c), group: c.group });
}

/** Whether conversations of this owner are asked for. */
export function askedOwners(
  directory: Directory,
  { choice, who }: Pick<DayQuestion, 'choice' | 'who'>,
): (owner: Owner) => boolean {
  const isPresent = presentOf(directory);
  return (owner) => isOwnerChosen(owner, choice, directory) && (who === 'all' || isPresent(owner));
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}

function since(ms: number | null, at: number): number | null {
  return ms === null ? null : Math.max(0, at - ms) / 1000;
}

function figures(sum: DaySum, at: number): DayFigures {
  return {
    offered: sum.offered,
    answered: sum.answered,
    lost: sum.lost,
    wait_avg_s: meanSeconds(sum.waitMs, sum.answered),
    wait_max_s: seconds(sum.longestMs),
    service_level: share(sum.inTime, sum.answered + sum.lostCounted),
    waiting: sum.waiting,
    waiting_longest_s: since(sum.waitingSince, at),
  };
}

export function dayReport(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: DayQuestion,
): DayReport {
  const tally = newTally();
  const isAsked = askedConversations(directory, question);
  for (const c of conversations) if (isAsked(c)) addConversation(tally, c, question);
  return dayOf(tally, question);
}

export interface DayTally {
  readonly sums: Readonly<Record<LiveKind, DaySum>>;
  readonly outbound: OutboundSum;
}

export function newTally(): DayTally {
  return {
    sums: { call: emptySum(), video: emptySum(), chat: emptySum(), email: emptySum() },
    outbound: { placed: 0, reached: 0, not_reached: 0 },
  };
}

/** Adds a conversation that is asked for. */
export function addConversation({ sums, outbound }: DayTally, c: DayState, question: DayQuestion): void {
  if (c.opened === null || c.kind === 'ticket') return;
  if (!c.outbound) count(sums[c.kind], c, question);
  else if (c.kind === 'call') countOutbound(outbound, c, question.span);
}

export function dayOf({ sums, outbound }: DayTally, { head, at, tz }: DayQuestion): DayReport {
  return {
    report: 'day' as const,
    ...head,
    at: isoTime(at),
    tz,
    call: figures(sums.call, at),
    video: figures(sums.video, at),
    chat: { ...figures(sums.chat, at), reply_wait_longest_s: since(sums.chat.replySince, at) },
    email: figures(sums.email, at),
    outbound,
  };
}
