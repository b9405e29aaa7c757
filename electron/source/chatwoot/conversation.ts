// One conversation of Chatwoot as events: what was known of it, what it is now, and the messages in between. The same for the
// same, whenever it is read. Pure.
import { changedAssignment, firstAssignment, missedAssignment } from './assignments.ts';
import type { Medium } from './channels.ts';
import { cut, type Draft, type Rank, sequenceOf } from './drafts.ts';
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
  /** Where the last change that was told stands: its ms and its sequence. */
  readonly order: readonly [ms: number, sequence: string] | null;
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
  const changes = inOrder(known?.order ?? null, changesOf(reading, turns));
  const drafts = [
    ...(known === null ? [opened(reading)] : []),
    ...(watched ? [] : messages.flatMap(messageDrafts)),
    ...changes,
  ];
  const last = changes.at(-1);
  const read = watched ? (known?.read ?? 0) : Math.max(known?.read ?? 0, messages.at(-1)?.id ?? 0);
  return {
    drafts,
    known: {
      closed: now.closed,
      assignee: now.assignee,
      read,
      activity: Math.max(now.activity, known?.activity ?? 0),
      turned: turns.at(-1)?.at ?? known?.turned ?? now.created,
      order: last === undefined ? (known?.order ?? null) : [last.ms, last.sequence],
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

/** A change of a conversation, in the order in which it happened. */
interface ChangeDraft extends Draft {
  readonly sequence: string;
}

/**
 * Chatwoot's times are whole seconds, and some are an activity's or an update's: what came behind another change stays behind it.
 * An id is made of the place, too: one second may see the same change twice.
 */
function inOrder(last: Known['order'], changes: readonly ChangeDraft[]): readonly ChangeDraft[] {
  let [lastMs, lastSequence] = last ?? [0, ''];
  return changes.map((change) => {
    const isBehind = change.ms > lastMs || (change.ms === lastMs && change.sequence > lastSequence);
    const [ms, sequence] = isBehind ? [change.ms, change.sequence] : [lastMs, `${lastSequence}1`];
    [lastMs, lastSequence] = [ms, sequence];
    return { ...change, ms, sequence, id: `${change.id}-${ms / 1_000}-${sequence.replace(/^0+/, '')}` };
  });
}

function changesOf(reading: Reading, turns: readonly Change[]): readonly ChangeDraft[] {
  const { known, now } = reading;
  const given = assigned(reading);
  const changes: ChangeDraft[] = [];
  let isGiven = false;
  for (const turn of turns) {
    const at = turn.at * 1_000;
    if (!isGiven && given !== null && (given.ms < at || (given.ms === at && turn.kind === 'closed'))) {
      changes.push(given);
      isGiven = true;
    }
    changes.push(...turned(now.id, isGiven || known === null ? now.assignee : known.assignee, turn));
  }
  return given === null || isGiven ? changes : [...changes, given];
}

function assigned({ known, now, messages, agents, at, watched }: Reading): ChangeDraft | null {
  const { id, assignee, performer } = now;
  if (assignee === (known?.assignee ?? null)) return null;
  if (assignee === null) {
    const place = {
      id: `conversation-${id}-unassigned`,
      ms: at * 1_000,
      sequence: sequenceOf(lastBy(messages), 'assigned'),
    };
    return { ...place, type: 'conversation.unassigned', data: { conversation: id } };
  }
  const given =
    known === null
      ? firstAssignment(assignee, now, messages, agents)
      : watched
        ? changedAssignment(assignee, at, messages, agents, performer)
        : missedAssignment(assignee, at, now.closed, messages, agents);
  const actor = given.actor === null ? {} : { actor: given.actor };
  return {
    id: `conversation-${id}-assigned-${assignee}`,
    type: 'conversation.assigned',
    ms: given.at * 1_000,
    sequence: sequenceOf(given.message, given.fromStart ? 'placed' : 'assigned'),
    data: { conversation: id, agent: assignee, by: given.by, ...actor },
  };
}

/** @param assignee whose it was. */
function turned(id: string, assignee: string | null, { kind, at, message, byMessage, who }: Change): ChangeDraft[] {
  const place = (what: string, rank: Rank) => ({
    id: `conversation-${id}-${what}`,
    ms: at * 1_000,
    sequence: sequenceOf(message, rank),
  });
  if (kind === 'closed') {
    const data = { conversation: id, ...(who.by === 'agent' ? { agent: who.agent } : { by: who.by }) };
    if (who.by === 'agent')
      return [{ ...place(`resolved-${who.agent}`, 'closed'), type: 'conversation.resolved', data }];
    return [{ ...place(`ended-${who.by}`, 'closed'), type: 'conversation.ended', data }];
  }
  const by = who.by === 'agent' ? { by: who.by, agent: who.agent } : { by: who.by };
  const data = { conversation: id, ...by };
  const reopened = { ...place('reopened', byMessage ? 'before' : 'behind'), type: 'conversation.reopened', data };
  if (who.by !== 'agent' || who.agent === assignee) return [reopened];
  // To open it again makes it nobody's in Chatwoot: whose it was, it still is.
  const kept = place('kept', 'assigned');
  if (assignee === null) return [reopened, { ...kept, type: 'conversation.unassigned', data: { conversation: id } }];
  const again = { conversation: id, agent: assignee, by: 'automatic' };
  return [reopened, { ...kept, type: 'conversation.assigned', data: again }];
}

function lastBy(messages: readonly Message[]): number {
  return messages.findLast(({ kind }) => kind !== 'activity')?.id ?? 0;
}
