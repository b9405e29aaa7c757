// One conversation as its readers know it: where it stands, and the facts that the figures add up. `conversation-row.ts`
// has the rules by which events move it on. Pure.
import * as bit from './bits.ts';
import type { Fact } from './facts.ts';

export type Kind = 'chat' | 'call' | 'video' | 'email' | 'ticket';

/** The first close, and what had happened before it. */
export interface FirstClose {
  readonly ms: number;
  readonly answered: boolean;
  readonly message: boolean;
  readonly picked: boolean;
}

/** Every empty list of every conversation: who makes one longer makes another of it. */
const NONE: readonly never[] = [];

/**
 * Times are ms since 1970, null where it has not happened.
 * A class rather than a literal: of a literal whose objects mostly live on, V8 makes all further ones in the space for
 * old objects, which grows with every conversation that was ever in memory.
 */
export class Conversation {
  opened: number | null = null;
  kind: Kind = 'chat';
  channel: string = 'unknown';
  outbound: boolean = false;
  product: string | null = null;
  group: string | null = null;
  contact: string | null = null;
  company: string | null = null;
  open: boolean = true;
  /** When it was opened, or last opened again. */
  openSince: number | null = null;
  /** ms at which it closed, opened again, closed, … in turn; it is open before the first. */
  turns: readonly number[] = NONE;
  assignee: string | null = null;
  everAssigned: boolean = false;
  episodeAgent: string | null = null;
  episodeStart: number = 0;
  episodeAnswered: boolean = false;
  /** Latest episode's start of each agent who ever had one. */
  episodes: readonly [agent: string, start: number][] = NONE;
  answered: number | null = null;
  answeredBy: string | null = null;
  answeredClose: number | null = null;
  message: number | null = null;
  messageBy: string | null = null;
  messageClose: number | null = null;
  /** Who first answered it by either way; a ticket's own rule (whose it is). */
  firstBy: string | null = null;
  picked: number | null = null;
  pickedClose: number | null = null;
  /** The first pick-up while it was open (section 4), and the close after it. */
  pickedOpen: number | null = null;
  pickedOpenClose: number | null = null;
  timedOut: boolean = false;
  firstClose: FirstClose | null = null;
  /** The first `resolved` that closed. */
  resolved: number | null = null;
  /** First contact message after the last agent message. */
  contactSince: number | null = null;
  facts: readonly Fact[] = NONE;
}

/** Section 5's first answer: calls and video by `answered`, everything else by the first agent message. */
export function firstAnswer(c: Pick<Conversation, 'kind' | 'answered' | 'message'>): number | null {
  return c.kind === 'call' || c.kind === 'video' ? c.answered : c.message;
}

/** What section 5 judges a conversation by. */
export type Judged = Pick<
  Conversation,
  'open' | 'opened' | 'outbound' | 'kind' | 'firstClose' | 'answered' | 'message'
>;

/** What section 5 asks of it, as bits. */
export function bitsOf({ open, opened, outbound, kind, firstClose, answered, message }: Judged): number {
  return (
    bit.bitsOfKind(kind) |
    (open ? bit.OPEN : 0) |
    (opened === null ? 0 : bit.KNOWN) |
    (outbound ? bit.OUTBOUND : 0) |
    (answered === null ? 0 : bit.HAS_ANSWERED) |
    (message === null ? 0 : bit.HAS_MESSAGE) |
    (firstClose === null ? 0 : bit.CLOSED_ONCE) |
    (firstClose?.answered ? bit.CLOSED_ANSWERED : 0) |
    (firstClose?.message ? bit.CLOSED_MESSAGE : 0)
  );
}

/** Whether it waits now (section 5, `waiting`). */
export function isWaiting(c: Judged): boolean {
  return bit.waits(bitsOf(c));
}
