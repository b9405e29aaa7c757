// Since when a conversation has been its assignee's, and by whom. Chatwoot tells who has it now; its activities name who gave it
// to whom, unless it did so by itself. Pure.
import type { Names } from './names.ts';
import type { Conversation, Message } from './shapes.ts';
import { newestBy } from './turns.ts';

export interface Assignment {
  readonly at: number;
  readonly message: number;
  readonly by: 'automatic' | 'manual';
  readonly actor: string | null;
  /** With the conversation's own beginning. */
  readonly fromStart: boolean;
}

const BEFORE_S = 2;
const AFTER_S = 10;

/** Of one that is seen for the first time: by the first activity that names the agent, before their own first message; else from its beginning. */
export function firstAssignment(
  agent: string,
  { created, closed }: Pick<Conversation, 'created' | 'closed'>,
  messages: readonly Message[],
  agents: Names,
): Assignment {
  const { told } = signsOf(agent, closed, messages, agents);
  if (told === undefined) return { at: created, message: 0, by: 'automatic', actor: null, fromStart: true };
  return { at: told.at, message: newestBy(messages, told.at), ...givenBy(agent, told, agents), fromStart: false };
}

/** Of one that was seen to change at about `at`. @param messages the newest ones. */
export function changedAssignment(
  agent: string,
  at: number,
  messages: readonly Message[],
  agents: Names,
  performer: string | null,
): Assignment {
  const told = messages.findLast(
    (one) =>
      one.kind === 'activity' &&
      one.at >= at - BEFORE_S &&
      one.at <= at + AFTER_S &&
      agents.in(one.text ?? '').includes(agent),
  );
  const place = { at: told === undefined ? at : Math.min(told.at, at), fromStart: false };
  const message = newestBy(messages, place.at);
  if (performer !== null) return { ...place, message, by: 'manual', actor: performer };
  if (told === undefined) return { ...place, message, by: 'automatic', actor: null };
  return { ...place, message, ...givenBy(agent, told, agents) };
}

/**
 * Of one that changed unseen, before `at`. Where no activity tells, it is taken to have come with the customer's last message
 * before the agent's first one. @param messages those that came meanwhile.
 */
export function missedAssignment(
  agent: string,
  at: number,
  closed: boolean,
  messages: readonly Message[],
  agents: Names,
): Assignment {
  const { own, told } = signsOf(agent, closed, messages, agents);
  if (told !== undefined) {
    return { at: told.at, message: newestBy(messages, told.at), ...givenBy(agent, told, agents), fromStart: false };
  }
  const before = own === undefined ? messages : messages.slice(0, messages.indexOf(own));
  const asked = before.findLast(({ kind }) => kind === 'incoming');
  const since = asked?.at ?? own?.at ?? at;
  const message = own === undefined ? newestBy(messages, since) : Math.max(0, (asked?.id ?? own.id) - 1);
  return { at: since, message, by: 'automatic', actor: null, fromStart: false };
}

/** The agent's first own message, and the first activity before it that names them. */
function signsOf(agent: string, closed: boolean, messages: readonly Message[], agents: Names) {
  const own = messages.find(
    ({ kind, sender }) => kind === 'outgoing' && sender?.id === agent && sender.type === 'user',
  );
  const before = own === undefined ? messages : messages.slice(0, messages.indexOf(own));
  const named = before.find(({ kind, text }) => kind === 'activity' && agents.in(text ?? '').includes(agent));
  // The last of a closed one is likelier to tell of its end.
  const isEnd = closed && own === undefined && named !== undefined && isLast(named, messages);
  return { own, told: isEnd ? undefined : named };
}

function givenBy(agent: string, told: Message, agents: Names): Pick<Assignment, 'by' | 'actor'> {
  const other = agents.in(told.text ?? '').find((one) => one !== agent);
  return { by: 'manual', actor: other ?? agent };
}

/** Nothing came behind it: it is likelier the one that tells of the end. */
function isLast(told: Message, messages: readonly Message[]): boolean {
  return messages.slice(messages.indexOf(told) + 1).every(({ kind }) => kind === 'template');
}
