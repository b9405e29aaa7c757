// Which event did what: a stream's events applied one by one by the very fold of the figures, noting after each what it
// changed. Pure; events are given in the total order, none later than the moment asked for.
import type { KokpitEvent } from '../../../shared/events/event.ts';
import { Conversation } from '../conversation.ts';
import { applyPresence, newPresence } from '../presence.ts';
import { applyConversation } from '../row-state.ts';

const WATCHED = [
  'opened',
  'openSince',
  'assignee',
  'answered',
  'answeredClose',
  'message',
  'messageClose',
  'picked',
  'pickedClose',
  'pickedOpen',
  'pickedOpenClose',
  'firstClose',
  'resolved',
  'contactSince',
] as const satisfies readonly (keyof Conversation)[];

/** A field of the conversation: its event is the last that changed it. `closed`: the last close. */
export type Mark = (typeof WATCHED)[number] | 'closed';

/** An event of a type that is counted, which was not; with what stood just before it. */
export interface PassedOver {
  readonly event: KokpitEvent;
  readonly assignee: string | null;
  readonly timedOut: boolean;
}

export interface Trace {
  /** The conversation as the figures see it. */
  readonly state: Conversation;
  /** By place in `facts`: the event that made it, and the one that its duration runs from. */
  readonly facts: readonly { readonly event: KokpitEvent; readonly since: KokpitEvent | null }[];
  readonly marks: ReadonlyMap<Mark, KokpitEvent>;
  /** The `assigned` that began each agent's latest episode. */
  readonly episodes: ReadonlyMap<string, KokpitEvent>;
  readonly passed: readonly PassedOver[];
}

export function traceConversation(events: readonly KokpitEvent[]): Trace {
  const c = new Conversation();
  const facts: { event: KokpitEvent; since: KokpitEvent | null }[] = [];
  const marks = new Map<Mark, KokpitEvent>();
  const episodes = new Map<string, KokpitEvent>();
  const passed: PassedOver[] = [];
  let before = { ...c, turns: 0 };
  applyConversation(c, events, (event) => {
    // Open from its first event, whatever that is.
    if (marks.size === 0) marks.set('openSince', event);
    const known = facts.length;
    for (let i = known; i < c.facts.length; i++) facts.push({ event, since: null });
    const fact = facts[known];
    if (fact !== undefined) facts[known] = { event, since: sinceOf(event, marks, episodes) };
    else if (isCountedType(event)) passed.push({ event, assignee: before.assignee, timedOut: before.timedOut });
    for (const field of WATCHED) if (c[field] !== before[field]) marks.set(field, event);
    if (c.turns.length !== before.turns) marks.set(c.open ? 'openSince' : 'closed', event);
    if (c.episodeAgent !== null && c.episodeAgent !== before.episodeAgent) episodes.set(c.episodeAgent, event);
    before = { ...c, turns: c.turns.length };
  });
  return { state: c, facts, marks, episodes, passed };
}

/** A reopening runs from the close before it, the others from the latest episode of the agent. */
function sinceOf(
  event: KokpitEvent,
  marks: ReadonlyMap<Mark, KokpitEvent>,
  episodes: ReadonlyMap<string, KokpitEvent>,
): KokpitEvent | null {
  if (event.type === 'conversation.reopened') return marks.get('closed') ?? null;
  const { agent } = event.data;
  return typeof agent === 'string' ? (episodes.get(agent) ?? null) : null;
}

function isCountedType({ type, data }: KokpitEvent): boolean {
  if (type === 'conversation.assigned') return data.by === 'manual';
  if (type === 'conversation.reopened') return data.by === 'agent';
  return ['conversation.resolved', 'conversation.timed_out', 'rating.given', 'feedback.given'].includes(type);
}

/** The events of an agent's unbroken run of equal statuses, oldest first; none where there is no word at all. */
export function tracePresence(events: readonly KokpitEvent[]): readonly KokpitEvent[] {
  const presence = newPresence();
  let run: KokpitEvent[] = [];
  for (const event of events) {
    const { status } = presence;
    applyPresence(presence, event);
    if (status !== presence.status) run = [];
    run.push(event);
  }
  return run;
}
