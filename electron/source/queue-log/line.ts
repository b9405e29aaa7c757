// One line of Asterisk's queue_log, in its file form (`time|callid|queue|member|event|parameters…`) or as a row of its
// database form (CSV). Formats: docs.asterisk.org, Queue Logs.

export interface LogLine {
  /** Its text as it came: what its identity is made of. */
  readonly text: string;
  /** Number in its file, from 1. */
  readonly no: number;
  /** ms since 1970. */
  readonly ms: number;
  readonly callid: string;
  readonly queue: string;
  readonly member: string;
  readonly event: string;
  readonly parameters: readonly string[];
}

/** What an identifier may be (spec/events.md). */
export const ID_LENGTH = 200;

/** Where the columns of the database form stand. */
export type Columns = ReadonlyMap<string, number>;

const UNIX_TIME = /^\d{1,11}(\.\d+)?$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(\.\d+)?$/;
const DATA_COLUMNS = ['data1', 'data2', 'data3', 'data4', 'data5'];

/** The columns, where a text is the header of the database form; else null. */
export function columnsOf(text: string): Columns | null {
  const names = csvFields(text).map((name) => name.trim().toLowerCase());
  const isHeader = ['time', 'callid', 'queuename', 'agent', 'event'].every((name) => names.includes(name));
  return isHeader ? new Map(names.map((name, place) => [name, place])) : null;
}

/** @returns the line, or why it is none, in words. */
export function readLine(text: string, no: number, columns: Columns | null): LogLine | string {
  const fields = columns === null ? text.split('|') : byColumns(csvFields(text), columns);
  if (fields.length < 5) return 'is no line of a queue_log: time|callid|queue|member|event|…';
  const [time = '', callid = '', queue = '', member = '', event = '', ...parameters] = fields;
  const ms = msOf(time.trim());
  if (Number.isNaN(ms)) return `its time is no UTC seconds: ${JSON.stringify(time)}`;
  if (event === '') return 'it names no event';
  return { text, no, ms, callid, queue, member, event: event.trim().toUpperCase(), parameters };
}

function byColumns(fields: readonly string[], columns: Columns): string[] {
  const names = ['time', 'callid', 'queuename', 'agent', 'event', ...DATA_COLUMNS];
  return names.map((name) => fields[columns.get(name) ?? -1] ?? '');
}

/** UTC seconds, with or without a fraction; databases may write date and time instead. */
function msOf(time: string): number {
  if (UNIX_TIME.test(time)) return Math.floor(Number(time) * 1000 + 1e-6);
  const found = DATE_TIME.exec(time);
  return found === null ? Number.NaN : Date.parse(`${found[1]}T${found[2]}${(found[3] ?? '').slice(0, 4)}Z`);
}

/** The fields of one CSV row (RFC 4180). */
function csvFields(text: string): string[] {
  const fields: string[] = [];
  let at = 0;
  while (at <= text.length) {
    if (text[at] === '"') {
      let value = '';
      at++;
      while (at < text.length && !(text[at] === '"' && text[at + 1] !== '"')) {
        value += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      fields.push(value);
      at = Math.max(text.indexOf(',', at), at) + 1;
      if (text.indexOf(',', at - 1) === -1 && text[at - 1] !== ',') break;
      continue;
    }
    const comma = text.indexOf(',', at);
    fields.push(text.slice(at, comma === -1 ? text.length : comma));
    if (comma === -1) break;
    at = comma + 1;
  }
  return fields;
}
