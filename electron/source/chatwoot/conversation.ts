// One conversation of Chatwoot as events: what was known of it, what it is now, and the messages in between. The same for the
// same, whenever it is read. Pure.
import { changedAssignment, firstAssignment, missedAssignment } from './assignments.ts';
import type { Medium } from './channels.ts';
import { cut, type Draft, sequenceOf } from './drafts.ts';
import type { Names } from './names.ts';
import type { Conversation, Message, Turn } from './shapes.ts';
import { type Change, turnsOf } from './turns.ts';

/** What was told of a conversation, so that only what is new is told. */
export interface Known {
  readonly closed: boolean;
  readonly assignee: string | null;
  /** The newest message that was read over HTTP: all up to it are told. */
  readonly read: number;
  /** When it last moved. */
  readonly activity: number;
  /** When it was last closed or opened. */
  readonly turned: number;
}

export interface Reading {
  readonly known: Known | null;
  readonly now: Conversation;
  /** Oldest first: all behind `known.read`, or while it is watched the newest ones. */
  readonly messages: readonly Message[];
  readonly turns: readonly Turn[] | null;
  /** Its changes are watched as they come. */
  readonly watched: boolean;
  /** About when it changed. */
  readonly at: number;
  readonly medium: Medium;
  readonly agents: Names;
}

export interface Told {
  readonly drafts: readonly Draft[];
  readonly known: Known;
}

export function tell(reading: Reading): Told {
  const { known, now, messages, watched } = reading;
  const turns = turnsOf({
    wasClosed: known?.closed ?? false,
    from: known?.turned ?? now.created,
    isClosed: now.closed,
    at: reading.at,
    messages,
    turns: reading.turns,
    seenAt: watched ? reading.at : null,
    until: now.activity,
    infer: known !== null && !watched && !now.muted,
    contact: now.contact?.name ?? null,
    agents: reading.agents,
  });
  const drafts = [
    ...(known === null ? [opened(reading)] : []),
    ...(watched ? [] : messages.flatMap(messageDrafts)),
    ...assigned(reading),
    ...turns.flatMap((turn) => turned(now, known === null ? now.assignee : known.assignee, turn)),
  ];
  const read = watched ? (known?.read ?? 0) : Math.max(known?.read ?? 0, messages.at(-1)?.id ?? 0);
  return {
    drafts,
    known: {
      closed: now.closed,
      assignee: now.assignee,
      read,
      activity: Math.max(now.activity, known?.activity ?? 0),
      turned: turns.at(-1)?.at ?? known?.turned ?? now.created,
    },
  };
}

/** A message of talk; notes among agents, and what Chatwoot notes itself, are none. */
export function messageDrafts(message: Message): readonly Draft[] {
  const { id, conversation, at, kind, text } = message;
  if (message.private || kind === 'activity') return [];
  const sequence = sequenceOf(id, 'message');
  const words = text === null || message.deleted ? {} : { text: cut(text) };
  const data = { conversation, ...authorOf(message), ...words };
  return [{ id: `message-${id}`, type: 'message.sent', ms: at * 1_000, sequence, data }];
}

function authorOf({ kind, sender }: Message): { author: string; agent?: string } {
  if (kind === 'incoming') return { author: 'contact' };
  if (kind === 'outgoing' && sender?.type === 'user') return { author: 'agent', agent: sender.id };
  // Greetings and surveys; what a program sent, or an agent past Chatwoot, has no sender.
  return { author: kind === 'outgoing' && sender !== null ? 'bot' : 'system' };
}

function opened({ now, messages, medium }: Reading): Draft {
  const first = messages.find((one) => one.kind !== 'activity' && !one.private);
  const outbound = first?.kind === 'outgoing' ? { direction: 'outbound' } : {};
  const contact = now.contact === null ? {} : { contact: now.contact.id };
  return {
    id: `conversation-${now.id}-opened`,
    type: 'conversation.opened',
    ms: now.created * 1_000,
    sequence: sequenceOf(0, 'opened'),
    data: { conversation: now.id, kind: medium.kind, channel: medium.channel, ...outbound, ...contact },
  };
}

function assigned({ known, now, messages, agents, at, watched }: Reading): readonly Draft[] {
  const { id, assignee, performer } = now;
  if (assignee === (known?.assignee ?? null)) return [];
  if (assignee === null) {
    const sequence = sequenceOf(lastBy(messages), 'assigned');
    const draft = { id: `conversation-${id}-unassigned-${at}`, ms: at * 1_000, sequence };
    return [{ ...draft, type: 'conversation.unassigned', data: { conversation: id } }];
  }
  const given =
    known === null
      ? firstAssignment(assignee, now, messages, agents)
      : watched
        ? changedAssignment(assignee, at, messages, agents, performer)
        : missedAssignment(assignee, at, now.closed, messages, agents);
  const actor = given.actor === null ? {} : { actor: given.actor };
  return [
    {
      id: `conversation-${id}-assigned-${assignee}-${given.at}`,
      type: 'conversation.assigned',
      ms: given.at * 1_000,
      sequence: sequenceOf(given.message, given.fromStart ? 'placed' : 'assigned'),
      data: { conversation: id, agent: assignee, by: given.by, ...actor },
    },
  ];
}

function turned(now: Conversation, assignee: string | null, { kind, at, message, byMessage, who }: Change): Draft[] {
  const { id } = now;
  const place = (what: string, rank: Parameters<typeof sequenceOf>[1]) => ({
    id: `conversation-${id}-${what}-${at}`,
    ms: at * 1_000,
    sequence: sequenceOf(message, rank),
  });
  if (kind === 'closed') {
    const data = { conversation: id, ...(who.by === 'agent' ? { agent: who.agent } : { by: who.by }) };
    if (who.by === 'agent')
      return [{ ...place(`resolved-${who.agent}`, 'closed'), type: 'conversation.resolved', data }];
    return [{ ...place(`ended-${who.by}`, 'closed'), type: 'conversation.ended', data }];
  }
  const rank = byMessage ? 'before' : 'behind';
  const by = who.by === 'agent' ? { by: who.by, agent: who.agent } : { by: who.by };
  const reopened = { ...place('reopened', rank), type: 'conversation.reopened', data: { conversation: id, ...by } };
  if (who.by !== 'agent' || who.agent === assignee) return [reopened];
  // To open it again makes it nobody's in Chatwoot: whose it was, it still is.
  const kept = place(`kept-${assignee ?? ''}`, 'assigned');
  if (assignee === null) return [reopened, { ...kept, type: 'conversation.unassigned', data: { conversation: id } }];
  const data = { conversation: id, agent: assignee, by: 'automatic' };
  return [reopened, { ...kept, type: 'conversation.assigned', data }];
}

function lastBy(messages: readonly Message[]): number {
  return messages.findLast(({ kind }) => kind !== 'activity')?.id ?? 0;
}
