// What is true of a conversation, one bit each; and what of section 5 follows from them: whether it waits, whether it was
// answered or lost. Asked by the fold of rows and by readers of conversations alike. Pure.

export const OPEN = 1;
export const KNOWN = 1 << 1;
export const OUTBOUND = 1 << 2;
/** A call or a video session: answered by `answered`, everything else by the first message of an agent. */
export const VOICE = 1 << 3;
/** An e-mail or a ticket: lost by no close. */
export const WRITTEN = 1 << 4;
export const TICKET = 1 << 5;
export const HAS_ANSWERED = 1 << 6;
export const HAS_MESSAGE = 1 << 7;
export const HAS_PICKED = 1 << 8;
export const CLOSED_ONCE = 1 << 9;
/** What had happened before the first close. */
export const CLOSED_ANSWERED = 1 << 10;
export const CLOSED_MESSAGE = 1 << 11;
export const CLOSED_PICKED = 1 << 12;
export const EVER_ASSIGNED = 1 << 13;
export const EPISODE_ANSWERED = 1 << 14;
export const TIMED_OUT = 1 << 15;
export const HAS_PICKED_OPEN = 1 << 16;
export const HAS_ANSWERED_CLOSE = 1 << 17;
export const HAS_MESSAGE_CLOSE = 1 << 18;
export const HAS_PICKED_CLOSE = 1 << 19;
export const HAS_PICKED_OPEN_CLOSE = 1 << 20;
export const HAS_RESOLVED = 1 << 21;
export const HAS_CONTACT_SINCE = 1 << 22;
export const HAS_OPEN_SINCE = 1 << 23;
/** It has nodes besides those of its facts. */
export const HAS_NODES = 1 << 24;

/** The last event had a sequence of its own. */
export const HAS_SEQUENCE = 1 << 25;

export function bitsOfKind(kind: string): number {
  if (kind === 'chat') return 0;
  if (kind === 'email') return WRITTEN;
  return kind === 'ticket' ? WRITTEN | TICKET : VOICE;
}

/** Section 5's first answer: whether there was one. */
export function hasAnswer(bits: number): boolean {
  return (bits & ((bits & VOICE) !== 0 ? HAS_ANSWERED : HAS_MESSAGE)) !== 0;
}

/** Whether it waits now (section 5, `waiting`): inbound, opened known, open and without any answer. */
export function waits(bits: number): boolean {
  return (bits & (OPEN | KNOWN | OUTBOUND | TICKET)) === (OPEN | KNOWN) && !hasAnswer(bits);
}

/** Whether its outcome, where it has one, is that it was lost. */
export function wasLost(bits: number): boolean {
  return (bits & CLOSED_ONCE) !== 0 && (bits & ((bits & VOICE) !== 0 ? CLOSED_ANSWERED : CLOSED_MESSAGE)) === 0;
}

/** Whether it was answered or lost: an inbound call, video or chat whose `opened` is known. */
export function hasOutcome(bits: number): boolean {
  return (bits & (KNOWN | OUTBOUND | WRITTEN)) === KNOWN && (wasLost(bits) || hasAnswer(bits));
}

/** Of those who answered first: by either way (a ticket's own rule), by `answered`, by a message: the one that counts. */
export function whoAnswered<T>(bits: number, either: T, answered: T, message: T): T {
  if ((bits & TICKET) !== 0) return either;
  return (bits & VOICE) !== 0 ? answered : message;
}
