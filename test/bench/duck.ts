// The facts of a cache in DuckDB, in memory, and the reports' questions to it. It is spared what it would be slow at: whose
// a conversation is and until when an e-mail was to be answered are columns, its statements are prepared.
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { CacheReader } from '../../electron/cache/types.ts';
import { directoryAsOf } from '../../electron/core/period.ts';
import { thaw } from '../../electron/core/stream-row.ts';
import type { Conversation } from '../../electron/figures/conversation.ts';
import { createDays } from '../../electron/figures/days.ts';
import { deadlines } from '../../electron/figures/hours.ts';
import type { Landings } from '../../electron/figures/landing.ts';
import { whoseAgent } from '../../electron/figures/outcome.ts';
import { daysSpan } from '../../electron/figures/span.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';
import { duckQueries } from './duck-queries.ts';
import { type Asks, type Cells, NAMES, type Name } from './report-questions.ts';

type Value = string | number | boolean | null;
/** Ids and other texts of few values are enumerations, one for all tables: compared, joined and grouped as numbers. */
const ENUMS = ['kind', 'channel', 'product', 'company', 'contact', 'agent', 'grp', 'status'] as const;
type Type = (typeof ENUMS)[number] | 'VARCHAR' | 'BIGINT' | 'BOOLEAN';
type Columns = Readonly<Record<string, Type>>;

interface Table {
  readonly columns: Columns;
  readonly rows: readonly (readonly Value[])[];
}

const CONVERSATION = {
  ...{ kind: 'kind', channel: 'channel', product: 'product', company: 'company', contact: 'contact' },
  ...{ agent: 'agent', grp: 'grp', assignee: 'agent', opened: 'BIGINT', outbound: 'BOOLEAN', is_open: 'BOOLEAN' },
  ...{ open_since: 'BIGINT', contact_since: 'BIGINT', ever_assigned: 'BOOLEAN', answered: 'BIGINT' },
  ...{ answered_close: 'BIGINT', message: 'BIGINT', message_close: 'BIGINT', picked: 'BIGINT', picked_close: 'BIGINT' },
  ...{ picked_open: 'BIGINT', picked_open_close: 'BIGINT', resolved: 'BIGINT', first_close: 'BIGINT' },
  ...{ first_answered: 'BOOLEAN', first_message: 'BOOLEAN', deadline: 'BIGINT', open_then: 'BOOLEAN' },
} as const satisfies Columns;
const FACT = {
  ...{ kind: 'kind', channel: 'channel', known: 'BOOLEAN', code: 'BIGINT', ms: 'BIGINT', agent: 'agent' },
  value: 'BIGINT',
} as const satisfies Columns;

/** @param at as of when the directory is taken. */
export async function openDuck(reader: CacheReader, at: number): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const tables = tablesOf(reader, at);
  for (const name of ENUMS) {
    const values = new Set<string>();
    for (const { columns, rows } of Object.values(tables)) {
      for (const [i, type] of Object.values(columns).entries()) {
        if (type === name) for (const row of rows) if (row[i] !== null) values.add(row[i] as string);
      }
    }
    await connection.run(`CREATE TYPE ${name}_of AS ENUM (${[...values].map((value) => `'${value}'`).join(', ')})`);
  }
  for (const [name, table] of Object.entries(tables)) await fill(connection, name, table);
  return connection;
}

function tablesOf(reader: CacheReader, at: number): Record<string, Table> {
  const conversations = [...reader.streamsOf('conversation')].map((row) => thaw(row).state as Conversation);
  const deadlineOf = deadlines(DEFAULT_HOURS, createDays('UTC'));
  const landings = [...reader.streamsOf('landing')].flatMap((row) => (thaw(row).state as Landings).shown);
  const { agents, groups, companies, contacts, presence } = directoryAsOf(reader, at);
  const named = (entries: typeof agents) => [...entries].map(([id, { name }]) => [id, name]);
  const members = [...agents].flatMap(([id, entry]) => entry.groups.map((group) => [id, group]));
  return {
    conversation: { columns: CONVERSATION, rows: conversations.map((c) => conversationRow(c, deadlineOf)) },
    fact: { columns: FACT, rows: conversations.flatMap(factRows) },
    landing: { columns: { ms: 'BIGINT' }, rows: landings.map(([ms]) => [ms]) },
    agent: { columns: { id: 'agent', name: 'VARCHAR' }, rows: named(agents) },
    grp: { columns: { id: 'grp', name: 'VARCHAR' }, rows: named(groups) },
    company: { columns: { id: 'company', name: 'VARCHAR' }, rows: named(companies) },
    member: { columns: { agent: 'agent', grp: 'grp' }, rows: members },
    contact: {
      columns: { id: 'contact', company: 'company' },
      rows: [...contacts].map(([id, { company }]) => [id, company]),
    },
    presence: {
      columns: { agent: 'agent', status: 'status' },
      rows: [...presence].map(([agent, { status }]) => [agent, status]),
    },
  };
}

function conversationRow(c: Conversation, deadlineOf: (ms: number) => number | null): Value[] {
  const deadline = c.kind === 'email' && c.opened !== null ? deadlineOf(c.opened) : null;
  const turns = deadline === null ? 0 : c.turns.filter((turn) => turn <= deadline).length;
  return [
    ...[c.kind, c.channel, c.product, c.company, c.contact, whoseAgent(c), c.group, c.assignee],
    ...[c.opened, c.outbound, c.open, c.openSince, c.contactSince, c.everAssigned],
    ...[c.answered, c.answeredClose, c.message, c.messageClose],
    ...[c.picked, c.pickedClose, c.pickedOpen, c.pickedOpenClose, c.resolved, c.firstClose?.ms ?? null],
    ...[c.firstClose?.answered ?? null, c.firstClose?.message ?? null, deadline, turns % 2 === 0],
  ];
}

function factRows(c: Conversation): Value[][] {
  return c.facts.map(([code, ms, agent, value]) => [c.kind, c.channel, c.opened !== null, code, ms, agent, value]);
}

const isEnum = (type: Type) => (ENUMS as readonly string[]).includes(type);

async function fill(connection: DuckDBConnection, name: string, { columns, rows }: Table): Promise<void> {
  const types = Object.entries(columns);
  const raw = types.map(([column, type]) => `${column} ${isEnum(type) ? 'VARCHAR' : type}`);
  await connection.run(`CREATE TABLE raw_${name} (${raw.join(', ')})`);
  const appender = await connection.createAppender(`raw_${name}`);
  for (const row of rows) {
    for (const [i, [, type]] of types.entries()) append(appender, type, row[i] as Value);
    appender.endRow();
  }
  appender.closeSync();
  const casts = types.map(([column, type]) => (isEnum(type) ? `${column}::${type}_of AS ${column}` : column));
  await connection.run(`CREATE TABLE ${name} AS SELECT ${casts.join(', ')} FROM raw_${name}`);
  await connection.run(`DROP TABLE raw_${name}`);
}

function append(appender: DuckDBAppender, type: Type, value: Value): void {
  if (value === null) appender.appendNull();
  else if (type === 'BOOLEAN') appender.appendBoolean(value as boolean);
  else if (type === 'BIGINT') appender.appendBigInt(BigInt(value as number));
  else appender.appendVarchar(value as string);
}

export async function duckAnswers(
  connection: DuckDBConnection,
  asks: Asks,
): Promise<Record<Name, () => Promise<Cells[]>>> {
  const { at, days } = asks.common;
  const { from, to } = asks.quality('agent');
  const queries = duckQueries({
    at,
    month: daysSpan(days, from, to),
    companies: daysSpan(days, asks.companies.from, asks.companies.to),
    day: daysSpan(days, to, to),
  });
  const answers: Partial<Record<Name, () => Promise<Cells[]>>> = {};
  for (const name of NAMES) {
    const prepared = await connection.prepare(queries[name]);
    answers[name] = async () => (await prepared.runAndReadAll()).getRowsJS() as unknown as Cells[];
  }
  return answers as Record<Name, () => Promise<Cells[]>>;
}
