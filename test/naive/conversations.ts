// The naive conversations: each one's events in order with the state before and after, as spec/events.md applies them.
// Takes events that exist at the moment asked for, in order.
import type { KokpitEvent } from '../../shared/events/event.ts';
import { type Filters, field, isChosen } from './common.ts';
import { type Agent, areGroupsChosen } from './directory.ts';

export interface Episode {
  readonly agent: string;
  readonly startMs: number;
}

export interface State {
  readonly open: boolean;
  readonly assignee: string | undefined;
  readonly episode: Episode | undefined;
}

/** One event of a conversation; `closes` and `reopens` only where it changed something. */
export interface Step {
  readonly event: KokpitEvent;
  readonly ms: number;
  readonly before: State;
  readonly after: State;
  readonly closes: boolean;
  readonly reopens: boolean;
}

export interface Conversation {
  readonly id: string;
  /** The first `conversation.opened`, where it is known. */
  readonly opened: KokpitEvent | undefined;
  readonly kind: string;
  readonly channel: string;
  readonly direction: string;
  readonly product: string | undefined;
  readonly group: string | undefined;
  readonly contact: string | undefined;
  readonly ownCompany: string | undefined;
  readonly steps: readonly Step[];
  readonly open: boolean;
  readonly assignee: string | undefined;
}

const TYPES_WITH_CONVERSATION = [
  'conversation.opened',
  'conversation.assigned',
  'conversation.unassigned',
  'conversation.answered',
  'conversation.picked_up',
  'message.sent',
  'conversation.resolved',
  'conversation.ended',
  'conversation.reopened',
  'conversation.timed_out',
  'rating.given',
  'feedback.given',
  'inactivity.acted',
];

export function conversationsOf(ordered: readonly KokpitEvent[]): readonly Conversation[] {
  const theirs = ordered.filter((event) => TYPES_WITH_CONVERSATION.includes(event.type));
  const groups = Map.groupBy(theirs, (event) => field(event, 'conversation') ?? '');
  return [...groups].map(([id, events]) => conversationOf(id, events));
}

function conversationOf(id: string, events: readonly KokpitEvent[]): Conversation {
  // "The first `conversation.opened` gives kind, channel, …, for all its events, earlier ones too; a later one is ignored."
  const opened = events.find((event) => event.type === 'conversation.opened');
  const said = (name: string) => (opened ? field(opened, name) : undefined);
  const steps: Step[] = [];
  for (const event of events) {
    // "Open from its first event (a `resolved` or `ended` that comes first opens and closes it)".
    const before = steps.at(-1)?.after ?? { open: true, assignee: undefined, episode: undefined };
    const after = apply(before, event);
    const [closes, reopens] = [before.open && !after.open, !before.open && after.open];
    steps.push({ event, ms: event.ms, before, after, closes, reopens });
  }
  const last = steps.at(-1)?.after;
  return {
    id,
    opened,
    // "While none is known …: kind `chat`, channel `unknown`, direction `inbound`, the rest absent."
    kind: said('kind') ?? 'chat',
    // "read in lower case".
    channel: (said('channel') ?? 'unknown').toLowerCase(),
    direction: said('direction') ?? 'inbound',
    product: said('product'),
    group: said('group'),
    contact: said('contact'),
    ownCompany: said('company'),
    steps,
    open: last?.open ?? true,
    assignee: last?.assignee,
  };
}

function apply(state: State, event: KokpitEvent): State {
  switch (event.type) {
    case 'conversation.resolved':
    case 'conversation.ended':
      // An episode ends "when the conversation closes"; the assignee "survives closing and reopening".
      return state.open ? { ...state, open: false, episode: undefined } : state;
    case 'conversation.reopened':
      // "reopening what is open, changes nothing (the assignee neither)".
      if (state.open) return state;
      // "and by a `conversation.reopened` by an agent (to that agent)".
      if (field(event, 'by') === 'agent') return { ...state, open: true, assignee: field(event, 'agent') };
      return { ...state, open: true };
    case 'conversation.assigned': {
      const agent = field(event, 'agent') ?? '';
      // "Starts with a `conversation.assigned` to an agent who is not in an episode of this conversation already;
      // ends when another agent is assigned".
      const goesOn = state.episode?.agent === agent;
      return { ...state, assignee: agent, episode: goesOn ? state.episode : { agent, startMs: event.ms } };
    }
    case 'conversation.unassigned':
      return { ...state, assignee: undefined, episode: undefined };
    default:
      return state;
  }
}

/** A `message.sent` by an agent (by that one, where given). */
export function isAgentMessage(event: KokpitEvent, agent?: string): boolean {
  if (event.type !== 'message.sent' || field(event, 'author') !== 'agent') return false;
  return agent === undefined || field(event, 'agent') === agent;
}

/** "`product`, `channel` and `kind` are the conversation's." A chosen channel is read "in any case". */
export function isConversationChosen(conversation: Conversation, filters: Filters): boolean {
  return (
    isChosen(filters.product, conversation.product) &&
    isChosen(
      filters.channel?.map((channel) => channel.toLowerCase()),
      conversation.channel,
    ) &&
    isChosen(filters.kind, conversation.kind)
  );
}

/**
 * What counts as the answer, as sections 3 to 5 have it by kind: "call, video: `answered`; chat, email: first agent
 * message"; a ticket, of which the page says nothing, by whichever comes first.
 */
export function firstAnswer(conversation: Conversation): Step | undefined {
  const byJoining = (step: Step) => step.event.type === 'conversation.answered';
  const byWriting = (step: Step) => isAgentMessage(step.event);
  switch (conversation.kind) {
    case 'call':
    case 'video':
      return conversation.steps.find(byJoining);
    case 'ticket':
      return conversation.steps.find((step) => byJoining(step) || byWriting(step));
    default:
      return conversation.steps.find(byWriting);
  }
}

/** "the agent who first answered it, else its assignee, else its own `group`". */
export function whoseIs(conversation: Conversation): { readonly agent?: string; readonly group?: string } {
  const answer = firstAnswer(conversation);
  const agent = (answer && field(answer.event, 'agent')) ?? conversation.assignee;
  if (agent !== undefined) return { agent };
  return conversation.group === undefined ? {} : { group: conversation.group };
}

/** "in 3, 4 and 5 they ask **whose** the conversation is …; with neither it counts under no choice". */
export function isWhoseChosen(conversation: Conversation, filters: Filters, agents: readonly Agent[]): boolean {
  const whose = whoseIs(conversation);
  const groups =
    whose.agent === undefined
      ? whose.group === undefined
        ? []
        : [whose.group]
      : (agents.find((agent) => agent.id === whose.agent)?.groups ?? []);
  return isChosen(filters.agent, whose.agent) && areGroupsChosen(groups, filters);
}

/** The first step after this one that closes: "the next close". */
export function nextClose(conversation: Conversation, after: Step): Step | undefined {
  const place = conversation.steps.indexOf(after);
  return conversation.steps.find((step, index) => index > place && step.closes);
}
