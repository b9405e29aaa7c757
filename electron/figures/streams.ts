// Which events are read together: every event that means something belongs to exactly one stream. Pure.
import type { KokpitEvent } from '../../shared/events/event.ts';

export type StreamKind =
  | 'conversation'
  | 'presence'
  | 'agent'
  | 'group'
  | 'product'
  | 'company'
  | 'contact'
  | 'landing';

const LANDING_SPAN_MS = 900_000;

/** What a type of event means to the figures. */
export interface Meaning {
  readonly kind: StreamKind;
  /** Its `agent` field names an agent, who is listed from then on (figures.md, agents listed). */
  readonly names: boolean;
}

const means = (kind: StreamKind, names: boolean): Meaning => ({ kind, names });

const MEANINGS = new Map<string, Meaning>([
  ['agent.updated', means('agent', true)],
  ['agent.removed', means('agent', true)],
  ['group.updated', means('group', false)],
  ['product.updated', means('product', false)],
  ['company.updated', means('company', false)],
  ['contact.updated', means('contact', false)],
  ['agent.status_changed', means('presence', true)],
  ['conversation.opened', means('conversation', false)],
  ['conversation.assigned', means('conversation', true)],
  ['conversation.unassigned', means('conversation', false)],
  ['conversation.answered', means('conversation', true)],
  ['conversation.picked_up', means('conversation', false)],
  ['message.sent', means('conversation', true)],
  ['conversation.resolved', means('conversation', true)],
  ['conversation.ended', means('conversation', false)],
  ['conversation.reopened', means('conversation', true)],
  ['conversation.timed_out', means('conversation', false)],
  ['rating.given', means('conversation', false)],
  ['feedback.given', means('conversation', false)],
  ['inactivity.acted', means('conversation', true)],
  ['landing.shown', means('landing', false)],
]);

/** null where it means nothing to the figures (unknown types, answers to commands). */
export function meaningOf(event: KokpitEvent): Meaning | null {
  return MEANINGS.get(event.type) ?? null;
}

/** Which stream of its kind an event belongs to. */
export function streamId(kind: StreamKind, event: KokpitEvent): string {
  const { data } = event;
  if (kind === 'conversation') return data.conversation as string;
  if (kind === 'presence') return data.agent as string;
  // Landings have no subject: a quarter of an hour of them is read together, so that no stream grows for ever.
  if (kind === 'landing') return String(Math.floor(event.ms / LANDING_SPAN_MS));
  return data[kind] as string;
}

/** The agent whom an event names, null where it names none. */
export function namedAgent(event: KokpitEvent, meaning: Meaning): string | null {
  if (!meaning.names) return null;
  const agent = event.data.agent;
  return typeof agent === 'string' ? agent : null;
}
