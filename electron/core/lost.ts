// The call-back list over a cache: the conversations that the day report counts as lost, what became of their contacts
// since, and what leads noted about them. For the command line and the console alike.
import { LOST_FIRST, type LostAsk, type LostReport, type LostRow } from '../../shared/contract/lost.ts';
import { isoTime } from '../../shared/iso-time.ts';
import { isShown, isToClear } from '../../shared/lost-rows.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Directory } from '../figures/choice.ts';
import { companyOf } from '../figures/companies.ts';
import type { DayQuestion } from '../figures/day.ts';
import type { Days } from '../figures/days.ts';
import type { Told } from '../figures/explain/draft.ts';
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
import { noteOf, stateOf, workedOff } from './lost-notes.ts';
import { dayLost, dayTold, sinceOf } from './lost-read.ts';
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
  const open = rows.filter((row) => isShown(row, 'open')).length;
  return { ...headOf(question), lost: rows.length, open, now: nowOf(inbound, directory), rows };
}

type Counts = Pick<LostReport, 'lost' | 'open' | 'now'>;

/** How many were lost, how many of them nobody has noted as worked off, and who waits longest: without reading the lost. */
export function countCallBacks(reader: CacheReader, question: DayQuestion, ledger: Ledger | null): Counts {
  const { told, directory, sealed } = dayLost(reader, question, ledger);
  const inbound = inboundOf(told, directory, question);
  const lost = lostOf(inbound, question);
  return {
    lost: lost.length + sealed.length,
    open:
      lost.filter((one) => stateOf(reader, one.told.id) === 'open').length + sealed.length - workedOff(reader, sealed),
    now: nowOf(inbound, directory),
  };
}

function headOf({ head, at, tz }: DayQuestion) {
  return { report: 'lost' as const, ...head, at: isoTime(at), tz };
}

function nowOf(inbound: readonly Told[], directory: Directory): LostReport['now'] {
  return {
    waiting: standingOf(directory, waitingNow(inbound)[0]),
    follow_up: standingOf(directory, followUpsNow(inbound)[0]),
  };
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

/** A console's question for rows. @param at the moment asked for, ms since 1970. */
export function answerLost(ledger: Ledger, days: Days, ask: LostAsk, at: number): LostReport {
  const report = reportLost(ledger.reader, dayAskOf(days, ask, at), ledger);
  const { rows } = report;
  const told = { ...report, served: rows.filter(isToClear).length };
  if (typeof ask.rows === 'string' || rows.length <= LOST_FIRST) return told;
  const { first } = ask.rows;
  return { ...told, rows: rows.filter((row) => isShown(row, first)).slice(0, LOST_FIRST) };
}

/** A console's question for the figures alone. */
export function answerCallBacks(ledger: Ledger, days: Days, ask: LostAsk, at: number): LostReport {
  const question = dayQuestion(ledger.reader, dayAskOf(days, ask, at));
  return { ...headOf(question), ...countCallBacks(ledger.reader, question, ledger), rows: [] };
}

function dayAskOf(days: Days, ask: LostAsk, at: number): DayAsk {
  const { span, who } = ask;
  return { at, days, choice: choiceOfFilters(ask), span, who, threshold: 0, short: 0, hours: null };
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
