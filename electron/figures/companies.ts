// Section 3: companies in contact, how much, and their Customer Engagement Load. Pure.
import type { CompaniesReport, CompanyRow } from '../../shared/contract/reports.ts';
import { percent } from '../../shared/rounding.ts';
import { type Choice, type Directory, isOfChoice, isWhose } from './choice.ts';
import type { Conversation } from './conversation.ts';
import { byNameThenKey } from './quality.ts';
import { isIn, type Span } from './span.ts';

export interface CompaniesQuestion {
  readonly from: string;
  readonly to: string;
  readonly tz: string;
  readonly span: Span;
  readonly before: Span;
  readonly company: string | null;
  readonly choice: Choice;
}

/** One company's contacts, their talk in ms. */
export interface CompanySum {
  calls_in: number;
  inbound_talk_ms: number;
  calls_out: number;
  outbound_talk_ms: number;
  chats: number;
  chat_ms: number;
  tickets: number;
}

/** The conversation's own company, else its contact's. */
export function companyOf(
  c: Pick<Conversation, 'company' | 'contact'>,
  directory: Pick<Directory, 'contacts'>,
): string | null {
  if (c.company !== null) return c.company;
  return c.contact === null ? null : (directory.contacts.get(c.contact)?.company ?? null);
}

/** What a period's conversations add up to; `explain/` has it of one conversation alone. */
export interface Period {
  readonly companies: Map<string, CompanySum>;
  /** Tickets with a company whose first closing `resolved` lies in the period: their time from `opened`, added up. */
  ticketMs: number;
  resolvedTickets: number;
}

export function newPeriod(): Period {
  return { companies: new Map(), ticketMs: 0, resolvedTickets: 0 };
}

function lasted(from: number, close: number | null): number {
  return close === null ? 0 : Math.max(0, close - from);
}

/** What a company is in contact by; `resolved`: not a contact, but what the mean time of tickets is made of. */
export const CONTACT = { callIn: 0, callOut: 1, chat: 2, ticket: 3, resolved: 4 } as const;

/** [what, when, how long in ms]: what a conversation adds to its company. */
export type Contact = readonly [code: number, ms: number, lastedMs: number];

/** What of a conversation tells its contacts. */
export type ContactState = Pick<
  Conversation,
  | ('kind' | 'outbound' | 'opened' | 'resolved' | 'answered' | 'answeredClose')
  | ('picked' | 'pickedClose' | 'message' | 'messageClose')
>;

export function contactsOf(c: ContactState): readonly Contact[] {
  if (c.kind === 'call' && !c.outbound) {
    return c.answered === null ? [] : [[CONTACT.callIn, c.answered, lasted(c.answered, c.answeredClose)]];
  }
  if (c.kind === 'call') return c.picked === null ? [] : [[CONTACT.callOut, c.picked, lasted(c.picked, c.pickedClose)]];
  if (c.kind === 'chat')
    return c.message === null ? [] : [[CONTACT.chat, c.message, lasted(c.message, c.messageClose)]];
  if (c.kind !== 'ticket' || c.opened === null) return [];
  const opened: Contact = [CONTACT.ticket, c.opened, 0];
  return c.resolved === null ? [opened] : [opened, [CONTACT.resolved, c.resolved, Math.max(0, c.resolved - c.opened)]];
}

export function emptyCompany(): CompanySum {
  return {
    calls_in: 0,
    inbound_talk_ms: 0,
    calls_out: 0,
    outbound_talk_ms: 0,
    chats: 0,
    chat_ms: 0,
    tickets: 0,
  };
}

export function companySum(period: Period, company: string): CompanySum {
  let sum = period.companies.get(company);
  if (sum === undefined) {
    sum = emptyCompany();
    period.companies.set(company, sum);
  }
  return sum;
}

export function count(period: Period, company: string, c: Conversation, span: Span): void {
  const sum = companySum(period, company);
  for (const [code, ms, lastedMs] of contactsOf(c)) {
    if (isIn(span, ms)) countContacts(period, sum, code, 1, lastedMs);
  }
}

/** Adds so many contacts of one code, which lasted so long together. */
export function countContacts(period: Period, sum: CompanySum, code: number, times: number, lastedMs: number): void {
  if (code === CONTACT.callIn) {
    sum.calls_in += times;
    sum.inbound_talk_ms += lastedMs;
  } else if (code === CONTACT.callOut) {
    sum.calls_out += times;
    sum.outbound_talk_ms += lastedMs;
  } else if (code === CONTACT.chat) {
    sum.chats += times;
    sum.chat_ms += lastedMs;
  } else if (code === CONTACT.ticket) sum.tickets += times;
  else {
    period.ticketMs += lastedMs;
    period.resolvedTickets += times;
  }
}

export function inContact(sum: CompanySum): boolean {
  return sum.calls_in + sum.calls_out + sum.chats + sum.tickets >= 1;
}

/** `L`, times the number of resolved tickets, so that it stays a whole number. */
export function scaledLoad(sum: CompanySum, period: Omit<Period, 'companies'>): bigint {
  const own = BigInt(sum.inbound_talk_ms + sum.outbound_talk_ms + sum.chat_ms);
  if (period.resolvedTickets === 0) return own;
  return own * BigInt(period.resolvedTickets) + BigInt(sum.tickets) * BigInt(period.ticketMs);
}

/** 0 to 100, half up; `greatest` is the greatest `L` of all. */
export function loadOf(scaled: bigint, greatest: bigint): number {
  return greatest === 0n ? 0 : Number((200n * scaled + greatest) / (2n * greatest));
}

export function levelOf(load: number): CompanyRow['level'] {
  if (load <= 20) return 'low';
  if (load <= 50) return 'medium';
  return load <= 80 ? 'high' : 'critical';
}

export function companiesReport(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: CompaniesQuestion,
): CompaniesReport {
  const periods = { now: newPeriod(), earlier: newPeriod() };
  for (const c of conversations) addConversation(periods, c, directory, question);
  return companiesOf(periods, directory, question);
}

/** The period asked for, and the one before it. */
export interface Periods {
  readonly now: Period;
  readonly earlier: Period;
}

export function addConversation(
  { now, earlier }: Periods,
  c: Conversation,
  directory: Directory,
  { span, before, choice }: CompaniesQuestion,
): void {
  if (!isOfChoice(c, choice) || !isWhose(c, choice, directory)) return;
  const company = companyOf(c, directory);
  if (company === null) return;
  count(now, company, c, span);
  count(earlier, company, c, before);
}

export function companiesOf(
  { now, earlier }: Periods,
  directory: Pick<Directory, 'companies'>,
  { company, from, to, tz }: CompaniesQuestion,
): CompaniesReport {
  let greatest = 0n;
  for (const sum of now.companies.values()) {
    const load = inContact(sum) ? scaledLoad(sum, now) : 0n;
    if (load > greatest) greatest = load;
  }
  const isShown = ([key, sum]: [string, CompanySum]) => inContact(sum) && (company === null || key === company);
  const shown = [...now.companies].filter(isShown);
  const rows = shown
    .map(([key, sum]) => {
      const load = loadOf(scaledLoad(sum, now), greatest);
      return { key, name: directory.companies.get(key)?.name ?? key, sum, load };
    })
    .sort(byNameThenKey)
    .map(({ key, name, sum, load }) => ({
      company: key,
      name,
      calls_in: sum.calls_in,
      inbound_talk_s: sum.inbound_talk_ms / 1000,
      calls_out: sum.calls_out,
      outbound_talk_s: sum.outbound_talk_ms / 1000,
      chats: sum.chats,
      chat_s: sum.chat_ms / 1000,
      tickets: sum.tickets,
      load,
      level: levelOf(load),
    }));
  const sums = shown.map(([, sum]) => sum);
  const sumsBefore = [...earlier.companies].filter(isShown).map(([, sum]) => sum);
  return { report: 'companies' as const, from, to, tz, rows, summary: summaryOf(sums, sumsBefore) };
}

/** The summary's four, and the counts that they are sums of. */
export const CONTACTS = { hotline: 'calls_in', campaign: 'calls_out', tickets: 'tickets', chats: 'chats' } as const;

function summaryOf(now: readonly CompanySum[], then: readonly CompanySum[]): CompaniesReport['summary'] {
  const total = (sums: readonly CompanySum[], key: keyof CompanySum) => sums.reduce((all, sum) => all + sum[key], 0);
  const whole = Object.values(CONTACTS).reduce((all, key) => all + total(now, key), 0);
  const part = (key: keyof CompanySum) => {
    const value = total(now, key);
    const previous = total(then, key);
    return { value, previous, change: value - previous, share: percent(value, whole) };
  };
  return {
    unique_companies: { value: now.length, previous: then.length, change: now.length - then.length },
    hotline: part(CONTACTS.hotline),
    campaign: part(CONTACTS.campaign),
    tickets: part(CONTACTS.tickets),
    chats: part(CONTACTS.chats),
  };
}
