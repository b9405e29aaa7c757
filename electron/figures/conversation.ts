// One conversation, read in the total order (spec/events.md, "A conversation's state"): where it stands, and the facts
// that the figures add up. Pure. Whatever depends on kind, channel or direction is decided by the reader of the facts,
// because the first `opened` may stand behind other events and speaks for all of them.
import type { KokpitEvent } from '../../shared/events/event.ts';
import { FACT, type Fact, INACTIVITY_ACTIONS } from './facts.ts';

export type Kind = 'chat' | 'call' | 'video' | 'email' | 'ticket';

/** The first close, and what had happened before it. */
export interface FirstClose {
  readonly ms: number;
  readonly answered: boolean;
  readonly message: boolean;
  readonly picked: boolean;
}

/** Every empty list of every conversation: `appended`, which alone makes them longer, makes another of it. */
const NONE: readonly never[] = [];

/**
 * Times are ms since 1970, null where it has not happened. Mutable: `applyConversation` moves it on by one event.
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

type Data = Readonly<Record<string, unknown>>;

/** Moves `c` on by `event`, which stands behind every event already applied. New facts are appended to `c.facts`. */
export function applyConversation(c: Conversation, event: KokpitEvent): void {
  const { data, ms } = event;
  switch (event.type) {
    case 'conversation.opened':
      open(c, ms, data);
      return;
    case 'conversation.assigned':
      assign(c, ms, data);
      return;
    case 'conversation.unassigned':
      c.assignee = null;
      c.episodeAgent = null;
      return;
    case 'conversation.answered':
      answer(c, ms, data.agent as string);
      return;
    case 'conversation.picked_up':
      c.picked ??= ms;
      if (c.open) c.pickedOpen ??= ms;
      return;
    case 'message.sent':
      message(c, ms, data);
      return;
    case 'conversation.resolved':
      resolve(c, ms, data.agent as string);
      return;
    case 'conversation.ended':
      if (c.open) close(c, ms);
      return;
    case 'conversation.reopened':
      reopen(c, ms, data);
      return;
    case 'conversation.timed_out':
      if (!c.timedOut && c.message === null && c.answered === null) {
        note(c, [FACT.unansweredLive, ms, c.assignee, 0]);
      }
      c.timedOut = true;
      return;
    case 'rating.given':
      if (c.assignee !== null) note(c, [FACT.rating, ms, c.assignee, data.stars as number]);
      return;
    case 'feedback.given':
      if (c.assignee !== null) note(c, [FACT.feedback, ms, c.assignee, 0]);
      return;
    case 'inactivity.acted':
      note(c, [
        FACT.inactivity,
        ms,
        (data.agent as string | null | undefined) ?? c.assignee,
        INACTIVITY_ACTIONS.indexOf(data.action as (typeof INACTIVITY_ACTIONS)[number]),
      ]);
      return;
  }
}

/** false: `event` certainly changes neither whom `c` is active with or waits for, nor how it was answered or lost. */
export function mayMoveStanding(c: Conversation, event: KokpitEvent): boolean {
  switch (event.type) {
    case 'message.sent':
      return event.data.author === 'agent' && c.message === null;
    case 'conversation.picked_up':
    case 'conversation.timed_out':
    case 'rating.given':
    case 'feedback.given':
    case 'inactivity.acted':
      return false;
    default:
      return true;
  }
}

function open(c: Conversation, ms: number, data: Data): void {
  if (c.opened !== null) return;
  c.opened = ms;
  // A reopening read before it is the later opening: only an untouched state takes this one as its start.
  if (c.openSince === null) c.openSince = ms;
  c.kind = data.kind as Kind;
  c.channel = (data.channel as string).toLowerCase();
  c.outbound = data.direction === 'outbound';
  c.product = text(data.product);
  c.group = text(data.group);
  c.contact = text(data.contact);
  c.company = text(data.company);
}

function assign(c: Conversation, ms: number, data: Data): void {
  const agent = data.agent as string;
  if (data.by === 'manual' && agent !== c.assignee) {
    const actor = text(data.actor) ?? c.assignee;
    if (actor !== null && actor !== agent) note(c, [FACT.transferred, ms, actor, 0]);
  }
  c.assignee = agent;
  c.everAssigned = true;
  if (c.episodeAgent === agent) return;
  c.episodeAgent = agent;
  c.episodeStart = ms;
  c.episodeAnswered = false;
  const known = episodeOf(c, agent);
  if (known !== null) known[1] = ms;
  else c.episodes = appended(c.episodes, [agent, ms]);
}

function answer(c: Conversation, ms: number, agent: string): void {
  respond(c, ms, agent);
  c.firstBy ??= agent;
  if (c.answered !== null) return;
  c.answered = ms;
  c.answeredBy = agent;
}

function message(c: Conversation, ms: number, data: Data): void {
  if (data.author === 'contact') c.contactSince ??= ms;
  if (data.author !== 'agent') return;
  const agent = data.agent as string;
  c.contactSince = null;
  respond(c, ms, agent);
  c.firstBy ??= agent;
  if (c.message !== null) return;
  c.message = ms;
  c.messageBy = agent;
}

/** The first response of the running episode, where this agent is the one it belongs to. */
function respond(c: Conversation, ms: number, agent: string): void {
  if (c.episodeAgent !== agent || c.episodeAnswered) return;
  c.episodeAnswered = true;
  note(c, [FACT.firstResponse, ms, agent, Math.max(0, ms - c.episodeStart)]);
}

function resolve(c: Conversation, ms: number, agent: string): void {
  if (!c.open) return;
  const episode = episodeOf(c, agent);
  note(c, [FACT.resolved, ms, agent, episode === null ? -1 : Math.max(0, ms - episode[1])]);
  c.resolved ??= ms;
  close(c, ms);
}

function close(c: Conversation, ms: number): void {
  c.open = false;
  c.turns = appended(c.turns, ms);
  c.episodeAgent = null;
  if (c.firstClose === null) {
    const message = c.message !== null;
    c.firstClose = { ms, answered: c.answered !== null, message, picked: c.picked !== null };
    if (!message) note(c, [FACT.unansweredEnded, ms, c.assignee, 0]);
  }
  if (c.answered !== null) c.answeredClose ??= ms;
  if (c.message !== null) c.messageClose ??= ms;
  if (c.picked !== null) c.pickedClose ??= ms;
  if (c.pickedOpen !== null) c.pickedOpenClose ??= ms;
}

function reopen(c: Conversation, ms: number, data: Data): void {
  if (c.open) return;
  const closedAt = c.turns[c.turns.length - 1] as number;
  c.open = true;
  c.openSince = ms;
  c.turns = appended(c.turns, ms);
  if (data.by !== 'agent') return;
  const agent = data.agent as string;
  note(c, [FACT.reopened, ms, agent, Math.max(0, ms - closedAt)]);
  c.assignee = agent;
  c.everAssigned = true;
}

function note(c: Conversation, fact: Fact): void {
  c.facts = appended(c.facts, fact);
}

/**
 * `list` with `item` behind it. Most of a conversation's lists end with one to three items, and an empty list that is
 * pushed to takes room for seventeen: a million conversations pay for that.
 */
function appended<T>(list: readonly T[], item: T): readonly T[] {
  if (list.length === 0) return [item];
  if (list.length === 1) return [list[0] as T, item];
  if (list.length === 2) return [list[0] as T, list[1] as T, item];
  (list as T[]).push(item);
  return list;
}

function episodeOf({ episodes }: Conversation, agent: string): [agent: string, start: number] | null {
  for (let i = 0; i < episodes.length; i++) {
    const episode = episodes[i] as [string, number];
    if (episode[0] === agent) return episode;
  }
  return null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Section 5's first answer: calls and video by `answered`, everything else by the first agent message. */
export function firstAnswer(c: Pick<Conversation, 'kind' | 'answered' | 'message'>): number | null {
  return c.kind === 'call' || c.kind === 'video' ? c.answered : c.message;
}

/** Whether it waits now (section 5, `waiting`): inbound, opened known, open and without any answer. */
export function isWaiting(
  c: Pick<Conversation, 'open' | 'opened' | 'outbound' | 'kind' | 'answered' | 'message'>,
): boolean {
  return c.open && c.opened !== null && !c.outbound && c.kind !== 'ticket' && firstAnswer(c) === null;
}
