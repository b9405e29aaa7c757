// The reports' questions in DuckDB's SQL. Columns are in the order of report-questions.ts, `cellsOf`.
import { FACT, INACTIVITY_ACTIONS } from '../../electron/figures/facts.ts';
import type { Span } from '../../electron/figures/span.ts';
import type { Name } from './report-questions.ts';

interface Spans {
  readonly at: number;
  readonly month: Span;
  readonly companies: Span;
  readonly day: Span;
}

const MINUTE_MS = 60_000;
const within = (column: string, { from, to }: Span) => `${column} BETWEEN ${from} AND ${to}`;
const counted = (condition: string) => `count(*) FILTER (${condition})::INTEGER`;

export function duckQueries({ at, month, companies, day }: Spans): Record<Name, string> {
  return {
    'quality by agent': quality(month, 'agent', 'f.agent'),
    'quality by group': quality(month, 'grp', 'm.grp'),
    companies: companiesQuery(companies),
    'service, 15 min': service(month, at, 15 * MINUTE_MS),
    'service, 30 min': service(month, at, 30 * MINUTE_MS),
    'service, 60 min': service(month, at, 60 * MINUTE_MS),
    day: dayQuery(day, at),
    cockpit: cockpit(day, at),
  };
}

function quality(span: Span, table: 'agent' | 'grp', key: string): string {
  const sums = [
    ...[1, 2, 3, 4, 5].map((stars) => counted(`code = ${FACT.rating} AND value = ${stars}`)),
    counted(`code = ${FACT.feedback}`),
    counted(`code = ${FACT.unansweredLive}`),
    counted(`code = ${FACT.unansweredEnded} AND kind = 'chat' AND known`),
    ...INACTIVITY_ACTIONS.map((_, i) => counted(`code = ${FACT.inactivity} AND value = ${i}`)),
  ];
  const names = sums.map((_, i) => `n${i}`);
  const members = table === 'grp' ? 'JOIN member m ON m.agent = f.agent' : '';
  return `SELECT t.id::VARCHAR, ${names.map((name) => `coalesce(${name}, 0)`).join(', ')}
    FROM ${table} t LEFT JOIN (
      SELECT ${key} AS key, ${sums.map((sum, i) => `${sum} AS n${i}`).join(', ')}
      FROM fact f ${members} WHERE ${within('ms', span)} GROUP BY 1
    ) s ON s.key = t.id ORDER BY t.name, t.id`;
}

function companiesQuery(span: Span): string {
  const before = { from: span.from - (span.to - span.from + 1), to: span.from - 1 };
  const contacts = (period: Span) => [
    ['calls_in', `kind = 'call' AND NOT outbound AND ${within('answered', period)}`, 'answered_close - answered'],
    ['calls_out', `kind = 'call' AND outbound AND ${within('picked', period)}`, 'picked_close - picked'],
    ['chats', `kind = 'chat' AND ${within('message', period)}`, 'message_close - message'],
    ['tickets', `kind = 'ticket' AND ${within('opened', period)}`, '0'],
  ];
  const talk = (lasted: string, condition: string) =>
    `coalesce(sum(greatest(0, coalesce(${lasted}, 0))) FILTER (${condition}), 0)::DOUBLE`;
  const resolved = `kind = 'ticket' AND opened IS NOT NULL AND ${within('resolved', span)}`;
  return `WITH sums AS (
      SELECT coalesce(v.company, c.company) AS key,
        ${contacts(span)
          .map(
            ([name, condition, lasted]) =>
              `${counted(condition as string)} AS ${name}, ${talk(lasted as string, condition as string)} AS ${name}_ms`,
          )
          .join(', ')},
        ${contacts(before)
          .map(([name, condition]) => `${counted(condition as string)} AS ${name}_before`)
          .join(', ')},
        ${talk('resolved - opened', resolved)} AS ticket_ms, ${counted(resolved)} AS tickets_resolved
      FROM conversation v LEFT JOIN contact c ON c.id = v.contact
      WHERE kind IN ('call', 'chat', 'ticket') GROUP BY 1
    ), loads AS (
      SELECT *, calls_in_ms + calls_out_ms + chats_ms
        + tickets * coalesce(sum(ticket_ms) OVER () / nullif(sum(tickets_resolved) OVER (), 0), 0) AS l
      FROM sums WHERE key IS NOT NULL
    )
    SELECT key::VARCHAR, calls_in, calls_in_ms / 1000, calls_out, calls_out_ms / 1000, chats, chats_ms / 1000, tickets,
      floor(100 * l / max(l) OVER () + 0.5)::INTEGER, calls_in_before, calls_out_before, chats_before, tickets_before
    FROM loads WHERE calls_in + calls_out + chats + tickets > 0 ORDER BY key`;
}

function service(span: Span, at: number, step: number): string {
  const received = `picked_open IS NOT NULL AND coalesce(picked_open_close, ${at}) - picked_open >= 10000`;
  const place = (ms: string) => `(${ms} - ${span.from}) // ${step}`;
  return `SELECT i.start::DOUBLE, coalesce(requests, 0), coalesce(landings, 0), coalesce(received, 0), coalesce(assisted, 0),
      coalesce(not_answered, 0), coalesce(left_in_queue, 0)
    FROM range(${span.from}, ${span.to}, ${step}) i(start)
    LEFT JOIN (
      SELECT ${place('opened')} AS n, count(*)::INTEGER AS requests, ${counted(received)} AS received,
        ${counted(`${received} AND answered IS NOT NULL`)} AS assisted,
        ${counted(`${received} AND answered IS NULL AND NOT is_open AND ever_assigned`)} AS not_answered,
        ${counted(`${received} AND answered IS NULL AND NOT is_open AND NOT ever_assigned`)} AS left_in_queue
      FROM conversation
      WHERE ${within('opened', span)} AND NOT outbound AND (kind = 'video' OR (kind = 'call' AND channel = 'callback'))
      GROUP BY 1
    ) r ON r.n = ${place('i.start')}
    LEFT JOIN (
      SELECT ${place('ms')} AS n, count(*)::INTEGER AS landings FROM landing WHERE ${within('ms', span)} GROUP BY 1
    ) l ON l.n = ${place('i.start')}
    ORDER BY i.start`;
}

function dayQuery(span: Span, at: number): string {
  const inTime = "(kind = 'email' OR outcome - opened <= 20000)";
  const here = within('outcome', span);
  return `WITH told AS (
      SELECT *, CASE kind WHEN 'email' THEN message WHEN 'chat' THEN message ELSE answered END AS answer,
        CASE WHEN kind = 'email' THEN message IS NULL OR (deadline IS NOT NULL AND message > deadline)
          ELSE first_close IS NOT NULL AND NOT (CASE kind WHEN 'chat' THEN first_message ELSE first_answered END) END AS is_lost
      FROM conversation WHERE opened IS NOT NULL AND NOT outbound AND kind <> 'ticket'
    ), ended AS (
      SELECT *, CASE WHEN NOT is_lost THEN answer WHEN kind <> 'email' THEN first_close
        WHEN deadline <= ${at} AND open_then THEN deadline END AS outcome FROM told
    )
    SELECT kind::VARCHAR, ${counted(within('opened', span))}, ${counted(`${here} AND NOT is_lost`)}, ${counted(`${here} AND is_lost`)},
      max(greatest(0, outcome - opened)) FILTER (${here}) / 1000.0::DOUBLE,
      count(*) FILTER (${here} AND NOT is_lost AND ${inTime}) / nullif(count(*) FILTER (${here}), 0),
      ${counted('is_open AND answer IS NULL')}, (${at} - min(open_since) FILTER (is_open AND answer IS NULL)) / 1000.0::DOUBLE,
      avg(greatest(0, outcome - opened)) FILTER (${here} AND NOT is_lost),
      min(contact_since) FILTER (is_open AND message IS NOT NULL)::DOUBLE
    FROM ended GROUP BY kind ORDER BY kind`;
}

function cockpit(span: Span, at: number): string {
  const hours = (n: number) => n * 3_600_000;
  const again = `code = ${FACT.reopened} AND ((channel IN ('messenger', 'instagram') AND value <= ${hours(168)})
    OR (channel = 'whatsapp' AND value <= ${hours(24)}))`;
  const average = (condition: string) => `avg(value) FILTER (${condition})`;
  const first = `code = ${FACT.firstResponse}`;
  const resolution = `code = ${FACT.resolved} AND value >= 0`;
  return `SELECT a.id::VARCHAR, coalesce(p.status::VARCHAR, 'offline'), coalesce(f.n1, 0), coalesce(f.n2, 0), coalesce(o.active, 0),
      coalesce(f.resolved, 0), coalesce(f.reactivated, 0), coalesce(f.transferred, 0), f.first_avg, f.resolution_avg
    FROM agent a LEFT JOIN presence p ON p.agent = a.id
    LEFT JOIN (
      SELECT agent AS key, ${counted(first)} AS n1, ${counted(resolution)} AS n2,
        ${counted(`code = ${FACT.resolved}`)} AS resolved, ${counted(again)} AS reactivated,
        ${counted(`code = ${FACT.transferred}`)} AS transferred,
        ${average(first)} AS first_avg, ${average(resolution)} AS resolution_avg
      FROM fact WHERE ${within('ms', { from: span.from, to: at })} GROUP BY 1
    ) f ON f.key = a.id
    LEFT JOIN (
      SELECT assignee AS key, count(*)::INTEGER AS active FROM conversation WHERE is_open GROUP BY 1
    ) o ON o.key = a.id
    ORDER BY a.name, a.id`;
}
