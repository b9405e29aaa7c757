// A company's own page against the companies report and the naive implementation: its lists add up to its figures.
import { describe, expect, test } from 'vitest';
import { type OneCompanyAsk, reportCompany } from '../../electron/core/company.ts';
import { type CompaniesAsk, reportCompanies } from '../../electron/core/reports.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { CompanyFigures, CompanyReport } from '../../shared/contract/company.ts';
import type { CompaniesReport, CompanyRow } from '../../shared/contract/reports.ts';
import { reportAsked, withCache } from '../explain/asking.ts';
import { deliveries } from '../histories/deliveries.ts';
import { type Asked, naiveAnswer, randomQuestions } from '../histories/questions.ts';
import { randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { toEvents } from '../naive/parse.ts';

const HISTORIES = 50;
const SIZE = 30;
const COUNTS = ['calls_in', 'calls_out', 'chats', 'tickets'] as const;
const TIMES = ['inbound_talk_s', 'outbound_talk_s', 'chat_s'] as const;
type Figures = Readonly<Record<(typeof COUNTS)[number] | (typeof TIMES)[number], number>>;

/** Seconds have milliseconds: added as whole ones. */
function sumOf(list: readonly Figures[]): Figures {
  const sum = (key: keyof Figures) => list.reduce((all, one) => all + Math.round(one[key] * 1000), 0);
  const counts = COUNTS.map((key) => [key, sum(key) / 1000]);
  return Object.fromEntries([...counts, ...TIMES.map((key) => [key, sum(key) / 1000])]);
}

function figuresOf(row: Figures | undefined): Figures {
  return Object.fromEntries([...COUNTS, ...TIMES].map((key) => [key, row?.[key] ?? 0])) as unknown as Figures;
}

/** The list of conversations, as the report would count them. */
function ofConversations({ conversations }: CompanyReport): Figures {
  const time = { calls_in: 'inbound_talk_s', calls_out: 'outbound_talk_s', chats: 'chat_s', tickets: null } as const;
  return sumOf(
    conversations.map(({ counts_in, duration_s }) => {
      const figures = { ...figuresOf(undefined) };
      if (counts_in === null) return figures;
      const key = time[counts_in];
      return { ...figures, [counts_in]: 1, ...(key === null ? {} : { [key]: duration_s ?? 0 }) };
    }),
  );
}

describe(`over ${HISTORIES} random histories`, () => {
  test('days, people and conversations add up to what the report and the naive implementation say', async () => {
    let seen = 0;
    await forEachSeed(HISTORIES, async (seed) => {
      const history = randomHistory(seed, SIZE);
      const events = toEvents(history.events);
      const isCompanies = (one: Asked): one is Asked & { report: 'companies' } => one.report === 'companies';
      const asked = randomQuestions(history, seed, 3).filter(isCompanies);
      await withCache(history.world.tz, deliveries(history.events, seed), (reader) => {
        for (const one of asked) {
          const company = one.question.company ?? 'k1';
          const question = { ...one.question, company };
          const { ask } = reportAsked({ report: 'companies', question }) as { ask: CompaniesAsk };
          const page = reportCompany(reader, { ...ask, company }, null);
          const words = JSON.stringify(question);
          const naive = naiveAnswer(events, { report: 'companies', question }) as CompaniesReport;
          const row = reportCompanies(reader, ask).rows[0] as CompanyRow | undefined;
          const all = reportCompanies(reader, { ...ask, company: null }).rows;
          expect(figuresOf(row), words).toEqual(figuresOf(naive.rows[0]));
          const expected = figuresOf(row);
          expect(figuresOf(page.total), words).toEqual(expected);
          expect(sumOf(page.days), words).toEqual(expected);
          expect(sumOf(page.people), words).toEqual(expected);
          expect(ofConversations(page), words).toEqual(expected);
          const greater = all.filter(({ load }) => load > (row?.load ?? 0)).length;
          expect([page.rank, page.companies], words).toEqual([row === undefined ? null : greater + 1, all.length]);
          const others = page.conversations.filter(({ counts_in }) => counts_in === null).length;
          const sumOthers = (list: readonly CompanyFigures[]) => list.reduce((sum, each) => sum + each.others, 0);
          expect([page.total.others, sumOthers(page.days), sumOthers(page.people)], words).toEqual([
            others,
            others,
            others,
          ]);
          seen += page.conversations.length;
        }
      });
    });
    // Pages that are always empty would pass everything above.
    expect(seen).toBeGreaterThan(HISTORIES);
  }, 300_000);
});

const DAY = '2026-03-10';
let n = 0;
const event = (time: string, type: string, data: object) => ({
  specversion: '1.0',
  id: `e-${++n}`,
  source: '/test',
  type,
  time: `${DAY}T${time}:00Z`,
  data,
});
const ASK: OneCompanyAsk = {
  at: Date.parse('2026-03-12T00:00:00Z'),
  days: createDays('UTC'),
  choice: { product: new Set(), channel: new Set(), kind: new Set(), group: new Set(), agent: new Set() },
  from: '2026-03-09',
  to: '2026-03-11',
  company: 'acme',
};
const opened = (time: string, conversation: string, kind: string, more: object = {}) =>
  event(time, 'conversation.opened', { conversation, kind, channel: 'voice', contact: 'mia', ...more });

test('a conversation tells when, who answered, how long it took, and how it stands', async () => {
  const events = [
    event('08:00', 'company.updated', { company: 'acme', name: 'Acme' }),
    event('08:00', 'contact.updated', { contact: 'mia', name: 'Mia', company: 'acme' }),
    event('08:00', 'agent.updated', { agent: 'ann', name: 'Ann' }),
    opened('09:00', 'call', 'call'),
    event('09:01', 'conversation.answered', { conversation: 'call', agent: 'ann' }),
    event('09:06', 'conversation.ended', { conversation: 'call' }),
    opened('10:00', 'gone', 'call'),
    event('10:02', 'conversation.ended', { conversation: 'gone' }),
    opened('11:00', 'chat', 'chat', { company: 'acme', contact: undefined }),
    event('11:03', 'message.sent', { conversation: 'chat', author: 'agent', agent: 'ann' }),
    opened('12:00', 'mail', 'email'),
    opened('13:00', 'out', 'call', { direction: 'outbound' }),
    event('13:01', 'conversation.ended', { conversation: 'out' }),
    opened('14:00', 'other', 'chat', { company: 'bolt' }),
  ];
  const page = await withCache('UTC', [events], (reader) => reportCompany(reader, ASK, null));
  const told = page.conversations.map((one) => [
    one.conversation,
    one.agent_name,
    one.counts_in,
    one.wait_s,
    one.duration_s,
    one.state,
  ]);
  expect(told).toEqual([
    ['out', null, null, null, null, 'not_reached'],
    ['mail', null, null, null, null, 'waiting'],
    ['chat', 'Ann', 'chats', 180, null, 'open'],
    ['gone', null, null, null, null, 'lost'],
    ['call', 'Ann', 'calls_in', 60, 300, 'closed'],
  ]);
  expect(page.days.map(({ date, calls_in, others }) => [date, calls_in, others])).toEqual([
    ['2026-03-09', 0, 0],
    [DAY, 1, 3],
    ['2026-03-11', 0, 0],
  ]);
  expect(
    page.people.map(({ contact, name, calls_in, chats, others, last_at }) => [
      contact,
      name,
      calls_in,
      chats,
      others,
      last_at,
    ]),
  ).toEqual([
    ['mia', 'Mia', 1, 0, 3, `${DAY}T13:00:00.000Z`],
    [null, null, 0, 1, 0, `${DAY}T11:00:00.000Z`],
  ]);
  expect([page.name, page.known, page.rank, page.companies]).toEqual(['Acme', true, 1, 1]);
});

test('a company that nobody names is unknown; one that is only not in contact is not', async () => {
  const events = [event('08:00', 'contact.updated', { contact: 'mia', name: 'Mia', company: 'quiet' })];
  const known = await withCache('UTC', [events], (reader) =>
    ['quiet', 'nobody'].map((company) => reportCompany(reader, { ...ASK, company }, null)),
  );
  expect(known.map((page) => [page.known, page.rank, page.conversations])).toEqual([
    [true, null, []],
    [false, null, []],
  ]);
});
