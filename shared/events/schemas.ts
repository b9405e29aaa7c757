// The event contract as schemas: the one truth from which checks, refusals and types are made.
// Lengths are UTF-16 code units, so they are refinements: JSON Schema's own lengths count code points.
// Each schema's description completes "must be …" for the person who reads a reject.

import type { Static, TProperties, TSchema } from 'typebox';
import Type from 'typebox';

const IDENTIFIER_MAX = 200;
const TEXT_MAX = 10_000;

const identifier = Type.Refine(
  Type.String({ description: `a string of 1 to ${IDENTIFIER_MAX} characters` }),
  (value) => value.length >= 1 && value.length <= IDENTIFIER_MAX,
);
const text = Type.Refine(
  Type.String({ description: `a string of at most ${TEXT_MAX} characters` }),
  (value) => value.length <= TEXT_MAX,
);

function oneOf<Values extends string[]>(...values: readonly [...Values]) {
  const words = values.map((value) => `"${value}"`);
  return Type.Enum(values, { description: `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` });
}

/** An optional field: null is the same as absent. */
function optional<Schema extends TSchema & { description?: string }>(schema: Schema) {
  return Type.Optional(Type.Union([schema, Type.Null()], { description: schema.description }));
}

/** Data in which `agent` is required where `field` is `"agent"`, and must hold wherever it is given. */
function agentWhere<Fields extends TProperties>(field: 'author' | 'by', fields: Fields) {
  return Type.Refine(
    Type.Object({ ...fields, agent: optional(identifier) }),
    (data) => {
      const given = data as { author?: unknown; by?: unknown; agent?: unknown };
      return given[field] !== 'agent' || (given.agent !== undefined && given.agent !== null);
    },
    () => `data.agent: is required where ${field} is "agent"`,
  );
}

const conversation = { conversation: identifier };
const named = { name: text };

/** Every type with a meaning, and what its `data` must hold. Fields that are not here are kept and ignored. */
export const EVENT_SCHEMAS = {
  'agent.updated': Type.Object({
    agent: identifier,
    ...named,
    groups: optional(Type.Array(identifier, { description: 'a list of group identifiers' })),
    slots: optional(Type.Integer({ minimum: 0, description: 'a whole number, 0 or more' })),
    email: optional(text),
  }),
  'agent.removed': Type.Object({ agent: identifier }),
  'group.updated': Type.Object({ group: identifier, ...named }),
  'product.updated': Type.Object({ product: identifier, ...named }),
  'company.updated': Type.Object({ company: identifier, ...named }),
  'contact.updated': Type.Object({ contact: identifier, name: optional(text), company: optional(identifier) }),
  'agent.status_changed': Type.Object({
    agent: identifier,
    status: oneOf('online', 'offline', 'break', 'invisible'),
    actor: optional(identifier),
    reason: optional(text),
    command: optional(identifier),
  }),
  'conversation.opened': Type.Object({
    ...conversation,
    kind: oneOf('chat', 'call', 'video', 'email', 'ticket'),
    channel: identifier,
    direction: optional(oneOf('inbound', 'outbound')),
    product: optional(identifier),
    group: optional(identifier),
    contact: optional(identifier),
    company: optional(identifier),
    live: optional(Type.Boolean({ description: 'true or false' })),
  }),
  'conversation.assigned': Type.Object({
    ...conversation,
    agent: identifier,
    by: optional(oneOf('automatic', 'manual')),
    actor: optional(identifier),
  }),
  'conversation.unassigned': Type.Object({ ...conversation, actor: optional(identifier) }),
  'conversation.answered': Type.Object({ ...conversation, agent: identifier }),
  'conversation.picked_up': Type.Object(conversation),
  'message.sent': agentWhere('author', {
    ...conversation,
    author: oneOf('contact', 'agent', 'bot', 'system'),
    text: optional(text),
  }),
  'conversation.resolved': Type.Object({ ...conversation, agent: identifier }),
  'conversation.ended': Type.Object({
    ...conversation,
    by: optional(oneOf('contact', 'agent', 'system')),
    outcome: optional(text),
  }),
  'conversation.reopened': agentWhere('by', { ...conversation, by: oneOf('agent', 'contact', 'system') }),
  'conversation.timed_out': Type.Object(conversation),
  'rating.given': Type.Object({
    ...conversation,
    stars: Type.Integer({ minimum: 1, maximum: 5, description: 'a whole number from 1 to 5' }),
  }),
  'feedback.given': Type.Object({ ...conversation, text: optional(text) }),
  'inactivity.acted': Type.Object({
    ...conversation,
    action: oneOf(
      'new_unassigned',
      'new_reassigned',
      'new_not_reassigned',
      'message_sent',
      'live_reassigned',
      'live_not_reassigned',
      'resumed_reassigned',
      'resumed_not_reassigned',
    ),
    agent: optional(identifier),
  }),
  'landing.shown': Type.Object({
    product: optional(identifier),
    group: optional(identifier),
    channel: optional(identifier),
    visitor: optional(text),
  }),
  'command.rejected': Type.Object({ command: identifier, reason: text }),
} as const;

export type EventType = keyof typeof EVENT_SCHEMAS;

/** `EventData['rating.given']` is the data of that type, once checked. An optional field may be absent or null. */
export type EventData = { readonly [Name in EventType]: Readonly<Static<(typeof EVENT_SCHEMAS)[Name]>> };

export const KNOWN_TYPES: ReadonlySet<string> = new Set(Object.keys(EVENT_SCHEMAS));

export function isKnownType(type: string): type is EventType {
  return KNOWN_TYPES.has(type);
}

/** The envelope without the calendar: that `time` is RFC 3339 is checked by parseTime. Other attributes are ignored. */
export const ENVELOPE_SCHEMA = Type.Object({
  specversion: Type.Literal('1.0', { description: '"1.0"' }),
  id: identifier,
  source: identifier,
  type: identifier,
  time: Type.String({ description: 'a string: RFC 3339 with an offset or Z' }),
  sequence: optional(Type.String({ description: 'a string' })),
  data: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Object({}, { description: 'a JSON object' })),
});

export type Envelope = Readonly<Static<typeof ENVELOPE_SCHEMA>>;

/** What the console asks of a source. As an event it is of no known type: kept, counted, ignored by the figures. */
export const COMMAND_SCHEMAS = {
  'agent.set_status': Type.Object({
    agent: identifier,
    status: oneOf('online', 'break', 'invisible', 'offline'),
    actor: identifier,
    reason: optional(text),
  }),
} as const;

export type CommandType = keyof typeof COMMAND_SCHEMAS;

export type CommandData = { readonly [Name in CommandType]: Readonly<Static<(typeof COMMAND_SCHEMAS)[Name]>> };
