// Answers what an agent's day was like: which of the cache is read, and the pure functions on it. On a report thread.
import type { AgentConversation, AgentDay, AgentDayAsk, AgentRating } from '../../shared/contract/views.ts';
import type { KokpitEvent } from '../../shared/events/event.ts';
import type { CacheReader, StreamRow } from '../cache/types.ts';
import {
  conversationRow,
  figuresOfDay,
  loadOf,
  occupiedMs,
  type Retold,
  retell,
  type Stretch,
  statusPieces,
  statusTotals,
} from '../figures/agent-day.ts';
import type { Conversation } from '../figures/conversation.ts';
import { addDays, type Days } from '../figures/days.ts';
import type { Entry } from '../figures/directory.ts';
import { newPresence } from '../figures/presence.ts';
import { statesAsOf } from './as-of.ts';
import { RequestError } from './client.ts';
import { eventsOfRows } from './explain-read.ts';
import { presenceSince } from './presence-since.ts';

/** So far behind the day it is looked for the end of its last status, and so many times as far where it is not there. */
const FIRST_AHEAD_MS = 86_400_000;
const FARTHER_AHEAD = 8;

/** Checks what a console asks. `today`: the day of now. Throws RequestError. */
export function agentDayAskOf(params: unknown, today: string): AgentDayAsk {
  const { agent, date } = (params ?? {}) as Partial<Record<keyof AgentDayAsk, unknown>>;
  if (typeof agent !== 'string' || agent === '') {
    throw new RequestError('bad_request', 'The console asked for the day of an agent without naming one.');
  }
  if (!isDay(date)) throw new RequestError('bad_day', 'date is no day such as 2026-03-10.');
  if (date > today) throw new RequestError('day_to_come', `${date} has not begun; today is ${today}.`);
  return { agent, date };
}

function isDay(value: unknown): value is string {
  try {
    return typeof value === 'string' && addDays(value, 0) === value;
  } catch {
    return false;
  }
}

/** @throws RequestError for an agent whom nobody has named. */
export function answerAgentDay(reader: CacheReader, days: Days, { agent, date }: AgentDayAsk, at: number): AgentDay {
  const known = reader.agents().some(({ id, firstMs }) => id === agent && firstMs <= at);
  if (!known) throw new RequestError('unknown_agent', `Nobody is called ${agent} in what has come so far.`);
  const { start, end } = days.on(date);
  const day: Stretch = { from: start, to: Math.min(end, Math.max(start, at)) };
  // The last ms of a day that is over: what happens at its end is the next day's.
  const last = Math.min(at, end - 1);
  const row = reader.findStream('presence', agent);
  const presence = row === null ? [] : statusesOf(reader, row, day, at);
  const [current] = statesAsOf(reader, row === null ? [] : [row], 'presence', at);
  const now = current?.state ?? newPresence();
  const entry = entriesOf(reader, 'agent', [agent], at).get(agent);
  const told = retoldOf(reader, agent, day, last);
  const pieces = statusPieces(presence, day);
  const names = namesFor(
    reader,
    told.map(({ state }) => state),
    at,
  );
  const groups = entriesOf(reader, 'group', entry?.groups ?? [], at);
  return {
    agent,
    name: entry?.name ?? agent,
    groups: (entry?.groups ?? []).map((id) => ({ id, name: groups.get(id)?.name ?? id })),
    slots: entry?.slots ?? null,
    removed: entry?.removed ?? false,
    status: now.status,
    status_since: now.since,
    status_reason: now.reason,
    date,
    tz: days.tz,
    at,
    start,
    end,
    until: day.to,
    pieces,
    ...statusTotals(pieces),
    occupied_ms: occupiedMs(told, pieces),
    load: loadOf(told, day),
    figures: figuresOfDay(
      told.map(({ state }) => state),
      agent,
      date,
      days,
    ),
    conversations: told.flatMap((one): AgentConversation[] => {
      const row = conversationRow(one, agent, day);
      return row === null ? [] : [{ ...row, ...names(one.state) }];
    }),
    ratings: told.flatMap((one) => ratingsOf(one, day, names(one.state).contact)).sort((a, b) => a.at - b.at),
  };
}

/** The agent's statuses of the day, the one in force as it began, and on to where the last of them ended by `at`. */
function statusesOf(reader: CacheReader, row: StreamRow, day: Stretch, at: number): readonly KokpitEvent[] {
  for (let ahead = FIRST_AHEAD_MS; ; ahead *= FARTHER_AHEAD) {
    const to = Math.min(at, day.to + ahead);
    const events = presenceSince(reader, [row], day.from, to)[0] as readonly KokpitEvent[];
    if (to === at || statusPieces(events, day).at(-1)?.ended) return events;
  }
}

/** The conversations that may have been the agent's by then: those of the day, and those still open from before. */
function retoldOf(reader: CacheReader, agent: string, day: Stretch, last: number): readonly Retold[] {
  // A state that never names the agent need not be read: most of a day's do not.
  const name = JSON.stringify(agent);
  const rows = [...reader.conversationsNaming(day.from, last, name)];
  for (const row of reader.openConversations(false, day.from)) if (row.state.includes(name)) rows.push(row);
  return eventsOfRows(reader, rows, last).map((events, n) => retell((rows[n] as StreamRow).id, events, agent, day));
}

function ratingsOf({ id, left }: Retold, day: Stretch, contact: string | null): AgentRating[] {
  return left.flatMap(({ ms, data }) => {
    if (ms < day.from || ms > day.to) return [];
    const stars = typeof data.stars === 'number' ? data.stars : null;
    const text = typeof data.text === 'string' ? data.text : null;
    return [{ at: ms, conversation: id, contact, stars, text }];
  });
}

function entriesOf(
  reader: CacheReader,
  kind: 'agent' | 'group' | 'contact' | 'company',
  ids: readonly string[],
  at: number,
): ReadonlyMap<string, Entry> {
  const rows = ids.length === 0 ? [] : reader.findStreams(kind, ids).values();
  return new Map([...statesAsOf(reader, rows, kind, at)].map(({ id, state }) => [id, state]));
}

/** The names of whom a conversation was with: the directory's, else the ids. */
function namesFor(reader: CacheReader, states: readonly Conversation[], at: number) {
  const contacts = entriesOf(reader, 'contact', unique(states.map(({ contact }) => contact)), at);
  const companyOf = (c: Conversation) => c.company ?? (c.contact && contacts.get(c.contact)?.company) ?? null;
  const companies = entriesOf(reader, 'company', unique(states.map(companyOf)), at);
  return (c: Conversation): { readonly contact: string | null; readonly company: string | null } => {
    const company = companyOf(c);
    return {
      contact: c.contact === null ? null : (contacts.get(c.contact)?.name ?? c.contact),
      company: company === null ? null : (companies.get(company)?.name ?? company),
    };
  };
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null && id !== ''))] as string[];
}
