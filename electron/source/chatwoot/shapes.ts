// What Chatwoot tells, as far as it is used here: read field by field, so that an interface that has changed is told by the field
// that no longer holds, and what stands beside it goes on. Pure.
import { Fields } from './fields.ts';

export type Availability = 'online' | 'break' | 'offline';

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly status: Availability;
}

export interface Profile {
  readonly id: string;
  readonly pubsubToken: string;
  readonly accounts: readonly number[];
}

export interface Inbox {
  readonly id: number;
  readonly name: string;
  readonly channel: string;
  /** Of Twilio: `sms` or `whatsapp`. */
  readonly medium: string | null;
}

export interface Team {
  readonly id: string;
  readonly name: string;
}

export interface Contact {
  readonly id: string;
  readonly name: string | null;
  readonly company: string | null;
}

export interface Conversation {
  readonly id: string;
  readonly inbox: number;
  readonly closed: boolean;
  readonly muted: boolean;
  /** Seconds since 1970, as all times here. */
  readonly created: number;
  readonly activity: number;
  /** When it last changed in any way, to a part of a second: tells the newer of two; null: this answer does not say. */
  readonly updated: number | null;
  /** A person; bots are no agents. */
  readonly assignee: string | null;
  readonly contact: Contact | null;
  /** Who changed it, where an update says so. */
  readonly performer: string | null;
}

export interface Message {
  readonly id: number;
  readonly conversation: string;
  readonly inbox: number | null;
  readonly at: number;
  readonly kind: 'incoming' | 'outgoing' | 'activity' | 'template';
  readonly private: boolean;
  readonly deleted: boolean;
  readonly survey: boolean;
  readonly text: string | null;
  readonly sender: { readonly type: string; readonly id: string } | null;
}

/** What its own reporting has noted: that it was closed, or opened again, and when. */
export interface Turn {
  readonly kind: 'closed' | 'opened';
  readonly at: number;
  /** Whom Chatwoot credits: the assignee. */
  readonly agent: string | null;
}

export interface Rating {
  readonly id: number;
  readonly conversation: string;
  readonly at: number;
  readonly stars: number;
  readonly text: string | null;
}

const AVAILABILITY: Readonly<Record<string, Availability>> = {
  online: 'online',
  available: 'online',
  busy: 'break',
  offline: 'offline',
};
const KINDS = ['incoming', 'outgoing', 'activity', 'template'] as const;
const STATUSES = new Set(['open', 'resolved', 'pending', 'snoozed']);

export function readProfile(value: unknown): Profile {
  const one = new Fields('profile', value);
  const accounts = one.list('accounts').map((account) => new Fields('account', account).whole('id'));
  return { id: one.id('id'), pubsubToken: one.text('pubsub_token'), accounts };
}

export function readAgent(value: unknown): Agent {
  const one = new Fields('agent', value);
  const status = availabilityOf(one.get('availability_status'));
  if (status === null) throw one.drift('availability_status');
  // Its full name: it is the one that activities name.
  return { id: one.id('id'), name: one.text('name'), email: one.maybeText('email'), status };
}

/** null: none that is known. */
export function availabilityOf(value: unknown): Availability | null {
  return typeof value === 'string' && Object.hasOwn(AVAILABILITY, value) ? (AVAILABILITY[value] as Availability) : null;
}

export function readInbox(value: unknown): Inbox {
  const one = new Fields('inbox', value);
  return {
    id: one.whole('id'),
    name: one.maybeText('name') ?? '',
    channel: one.text('channel_type'),
    medium: one.maybeText('medium'),
  };
}

export function readTeam(value: unknown): Team {
  const one = new Fields('team', value);
  return { id: one.id('id'), name: one.text('name') };
}

export function readContact(value: unknown): Contact {
  const one = new Fields('contact', value);
  const company = one.inner('additional_attributes')?.maybeText('company_name')?.trim() ?? '';
  return { id: one.id('id'), name: one.maybeText('name'), company: company === '' ? null : company };
}

export function readConversation(value: unknown): Conversation {
  const one = new Fields('conversation', value);
  const status = one.text('status');
  if (!STATUSES.has(status)) throw one.drift('status');
  const created = one.seconds('created_at');
  const meta = one.inner('meta');
  const assignee = meta?.inner('assignee') ?? null;
  const isPerson = meta?.maybeText('assignee_type') !== 'AgentBot' && assignee?.maybeText('type') !== 'agent_bot';
  const sender = meta?.get('sender');
  const performer = one.inner('performer');
  return {
    id: one.id('id'),
    inbox: one.whole('inbox_id'),
    closed: status === 'resolved',
    muted: one.get('muted') === true,
    created,
    activity: one.maybeSeconds('last_activity_at') ?? created,
    updated: one.maybeMoment('updated_at'),
    assignee: assignee !== null && isPerson ? assignee.id('id') : null,
    contact: sender === undefined || sender === null ? null : readContact(sender),
    performer: performer !== null && performer.maybeText('type') === 'user' ? performer.id('id') : null,
  };
}

export function readMessage(value: unknown): Message {
  const one = new Fields('message', value);
  const kind = KINDS[one.whole('message_type')];
  if (kind === undefined) throw one.drift('message_type');
  const sender = one.inner('sender');
  const type = sender?.maybeText('type') ?? one.maybeText('sender_type') ?? '';
  const inbox = one.get('inbox_id');
  return {
    id: one.whole('id'),
    conversation: one.id('conversation_id'),
    inbox: typeof inbox === 'number' ? inbox : null,
    at: one.seconds('created_at'),
    kind,
    private: one.get('private') === true,
    deleted: one.inner('content_attributes')?.get('deleted') === true,
    survey: one.get('content_type') === 'input_csat',
    text: one.maybeText('content'),
    sender: sender === null ? null : { type: type.toLowerCase(), id: sender.id('id') },
  };
}

/** null: of another thing that its reporting notes. */
export function readTurn(value: unknown): Turn | null {
  const one = new Fields('reporting event', value);
  const name = one.text('name');
  const kind = name === 'conversation_resolved' ? 'closed' : name === 'conversation_opened' ? 'opened' : null;
  if (kind === null) return null;
  const agent = one.get('user_id');
  return { kind, at: one.seconds('event_end_time'), agent: typeof agent === 'number' ? String(agent) : null };
}

export function readRating(value: unknown): Rating {
  const one = new Fields('rating', value);
  const stars = one.whole('rating');
  if (stars < 1 || stars > 5) throw one.drift('rating');
  const text = one.maybeText('feedback_message');
  return {
    id: one.whole('id'),
    conversation: one.id('conversation_id'),
    at: one.seconds('created_at'),
    stars,
    text: text === null || text.trim() === '' ? null : text,
  };
}

/** The list in an answer: bare, or as its `payload`, or as that of its `data`. */
export function listIn(kind: string, answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  const one = new Fields(kind, answer);
  return (one.inner('data') ?? one).list('payload');
}
