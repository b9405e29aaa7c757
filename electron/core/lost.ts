// The call-back list over a cache: the conversations that the day report counts as lost, what became of their contacts
// since, and what leads noted about them. For the command line and the console alike.
import type { LostAsk, LostReport, LostRow } from '../../shared/contract/lost.ts';
import { isoTime } from '../../shared/iso-time.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Directory } from '../figures/choice.ts';
import { companyOf } from '../figures/companies.ts';
import type { Days } from '../figures/days.ts';
import {
  answeredLate,
  followUpsNow,
  inboundOf,
  type Lost,
  lostOf,
  type Standing,
  waitingNow,
} from '../figures/lost.ts';
import type { Seen, Since } from '../figures/lost-since.ts';
import { whoseAgent } from '../figures/outcome.ts';
import { choiceOfFilters } from './answer-report.ts';
import type { Ledger } from './ledger.ts';
import { noteOf, stateOf } from './lost-notes.ts';
import { dayTold, sinceOf } from './lost-read.ts';
import { type DayAsk, dayQuestion } from './reports.ts';

/** @param ledger finds them by its sheets; null: by the streams, which gives the same. */
export function reportLost(reader: CacheReader, ask: DayAsk, ledger: Ledger | null): LostReport {
  const { at } = ask;
  const question = dayQuestion(reader, ask);
  const { told, directory } = dayTold(reader, question, ledger);
  const inbound = inboundOf(told, directory, question);
  const lost = lostOf(inbound, question);
  const since = sinceOf(reader, lost, at, ledger);
  const rows = lost.map((one) => rowOf(reader, directory, one, since.get(one.told.id)));
  return {
    report: 'lost',
    ...question.head,
    at: isoTime(at),
    tz: question.tz,
    ...callBacksOf(reader, lost),
    now: {
      waiting: standingOf(directory, waitingNow(inbound)[0]),
      follow_up: standingOf(directory, followUpsNow(inbound)[0]),
    },
    rows,
  };
}

/** How many were lost, and how many of them nobody has noted as worked off. */
export function callBacksOf(reader: CacheReader, lost: readonly Lost[]): Pick<LostReport, 'lost' | 'open'> {
  return { lost: lost.length, open: lost.filter(({ told }) => stateOf(reader, told.id) === 'open').length };
}

function standingOf(directory: Directory, longest: Standing | undefined): LostReport['now']['waiting'] {
  if (longest === undefined) return null;
  const { told, sinceMs } = longest;
  const { kind, contact } = told.state;
  return {
    conversation: told.id,
    kind: kind as LostRow['kind'],
    contact,
    contact_name: nameIn(directory.contacts, contact),
    since: isoTime(sinceMs),
  };
}

/** A console's question. @param at the moment asked for, ms since 1970. */
export function answerLost(ledger: Ledger, days: Days, ask: LostAsk, at: number): LostReport {
  const { span, who } = ask;
  const choice = choiceOfFilters(ask);
  return reportLost(ledger.reader, { at, days, choice, span, who, threshold: 0, short: 0, hours: null }, ledger);
}

function rowOf(reader: CacheReader, directory: Directory, lost: Lost, since: Since<string> | undefined): LostRow {
  const { id, state: c } = lost.told;
  const agent = whoseAgent(c);
  const company = companyOf(c, directory);
  return {
    conversation: id,
    kind: c.kind as LostRow['kind'],
    channel: c.channel,
    product: c.product,
    group: c.group,
    group_name: nameIn(directory.groups, c.group),
    agent,
    agent_name: nameIn(directory.agents, agent),
    contact: c.contact,
    contact_name: nameIn(directory.contacts, c.contact),
    company,
    company_name: nameIn(directory.companies, company),
    opened: isoTime(c.opened as number),
    lost_at: isoTime(lost.ms),
    wait_s: lost.waitMs / 1000,
    answered_late_at: timeOf(answeredLate(lost)),
    back: backOf(since?.back ?? null),
    called: calledOf(since?.called ?? null),
    note: noteOf(reader, id),
  };
}

function nameIn(entries: Directory['groups'], id: string | null): string | null {
  return id === null ? null : (entries.get(id)?.name ?? null);
}

function timeOf(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms);
}

function backOf(seen: Seen<string> | null): LostRow['back'] {
  if (seen === null) return null;
  const { name, settledMs } = tellingOf(seen);
  return { times: seen.times, at: isoTime(seen.firstMs), conversation: name, answered_at: timeOf(settledMs) };
}

function calledOf(seen: Seen<string> | null): LostRow['called'] {
  if (seen === null) return null;
  const { name, openedMs, settledMs } = tellingOf(seen);
  return { conversation: name, at: isoTime(openedMs), reached_at: timeOf(settledMs) };
}

function tellingOf({ telling }: Seen<string>) {
  return telling.reduce((least, one) => (one.name < least.name ? one : least));
}
