// What a type of event means to the figures. The decoder looks a type up once, and says what it found with the event.

/**
 * A stream is the set of events that are read together: one conversation, one agent's presence, one directory
 * subject. A late event makes its one stream be read again. Kinds: `conversation`, `presence` (an agent's statuses),
 * `agent` | `group` | `product` | `company` | `contact` (directory), `landing` (a quarter hour of landings).
 */
export type StreamKind =
  | 'conversation'
  | 'presence'
  | 'agent'
  | 'group'
  | 'product'
  | 'company'
  | 'contact'
  | 'landing';

/** Types of events by number, by which the fold tells them apart: those about conversations first. */
export const OPENED = 0;
export const ASSIGNED = 1;
export const UNASSIGNED = 2;
export const ANSWERED = 3;
export const PICKED_UP = 4;
export const SENT = 5;
export const RESOLVED = 6;
export const ENDED = 7;
export const REOPENED = 8;
export const TIMED_OUT = 9;
export const RATED = 10;
export const FEEDBACK = 11;
export const INACTIVITY = 12;
/** The last of them. */
export const LAST_OF_CONVERSATION = INACTIVITY;
/** A type that means nothing. */
export const NOTHING = -1;

export interface Meaning {
  /** One of the numbers above, or a larger one. */
  readonly code: number;
  /** Which kind of stream its events belong to. */
  readonly kind: StreamKind;
  /** The field of its data that says to which of them; null: none does. */
  readonly subject: string | null;
  /** Its `agent` field names an agent, who is listed from then on (figures.md, agents listed). */
  readonly names: boolean;
}

const kinds: StreamKind[] = new Array<StreamKind>(LAST_OF_CONVERSATION + 1).fill('conversation');

const talk = (code: number, names: boolean): Meaning => ({
  code,
  kind: 'conversation',
  subject: 'conversation',
  names,
});

const other = (kind: StreamKind, names: boolean, subject: string | null = kind): Meaning => ({
  code: kinds.push(kind) - 1,
  kind,
  subject,
  names,
});

export const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['agent.updated', other('agent', true)],
  ['agent.removed', other('agent', true)],
  ['group.updated', other('group', false)],
  ['product.updated', other('product', false)],
  ['company.updated', other('company', false)],
  ['contact.updated', other('contact', false)],
  ['agent.status_changed', other('presence', true, 'agent')],
  ['conversation.opened', talk(OPENED, false)],
  ['conversation.assigned', talk(ASSIGNED, true)],
  ['conversation.unassigned', talk(UNASSIGNED, false)],
  ['conversation.answered', talk(ANSWERED, true)],
  ['conversation.picked_up', talk(PICKED_UP, false)],
  ['message.sent', talk(SENT, true)],
  ['conversation.resolved', talk(RESOLVED, true)],
  ['conversation.ended', talk(ENDED, false)],
  ['conversation.reopened', talk(REOPENED, true)],
  ['conversation.timed_out', talk(TIMED_OUT, false)],
  ['rating.given', talk(RATED, false)],
  ['feedback.given', talk(FEEDBACK, false)],
  ['inactivity.acted', talk(INACTIVITY, true)],
  ['landing.shown', other('landing', false, null)],
]);

/** Which kind of stream events of this number belong to; null: none. */
export function kindOfCode(code: number): StreamKind | null {
  return kinds[code] ?? null;
}
