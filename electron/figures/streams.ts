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

export interface StreamOf {
  readonly kind: StreamKind;
  readonly id: string;
}

const LANDING_SPAN_MS = 900_000;

/** The field of `data` that names the stream, by event type. */
const STREAMS: Readonly<Record<string, readonly [StreamKind, string]>> = {
  'agent.updated': ['agent', 'agent'],
  'agent.removed': ['agent', 'agent'],
  'group.updated': ['group', 'group'],
  'product.updated': ['product', 'product'],
  'company.updated': ['company', 'company'],
  'contact.updated': ['contact', 'contact'],
  'agent.status_changed': ['presence', 'agent'],
  ...Object.fromEntries(
    [
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
    ].map((type) => [type, ['conversation', 'conversation']]),
  ),
};
const BY_TYPE = new Map(Object.entries(STREAMS));

/** The stream of an event; null where it means nothing to the figures (unknown types, answers to commands). */
export function streamOf(event: KokpitEvent): StreamOf | null {
  const found = BY_TYPE.get(event.type);
  if (found !== undefined) return { kind: found[0], id: event.data[found[1]] as string };
  // Landings have no subject: a quarter of an hour of them is read together, so that no stream grows for ever.
  if (event.type === 'landing.shown') return { kind: 'landing', id: String(Math.floor(event.ms / LANDING_SPAN_MS)) };
  return null;
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
