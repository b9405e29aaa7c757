// Section 3, companies, naively: exactly the JSON of `kokpit report companies`.
import { Temporal } from 'temporal-polyfill';
import type { KokpitEvent } from '../../shared/events/event.ts';
import {
  between,
  byNameThenKey,
  dayPlus,
  eventsInOrder,
  isInDays,
  momentOf,
  type Question,
  ratio,
  sum,
} from './common.ts';
import {
  type Conversation,
  conversationsOf,
  firstAnswer,
  isAgentMessage,
  isConversationChosen,
  isWhoseChosen,
  nextClose,
  type Step,
} from './conversations.ts';
import { agentsOf, contactCompanies, namesOf } from './directory.ts';

export interface CompaniesQuestion extends Question {
  readonly from: string;
  readonly to: string;
  readonly company?: string;
}

/** A conversation and the company that it counts for. */
interface Contact {
  readonly conversation: Conversation;
  readonly company: string;
}

interface Counted {
  readonly company: string;
  readonly callsIn: number;
  readonly inboundTalkMs: number;
  readonly callsOut: number;
  readonly outboundTalkMs: number;
  readonly chats: number;
  readonly chatMs: number;
  readonly tickets: number;
}

type IsInPeriod = (ms: number) => boolean;

export function naiveCompanies(events: readonly KokpitEvent[], question: CompaniesQuestion) {
  const { from, to, tz } = question;
  const ordered = eventsInOrder(events, momentOf(question.at));
  const names = namesOf(ordered, 'company');
  const contacts = contactsOf(ordered, question);
  const isOwn = (row: Counted) => question.company === undefined || row.company === question.company;

  const all = countedIn(contacts, (ms) => isInDays(ms, from, to, tz));
  const loads = loadsOf(all, contacts, (ms) => isInDays(ms, from, to, tz));
  const rows = all
    .filter(isOwn)
    .map((row) => ({ ...row, key: row.company, name: names.get(row.company) ?? row.company }));

  // "the same figure of the preceding period of the same length".
  const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days + 1;
  const previous = countedIn(contacts, (ms) => isInDays(ms, dayPlus(from, -days), dayPlus(from, -1), tz)).filter(isOwn);

  return {
    report: 'companies',
    from,
    to,
    tz,
    rows: rows.toSorted(byNameThenKey).map((row) => ({
      company: row.company,
      name: row.name,
      calls_in: row.callsIn,
      inbound_talk_s: row.inboundTalkMs / 1000,
      calls_out: row.callsOut,
      outbound_talk_s: row.outboundTalkMs / 1000,
      chats: row.chats,
      chat_s: row.chatMs / 1000,
      tickets: row.tickets,
      load: loads.get(row.company) ?? 0,
      level: levelOf(loads.get(row.company) ?? 0),
    })),
    summary: summaryOf(rows, previous),
  };
}

function contactsOf(ordered: readonly KokpitEvent[], question: CompaniesQuestion): readonly Contact[] {
  const agents = agentsOf(ordered);
  const ofContact = contactCompanies(ordered);
  return conversationsOf(ordered)
    .filter((one) => isConversationChosen(one, question) && isWhoseChosen(one, question, agents))
    .flatMap((conversation) => {
      // "The conversation's own `company`, else the company of its contact".
      const company = conversation.ownCompany ?? ofContact.get(conversation.contact ?? '');
      return company === undefined ? [] : [{ conversation, company }];
    });
}

/** "Only companies that were in contact in the period (`calls_in + calls_out + chats + tickets` is at least 1)". */
function countedIn(contacts: readonly Contact[], isInPeriod: IsInPeriod): readonly Counted[] {
  const companies = [...new Set(contacts.map((contact) => contact.company))];
  return companies
    .map((company) => {
      const theirs = contacts.filter((contact) => contact.company === company).map((contact) => contact.conversation);
      return counted(company, theirs, isInPeriod);
    })
    .filter((row) => row.callsIn + row.callsOut + row.chats + row.tickets >= 1);
}

function counted(company: string, theirs: readonly Conversation[], isInPeriod: IsInPeriod): Counted {
  const starts = (first: (conversation: Conversation) => Step | undefined) =>
    theirs.flatMap((conversation) => {
      const start = first(conversation);
      return start !== undefined && isInPeriod(start.ms) ? [{ conversation, start }] : [];
    });
  const callsIn = starts((one) => (one.kind === 'call' && one.direction === 'inbound' ? firstAnswer(one) : undefined));
  const callsOut = starts((one) =>
    one.kind === 'call' && one.direction === 'outbound'
      ? one.steps.find((step) => step.event.type === 'conversation.picked_up')
      : undefined,
  );
  const chats = starts((one) =>
    one.kind === 'chat' ? one.steps.find((step) => isAgentMessage(step.event)) : undefined,
  );
  const tickets = starts((one) =>
    one.kind === 'ticket' ? one.steps.find((step) => step.event === one.opened) : undefined,
  );
  // "from it to the next close"; "A conversation not closed yet … counts, with no duration."
  const duration = (some: typeof callsIn) =>
    sum(
      some.map(({ conversation, start }) => {
        const close = nextClose(conversation, start);
        return close === undefined ? 0 : close.ms - start.ms;
      }),
    );
  return {
    company,
    callsIn: callsIn.length,
    inboundTalkMs: duration(callsIn),
    callsOut: callsOut.length,
    outboundTalkMs: duration(callsOut),
    chats: chats.length,
    chatMs: duration(chats),
    tickets: tickets.length,
  };
}

/** Company -> `load = round(100 × L / max L)`, half up; in whole numbers, every L times the number of resolved tickets. */
function loadsOf(
  all: readonly Counted[],
  contacts: readonly Contact[],
  isInPeriod: IsInPeriod,
): ReadonlyMap<string, number> {
  // "`T` is the mean time from `opened` to the first `resolved` that closes, of all tickets with a company so resolved
  // in the period (0 if none)".
  const times = contacts.flatMap(({ conversation }) => {
    const { kind, opened, steps } = conversation;
    const resolve = steps.find((step) => step.closes && step.event.type === 'conversation.resolved');
    if (kind !== 'ticket' || opened === undefined || resolve === undefined || !isInPeriod(resolve.ms)) return [];
    return [between(opened.ms, resolve.ms)];
  });
  const divisor = Math.max(1, times.length);
  const weights = all.map(
    (row) => (row.inboundTalkMs + row.outboundTalkMs + row.chatMs) * divisor + row.tickets * sum(times),
  );
  const greatest = weights.reduce((a, b) => Math.max(a, b), 0);
  // "0 if max L is 0".
  return new Map(all.map((row, index) => [row.company, ratio(100 * (weights[index] ?? 0), greatest, 0) ?? 0]));
}

/** "`low` 0–20, `medium` 21–50, `high` 51–80, `critical` 81–100". */
function levelOf(load: number): 'low' | 'medium' | 'high' | 'critical' {
  if (load <= 20) return 'low';
  if (load <= 50) return 'medium';
  return load <= 80 ? 'high' : 'critical';
}

/** "Summary, over the rows shown … the share of each of the last four in their sum in percent". */
function summaryOf(rows: readonly Counted[], previous: readonly Counted[]) {
  const compared = (figure: (some: readonly Counted[]) => number) => ({
    value: figure(rows),
    previous: figure(previous),
    // "the change (value minus previous)".
    change: figure(rows) - figure(previous),
  });
  const total = (some: readonly Counted[]) =>
    sum(some.map((row) => row.callsIn + row.callsOut + row.chats + row.tickets));
  const shared = (figure: (row: Counted) => number) => {
    const of = (some: readonly Counted[]) => sum(some.map(figure));
    return { ...compared(of), share: ratio(100 * of(rows), total(rows), 6) };
  };
  return {
    unique_companies: compared((some) => some.length),
    hotline: shared((row) => row.callsIn),
    campaign: shared((row) => row.callsOut),
    tickets: shared((row) => row.tickets),
    chats: shared((row) => row.chats),
  };
}
