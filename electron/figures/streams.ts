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

/** The kind of each type's stream. */
const KINDS = new Map<string, StreamKind>([
  ['agent.updated', 'agent'],
  ['agent.removed', 'agent'],
  ['group.updated', 'group'],
  ['product.updated', 'product'],
  ['company.updated', 'company'],
  ['contact.updated', 'contact'],
  ['agent.status_changed', 'presence'],
  ['conversation.opened', 'conversation'],
  ['conversation.assigned', 'conversation'],
  ['conversation.unassigned', 'conversation'],
  ['conversation.answered', 'conversation'],
  ['conversation.picked_up', 'conversation'],
  ['message.sent', 'conversation'],
  ['conversation.resolved', 'conversation'],
  ['conversation.ended', 'conversation'],
  ['conversation.reopened', 'conversation'],
  ['conversation.timed_out', 'conversation'],
  ['rating.given', 'conversation'],
  ['feedback.given', 'conversation'],
  ['inactivity.acted', 'conversation'],
  ['landing.shown', 'landing'],
]);

/** The kind of stream of an event; null where it means nothing to the figures (unknown types, answers to commands). */
export function streamKind(event: KokpitEvent): StreamKind | null {
  return KINDS.get(event.type) ?? null;
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

/** Types whose `agent` field names an agent, who is listed from then on (figures.md, agents listed). */
const NAMING = new Set([
  'agent.updated',
  'agent.removed',
  'agent.status_changed',
  'conversation.assigned',
  'conversation.answered',
  'message.sent',
  'conversation.resolved',
  'conversation.reopened',
  'inactivity.acted',
]);

/** The agent whom an event names, null where it names none. */
export function namedAgent(event: KokpitEvent): string | null {
  if (!NAMING.has(event.type)) return null;
  const agent = event.data.agent;
  return typeof agent === 'string' ? agent : null;
}
