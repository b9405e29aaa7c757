// One company's conversations, counted alone, by day and by person: by the companies report's own counting of each, so that
// they add up to it. Pure.
import type {
  CompanyConversation,
  CompanyDay,
  CompanyFigure,
  CompanyFigures,
  CompanyPerson,
  CompanyState,
} from '../../shared/contract/company.ts';
import { isoTime } from '../../shared/iso-time.ts';
import type { Directory } from './choice.ts';
import { CONTACT, type CompanySum, contactsOf, count, inContact, newPeriod } from './companies.ts';
import { type Conversation, firstAnswer } from './conversation.ts';
import type { Told } from './explain/draft.ts';
import { isIn, type Span } from './span.ts';

const FIGURES = ['calls_in', 'calls_out', 'chats', 'tickets'] as const satisfies readonly CompanyFigure[];
const TIMES = ['inbound_talk_ms', 'outbound_talk_ms', 'chat_ms'] as const;

/** What is kept of a conversation: a month of one company has tens of thousands. */
export type TalkState = Pick<
  Conversation,
  | ('kind' | 'channel' | 'product' | 'company' | 'contact' | 'group' | 'outbound' | 'open' | 'opened' | 'resolved')
  | ('assignee' | 'answered' | 'answeredBy' | 'answeredClose' | 'message' | 'messageBy' | 'messageClose')
  | ('picked' | 'pickedClose')
>;

/** A conversation of the company in the period, and what it adds to the report. */
export interface Talk {
  readonly told: { readonly id: string; readonly state: TalkState };
  readonly sum: CompanySum;
}

/** What one conversation adds to its company in a span; null: nothing. */
function alone(c: Conversation, company: string, span: Span): CompanySum | null {
  const period = newPeriod();
  count(period, company, c, span);
  const sum = period.companies.get(company);
  return sum !== undefined && inContact(sum) ? sum : null;
}

const NOTHING: CompanySum = {
  calls_in: 0,
  inbound_talk_ms: 0,
  calls_out: 0,
  outbound_talk_ms: 0,
  chats: 0,
  chat_ms: 0,
  tickets: 0,
};

/** @returns null for a conversation that neither counts in the period nor was opened in it. */
export function talkOf(told: Told, company: string, span: Span): Talk | null {
  const sum = alone(told.state, company, span);
  if (sum === null && !isIn(span, told.state.opened)) return null;
  return { told: { id: told.id, state: keptOf(told.state) }, sum: sum ?? NOTHING };
}

function keptOf(c: Conversation): TalkState {
  const { kind, channel, product, company, contact, group, outbound, open, opened, resolved, assignee } = c;
  const { answered, answeredBy, answeredClose, message, messageBy, messageClose, picked, pickedClose } = c;
  return {
    ...{ kind, channel, product, company, contact, group, outbound, open, opened, resolved, assignee },
    ...{ answered, answeredBy, answeredClose, message, messageBy, messageClose, picked, pickedClose },
  };
}

/** `others`: how many of them count in no figure. */
export function figuresOf(talks: readonly Talk[]): CompanyFigures {
  const total = (key: keyof CompanySum) => talks.reduce((all, { sum }) => all + sum[key], 0);
  return {
    calls_in: total('calls_in'),
    inbound_talk_s: total('inbound_talk_ms') / 1000,
    calls_out: total('calls_out'),
    outbound_talk_s: total('outbound_talk_ms') / 1000,
    chats: total('chats'),
    chat_s: total('chat_ms') / 1000,
    tickets: total('tickets'),
    others: talks.filter(({ sum }) => !inContact(sum)).length,
  };
}

/** @param days one after the other. */
export function daysOf(
  talks: readonly Talk[],
  days: readonly { readonly date: string; readonly span: Span }[],
): readonly CompanyDay[] {
  const byDay = Map.groupBy(talks, (talk) => {
    const ms = standsAt(talk);
    return ms === null ? undefined : days.findLast(({ span }) => span.from <= ms);
  });
  return days.map((day) => ({
    date: day.date,
    ...figuresOf((byDay.get(day) ?? []).filter((talk) => standsIn(talk, day.span))),
  }));
}

export function standsIn(talk: Talk, span: Span): boolean {
  return isIn(span, standsAt(talk));
}

/** When: where it counts; one that counts nowhere, where it was opened. */
function standsAt({ told, sum }: Talk): number | null {
  if (!inContact(sum)) return told.state.opened;
  // It has one contact at most, and what a ticket took is none.
  const contact = contactsOf(told.state).find(([code]) => code !== CONTACT.resolved);
  return contact?.[1] ?? null;
}

export function peopleOf(talks: readonly Talk[], directory: Directory): readonly CompanyPerson[] {
  const people = [...Map.groupBy(talks, ({ told }) => told.state.contact)].map(([contact, own]) => ({
    contact,
    name: contact === null ? null : (directory.contacts.get(contact)?.name ?? null),
    ...figuresOf(own),
    last_at: isoTime(Math.max(...own.map(atOf))),
  }));
  return people.sort((a, b) => compare(b.last_at, a.last_at) || compare(a.contact ?? '', b.contact ?? ''));
}

export function conversationOf(talk: Talk, directory: Directory): CompanyConversation {
  const { id, state: c } = talk.told;
  const agent = c.kind === 'call' || c.kind === 'video' ? c.answeredBy : c.messageBy;
  const reached = c.outbound ? c.picked : firstAnswer(c);
  const figure = FIGURES.find((one) => talk.sum[one] > 0) ?? null;
  return {
    conversation: id,
    at: isoTime(atOf(talk)),
    kind: c.kind,
    outbound: c.outbound,
    channel: c.channel,
    agent,
    agent_name: agent === null ? null : (directory.agents.get(agent)?.name ?? null),
    contact: c.contact,
    contact_name: c.contact === null ? null : (directory.contacts.get(c.contact)?.name ?? null),
    counts_in: figure,
    wait_s: reached === null || c.opened === null ? null : Math.max(0, reached - c.opened) / 1000,
    duration_s: durationOf(talk),
    state: stateOf(c, reached),
  };
}

/** Latest first. */
export function inOrder(talks: readonly Talk[]): readonly Talk[] {
  return talks.toSorted((a, b) => atOf(b) - atOf(a) || compare(a.told.id, b.told.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function atOf({ told: { state: c } }: Talk): number {
  return c.opened ?? c.answered ?? c.picked ?? c.message ?? 0;
}

/** A conversation that is not closed after its answer has no time yet. */
function durationOf({ told: { state: c }, sum }: Talk): number | null {
  const close =
    sum.calls_in > 0 ? c.answeredClose : sum.calls_out > 0 ? c.pickedClose : sum.chats > 0 ? c.messageClose : null;
  return close === null ? null : TIMES.reduce((all, key) => all + sum[key], 0) / 1000;
}

function stateOf(c: TalkState, reached: number | null): CompanyState {
  if (c.open) return reached === null && !c.outbound && c.kind !== 'ticket' ? 'waiting' : 'open';
  if (reached !== null || c.kind === 'ticket') return 'closed';
  return c.outbound ? 'not_reached' : 'lost';
}
