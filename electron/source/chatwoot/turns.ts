// When a conversation was closed and opened again, and by whom, as far as it can be told: of Chatwoot's reporting where the
// token may read it, else of its activities and messages. Chatwoot itself only tells how it is now. Pure.
import { type Names, names } from './names.ts';
import type { Message, Turn } from './shapes.ts';

export type By =
  | { readonly by: 'agent'; readonly agent: string }
  | { readonly by: 'contact' | 'system'; readonly agent: null };

export interface Change {
  readonly kind: 'closed' | 'opened';
  readonly at: number;
  /** The newest message by then. */
  readonly message: number;
  /** It was opened again by the message itself. */
  readonly byMessage: boolean;
  readonly who: By;
}

export interface TurnsAsk {
  /** How it was known, since `from`. */
  readonly wasClosed: boolean;
  readonly from: number;
  /** How it is now, and when that was first seen or last moved. */
  readonly isClosed: boolean;
  readonly at: number;
  /** Oldest first; with activities. */
  readonly messages: readonly Message[];
  /** Of its reporting, oldest first; null: it cannot be read. */
  readonly turns: readonly Turn[] | null;
  /** It was seen to change at about that moment, in seconds; null: that was some time between `from` and `at`. */
  readonly seenAt: number | null;
  /** Whether, where its reporting cannot be read, a message to a closed one means that it was opened and closed anew: not while it is watched. */
  readonly infer: boolean;
  /** The last moment that `isClosed` is known to cover: messages are read after it. */
  readonly until: number;
  readonly contact: string | null;
  readonly agents: Names;
}

/** An activity is written by a job of its own, a moment after what it tells. */
const BEFORE_S = 2;
const AFTER_S = 10;
/** So near to each other two tell of the same: one of them is its activity's time. */
const SAME_S = 5;
const NOBODY: By = { by: 'system', agent: null };

export function turnsOf(ask: TurnsAsk): readonly Change[] {
  const { wasClosed, from, isClosed, at, messages, turns, infer } = ask;
  const changes: Change[] = [];
  let closed = wasClosed;
  let since = from;
  const add = (change: Change) => {
    changes.push(change);
    closed = change.kind === 'closed';
    since = change.at;
  };
  for (const turn of turns ?? []) {
    if (turn.kind !== 'closed' || turn.at <= since + SAME_S) continue;
    if (closed) {
      const opened = openedBetween(ask, since, turn.at);
      if (opened === null) continue;
      add(opened);
    }
    add(closedAt(ask, turn.at, turn.agent));
  }
  if (closed && !isClosed) {
    add(openedBetween(ask, since, Number.POSITIVE_INFINITY) ?? bySystem(ask, 'opened', Math.max(at, since)));
  } else if (closed && infer && turns === null) {
    // Not by a message of the second in which it was closed: that one may have come before.
    const opened = openedBetween(ask, since + 1, ask.until);
    if (opened?.byMessage) add(opened);
  }
  if (!closed && isClosed) add(closedAt(ask, Math.max(since, lastMoment(messages, at)), null));
  return changes;
}

/** The first sign between two moments that it was opened again; where that was seen, the last sign about then. */
function openedBetween(ask: TurnsAsk, from: number, to: number): Change | null {
  const { messages, turns, agents, seenAt } = ask;
  const told = turns?.find((turn) => turn.kind === 'opened' && turn.at > from && turn.at <= to)?.at ?? seenAt;
  const [low, high] = told === null ? [from, to] : [told - AFTER_S, told + BEFORE_S];
  const incoming = messages.find(({ kind, at }) => kind === 'incoming' && at >= Math.max(low, from) && at <= high);
  if (incoming !== undefined) {
    const { at, id } = incoming;
    return { kind: 'opened', at, message: id, byMessage: true, who: { by: 'contact', agent: null } };
  }
  const [after, until] = told === null ? [from + SAME_S, to] : [told - BEFORE_S, told + AFTER_S];
  const naming = messages.filter(
    (one) => one.kind === 'activity' && one.at > after && one.at <= until && agents.in(one.text ?? '').length > 0,
  );
  const activity = told === null ? naming[0] : naming.at(-1);
  const at = told ?? activity?.at;
  if (at === undefined) return null;
  const agent = agents.in(activity?.text ?? '').at(-1);
  const who: By = agent === undefined ? NOBODY : { by: 'agent', agent };
  return { kind: 'opened', at: Math.max(at, from), message: newestBy(messages, at), byMessage: false, who };
}

/** @param credited whom Chatwoot credits with it; null: that is not known. */
function closedAt({ messages, agents, contact }: TurnsAsk, at: number, credited: string | null): Change {
  const told = messages.filter((one) => one.kind === 'activity' && one.at >= at - BEFORE_S && one.at <= at + AFTER_S);
  const naming = told.map(({ text }) => agents.in(text ?? '')).filter((named) => named.length > 0);
  // Of several activities at once the one that names one person alone: the others tell of assignments.
  const agent = naming.findLast((named) => named.length === 1)?.[0] ?? naming.at(-1)?.at(-1) ?? null;
  const who: By =
    agent !== null
      ? { by: 'agent', agent }
      : told.some(({ text }) => names(text ?? '', contact))
        ? { by: 'contact', agent: null }
        : told.length === 0 && credited !== null
          ? { by: 'agent', agent: credited }
          : NOBODY;
  return { kind: 'closed', at, message: newestBy(messages, at), byMessage: false, who };
}

function bySystem({ messages }: TurnsAsk, kind: Change['kind'], at: number): Change {
  return { kind, at, message: newestBy(messages, at), byMessage: false, who: NOBODY };
}

/** When the last activity behind all talk was: closing writes one. */
function lastMoment(messages: readonly Message[], at: number): number {
  const last = messages.findLast(({ kind }) => kind !== 'template');
  return last?.kind === 'activity' ? last.at : at;
}

/** The newest message of talk by a moment; 0: none. */
export function newestBy(messages: readonly Message[], at: number): number {
  return messages.findLast((one) => one.kind !== 'activity' && one.at <= at)?.id ?? 0;
}
