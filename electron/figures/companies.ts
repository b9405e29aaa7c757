// Section 3: companies in contact, how much, and their Customer Engagement Load. Pure.
import type { CompaniesReport, CompanyRow } from '../../shared/contract/reports.ts';
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
export function companyOf(c: Conversation, directory: Pick<Directory, 'contacts'>): string | null {
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

export function count(period: Period, company: string, c: Conversation, span: Span): void {
  const sum = period.companies.get(company) ?? {
    calls_in: 0,
    inbound_talk_ms: 0,
    calls_out: 0,
    outbound_talk_ms: 0,
    chats: 0,
    chat_ms: 0,
    tickets: 0,
  };
  period.companies.set(company, sum);
  if (c.kind === 'call' && !c.outbound && isIn(span, c.answered)) {
    sum.calls_in++;
    sum.inbound_talk_ms += lasted(c.answered, c.answeredClose);
  }
  if (c.kind === 'call' && c.outbound && isIn(span, c.picked)) {
    sum.calls_out++;
    sum.outbound_talk_ms += lasted(c.picked, c.pickedClose);
  }
  if (c.kind === 'chat' && isIn(span, c.message)) {
    sum.chats++;
    sum.chat_ms += lasted(c.message, c.messageClose);
  }
  if (c.kind !== 'ticket' || c.opened === null) return;
  if (isIn(span, c.opened)) sum.tickets++;
  if (isIn(span, c.resolved)) {
    period.ticketMs += Math.max(0, c.resolved - c.opened);
    period.resolvedTickets++;
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
  const { span, before, choice, company, from, to, tz } = question;
  const now = newPeriod();
  const then = newPeriod();
  for (const c of conversations) {
    if (!isOfChoice(c, choice) || !isWhose(c, choice, directory)) continue;
    const of = companyOf(c, directory);
    if (of === null) continue;
    count(now, of, c, span);
    count(then, of, c, before);
  }
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
  const earlier = [...then.companies].filter(isShown).map(([, sum]) => sum);
  return { report: 'companies' as const, from, to, tz, rows, summary: summaryOf(sums, earlier) };
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

/** With 6 decimals, half up. */
export function percent(value: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200_000_000 * value + whole) / (2 * whole)) / 1_000_000;
}
