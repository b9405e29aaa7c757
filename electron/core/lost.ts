// The call-back list over a cache: the conversations that the day report counts as lost, what became of their contacts
// since, and what leads noted about them. For the command line and the console alike.
import type { LostAsk, LostReport, LostRow } from '../../shared/contract/lost.ts';
import { isoTime } from '../../shared/iso-time.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Directory } from '../figures/choice.ts';
import { companyOf } from '../figures/companies.ts';
import type { Days } from '../figures/days.ts';
import type { Told } from '../figures/explain/draft.ts';
import {
  answeredLate,
  followUpsNow,
  inboundOf,
  type Lost,
  lostOf,
  SINCE_MS,
  type Since,
  type Standing,
  sinceLost,
  telling,
  waitingNow,
} from '../figures/lost.ts';
import { whoseAgent } from '../figures/outcome.ts';
import { choiceOfFilters } from './answer-report.ts';
import { statesAsOf } from './as-of.ts';
import { noteOf, stateOf } from './lost-notes.ts';
import { directoryAsOf, toldIn, toldOutside } from './period.ts';
import { both, type DayAsk, dayQuestion } from './reports.ts';
import { CONTACT_PATH } from './stream-row.ts';

export function reportLost(reader: CacheReader, ask: DayAsk): LostReport {
  const { at } = ask;
  const question = dayQuestion(reader, ask);
  const directory = directoryAsOf(reader, at);
  const told = both(toldIn(reader, question.span, at), toldOutside(reader, question.span, at));
  const inbound = inboundOf(told, directory, question);
  const lost = lostOf(inbound, question);
  const since = sinceLost(lost, laterOf(reader, lost, at));
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

/** The conversations of the same contacts in the time in which they can be said to have come back. */
function laterOf(reader: CacheReader, lost: readonly Lost[], at: number): Iterable<Told> {
  // Only whose contact is known can be seen to come back.
  const known = lost.filter(({ told }) => told.state.contact !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const contacts = [...new Set(known.flatMap(({ told }) => told.state.contact ?? []))];
  const to = Math.min(at, last.ms + SINCE_MS);
  return statesAsOf(reader, reader.conversationsWhere(first.ms, to, at, CONTACT_PATH, contacts), 'conversation', at);
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
export function answerLost(reader: CacheReader, days: Days, ask: LostAsk, at: number): LostReport {
  const { span, who } = ask;
  const choice = choiceOfFilters(ask);
  return reportLost(reader, { at, days, choice, span, who, threshold: 0, short: 0, hours: null });
}

function rowOf(reader: CacheReader, directory: Directory, lost: Lost, since: Since | undefined): LostRow {
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
    back: backOf(since),
    called: calledOf(since),
    note: noteOf(reader, id),
  };
}

function nameIn(entries: Directory['groups'], id: string | null): string | null {
  return id === null ? null : (entries.get(id)?.name ?? null);
}

function timeOf(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms);
}

function backOf(since: Since | undefined): LostRow['back'] {
  const [first] = since?.back ?? [];
  const one = telling(since?.back ?? []);
  if (since === undefined || first === undefined || one === null) return null;
  const { conversation, settledMs } = one;
  return { times: since.back.length, at: isoTime(first.ms), conversation, answered_at: timeOf(settledMs) };
}

function calledOf(since: Since | undefined): LostRow['called'] {
  const one = telling(since?.called ?? []);
  return one === null
    ? null
    : { conversation: one.conversation, at: isoTime(one.ms), reached_at: timeOf(one.settledMs) };
}
