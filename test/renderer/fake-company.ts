// A made-up company's page for the renderer's tests and pictures: the same for the same question.

import type {
  CompanyAsk,
  CompanyConversation,
  CompanyDay,
  CompanyFigures,
  CompanyReport,
} from '../../shared/contract/company.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const NAMES = ['Işıl Aydın', 'Mia Novak', 'Jürgen Weiß', 'Ayşe Demir'];
const AGENTS = ['Ana Lima', 'Björn Strauß', 'Zoë Müller'];
const KINDS = ['call', 'chat', 'call', 'ticket', 'chat', 'email', 'call'] as const;
const STATES = ['closed', 'closed', 'closed', 'open', 'closed', 'waiting', 'not_reached'] as const;
const COUNTS = ['calls_in', 'chats', 'calls_out', 'tickets', 'chats', null, null] as const;
const A_DAY = 5;

export function fakeCompany({ company, from, to }: CompanyAsk): CompanyReport {
  const known = company !== 'co-unknown';
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  const talks = known ? Array.from({ length: days * A_DAY }, (_, n) => talk(n, from)).reverse() : [];
  const dates = Array.from({ length: days }, (_, n) =>
    new Date(Date.parse(from) + n * DAY_MS).toISOString().slice(0, 10),
  );
  const people = [...Map.groupBy(talks, ({ contact }) => contact)].map(([contact, own]) => ({
    contact,
    name: own[0]?.contact_name ?? null,
    ...figures(own),
    last_at: own[0]?.at ?? '',
  }));
  return {
    report: 'company',
    from,
    to,
    tz: 'Europe/Istanbul',
    company,
    name: company,
    known,
    rank: known ? 3 : null,
    companies: 40,
    total: figures(talks),
    days: dates.map((date): CompanyDay => ({ date, ...figures(talks.filter(({ at }) => at.startsWith(date))) })),
    people,
    conversations: talks,
  };
}

function figures(talks: readonly CompanyConversation[]): CompanyFigures {
  const count = (figure: CompanyConversation['counts_in']) => talks.filter(({ counts_in }) => counts_in === figure);
  const time = (figure: CompanyConversation['counts_in']) =>
    count(figure).reduce((all, { duration_s }) => all + (duration_s ?? 0), 0);
  return {
    calls_in: count('calls_in').length,
    inbound_talk_s: time('calls_in'),
    calls_out: count('calls_out').length,
    outbound_talk_s: time('calls_out'),
    chats: count('chats').length,
    chat_s: time('chats'),
    tickets: count('tickets').length,
    others: count(null).length,
  };
}

function talk(n: number, from: string): CompanyConversation {
  const pick = n % KINDS.length;
  const kind = KINDS[pick] ?? 'call';
  const counts_in = COUNTS[pick] ?? null;
  const answered = counts_in !== null && counts_in !== 'tickets';
  const at = Date.parse(from) + Math.floor(n / A_DAY) * DAY_MS + (9 * 60 + (n % A_DAY) * 97) * MINUTE_MS;
  const name = n % 6 === 5 ? null : (NAMES[n % NAMES.length] ?? null);
  const agent = answered ? (AGENTS[n % AGENTS.length] ?? null) : null;
  return {
    conversation: `c-${n}`,
    at: new Date(at).toISOString(),
    kind,
    outbound: pick === 2 || pick === 6,
    channel: kind === 'call' ? 'voice' : kind === 'chat' ? 'whatsapp' : kind,
    agent,
    agent_name: agent,
    contact: name === null ? null : `ct-${n % NAMES.length}`,
    contact_name: name,
    counts_in,
    wait_s: answered ? 8 + (n % 9) * 7 : null,
    duration_s: answered ? 140 + (n % 11) * 41 : null,
    state: STATES[pick] ?? 'closed',
  };
}
