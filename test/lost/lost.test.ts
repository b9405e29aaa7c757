// The call-back list against the day report and against the naive implementation: it has exactly the lost ones.
import { describe, expect, test } from 'vitest';
import type { CacheReader } from '../../electron/cache/types.ts';
import { reportLost } from '../../electron/core/lost.ts';
import { toldIn } from '../../electron/core/period.ts';
import { type DayAsk, reportDay } from '../../electron/core/reports.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { LostReport } from '../../shared/contract/lost.ts';
import type { DayReport } from '../../shared/contract/reports.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';
import { reportAsked, withCache } from '../explain/asking.ts';
import { deliveries } from '../histories/deliveries.ts';
import { type Asked, naiveAnswer, randomQuestions } from '../histories/questions.ts';
import { randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { toEvents } from '../naive/parse.ts';

const KINDS = ['call', 'video', 'chat', 'email'] as const;
const HISTORIES = 50;
/** Conversations of each; more than usual, for lists of more than one. */
const SIZE = 30;

function counts(list: LostReport): Readonly<Record<string, number>> {
  return Object.fromEntries(KINDS.map((kind) => [kind, list.rows.filter((row) => row.kind === kind).length]));
}

function lostOf(report: Pick<DayReport, (typeof KINDS)[number]>): Readonly<Record<string, number>> {
  return Object.fromEntries(KINDS.map((kind) => [kind, report[kind].lost]));
}

/** As the report counts on: two clocks can disagree. */
function secondsSince(since: string, at: number): number {
  return Math.max(0, at - Date.parse(since)) / 1000;
}

/** How often each contact came back within 31 days, from all conversations of the cache. */
function cameBack(reader: CacheReader, list: LostReport, now: number): readonly number[] {
  const all = [...toldIn(reader, { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER }, now)];
  return list.rows.map(({ contact, lost_at }) => {
    const lost = Date.parse(lost_at);
    const isBack = ({ state: c }: (typeof all)[number]) =>
      !c.outbound && c.opened !== null && c.opened > lost && c.opened <= lost + 31 * 86_400_000;
    return contact === null ? 0 : all.filter((one) => one.state.contact === contact && isBack(one)).length;
  });
}

describe(`over ${HISTORIES} random histories`, () => {
  test('the list has as many of each kind as the report and the naive implementation say, for any choice', async () => {
    let seen = 0;
    let returned = 0;
    await forEachSeed(HISTORIES, async (seed) => {
      const history = randomHistory(seed, SIZE);
      const events = toEvents(history.events);
      const asked = randomQuestions(history, seed, 8).filter(
        (one): one is Asked & { report: 'day' } => one.report === 'day',
      );
      await withCache(history.world.tz, deliveries(history.events, seed), (reader) => {
        for (const one of asked) {
          const { ask } = reportAsked(one) as { ask: DayAsk };
          const list = reportLost(reader, ask, null);
          const words = JSON.stringify(one);
          expect(counts(list), words).toEqual(lostOf(reportDay(reader, ask)));
          expect(counts(list), words).toEqual(lostOf(naiveAnswer(events, one) as DayReport));
          expect([list.lost, list.open], words).toEqual([list.rows.length, list.rows.length]);
          expect(
            list.rows.map((row) => row.lost_at),
            words,
          ).toEqual(list.rows.map((row) => row.lost_at).toSorted());
          expect(new Set(list.rows.map((row) => row.conversation)).size, words).toBe(list.rows.length);
          const report = reportDay(reader, ask);
          const longest = (['call', 'video', 'chat'] as const).map((kind) => report[kind].waiting_longest_s ?? -1);
          expect(list.now.waiting === null ? -1 : secondsSince(list.now.waiting.since, ask.at), words).toBe(
            Math.max(...longest),
          );
          expect(list.now.follow_up === null ? null : secondsSince(list.now.follow_up.since, ask.at), words).toBe(
            report.chat.reply_wait_longest_s,
          );
          const back = list.rows.map((row) => row.back?.times ?? 0);
          expect(back, words).toEqual(cameBack(reader, list, ask.at));
          returned += back.reduce((all, times) => all + times, 0);
          seen += list.rows.length;
        }
      });
    });
    // A list that is always empty would pass everything above.
    expect(seen).toBeGreaterThan(HISTORIES);
    expect(returned).toBeGreaterThan(0);
  }, 300_000);
});

const DAY = '2026-03-10';
const at = (time: string) => `${DAY}T${time}:00Z`;
let n = 0;
const event = (time: string, type: string, data: object) => ({
  specversion: '1.0',
  id: `e-${++n}`,
  source: '/test',
  type,
  time: at(time),
  data,
});
const opened = (time: string, conversation: string, more: object = {}) =>
  event(time, 'conversation.opened', { conversation, kind: 'call', channel: 'voice', contact: 'mia', ...more });
const ended = (time: string, conversation: string) => event(time, 'conversation.ended', { conversation });
const ASK: DayAsk = {
  at: Date.parse(at('23:00')),
  days: createDays('UTC'),
  choice: { product: new Set(), channel: new Set(), kind: new Set(), group: new Set(), agent: new Set() },
  span: { date: DAY },
  who: 'all',
  threshold: 20,
  short: 0,
  hours: DEFAULT_HOURS,
};
const rowsOf = (events: readonly object[], ask: DayAsk = ASK) =>
  withCache('UTC', [events], (reader) => reportLost(reader, ask, null).rows);

describe('a lost conversation', () => {
  test('stands with its contact, company, group and wait', async () => {
    const rows = await rowsOf([
      event('08:00', 'contact.updated', { contact: 'mia', name: 'Mia Novak', company: 'acme' }),
      event('08:00', 'company.updated', { company: 'acme', name: 'Acme' }),
      event('08:00', 'group.updated', { group: 'care', name: 'Care' }),
      opened('09:00', 'c', { group: 'care', product: 'p' }),
      ended('09:02', 'c'),
    ]);
    expect(rows).toEqual([
      {
        conversation: 'c',
        kind: 'call',
        channel: 'voice',
        product: 'p',
        group: 'care',
        group_name: 'Care',
        agent: null,
        agent_name: null,
        contact: 'mia',
        contact_name: 'Mia Novak',
        company: 'acme',
        company_name: 'Acme',
        opened: '2026-03-10T09:00:00.000Z',
        lost_at: '2026-03-10T09:02:00.000Z',
        wait_s: 120,
        answered_late_at: null,
        back: null,
        called: null,
        note: null,
      },
    ]);
  });

  test('says when its contact came back, how often, and which of these was answered', async () => {
    const [row] = await rowsOf([
      opened('09:00', 'c'),
      ended('09:02', 'c'),
      opened('09:10', 'again', { kind: 'chat', channel: 'web' }),
      ended('09:20', 'again'),
      opened('10:00', 'third'),
      event('10:01', 'conversation.answered', { conversation: 'third', agent: 'ann' }),
      opened('11:00', 'other', { contact: 'leo' }),
    ]);
    expect(row?.back).toEqual({
      times: 2,
      at: '2026-03-10T09:10:00.000Z',
      conversation: 'third',
      answered_at: '2026-03-10T10:01:00.000Z',
    });
  });

  test('what the contact did before, or as it was lost, is no coming back; what is later than now neither', async () => {
    const events = [
      opened('08:00', 'before'),
      opened('09:00', 'c'),
      ended('09:02', 'c'),
      opened('09:02', 'then'),
      opened('22:00', 'late'),
    ];
    const ask = { ...ASK, at: Date.parse(at('21:59')) };
    expect((await rowsOf(events, ask)).map((row) => [row.conversation, row.back])).toEqual([['c', null]]);
    expect((await rowsOf(events)).map((row) => row.back?.conversation)).toEqual(['late']);
  });

  test('a contact that comes after 31 days does not come back, to the millisecond', async () => {
    const later = (ms: number, conversation: string) => ({
      ...opened('09:00', conversation),
      time: new Date(Date.parse(at('09:02')) + 31 * 86_400_000 + ms).toISOString(),
    });
    const ask = { ...ASK, at: Date.parse('2026-06-01T00:00:00Z') };
    const rows = (ms: number) => rowsOf([opened('09:00', 'c'), ended('09:02', 'c'), later(ms, 'again')], ask);
    expect((await rows(0)).map(({ back }) => back?.conversation)).toEqual(['again']);
    expect((await rows(1)).map(({ back }) => back)).toEqual([null]);
  });

  test('says when it was called back, and whether the call was picked up', async () => {
    const out = { direction: 'outbound' };
    const [row] = await rowsOf([
      opened('09:00', 'c'),
      ended('09:02', 'c'),
      opened('09:30', 'miss', out),
      ended('09:31', 'miss'),
      opened('09:40', 'hit', out),
      event('09:41', 'conversation.picked_up', { conversation: 'hit' }),
    ]);
    expect([row?.back, row?.called]).toEqual([
      null,
      { conversation: 'hit', at: '2026-03-10T09:40:00.000Z', reached_at: '2026-03-10T09:41:00.000Z' },
    ]);
  });

  test('that was answered after all says when; nobody without a contact came back', async () => {
    const rows = await rowsOf([
      opened('09:00', 'c', { kind: 'chat', channel: 'web', contact: undefined }),
      ended('09:02', 'c'),
      event('09:05', 'conversation.reopened', { conversation: 'c', by: 'agent', agent: 'ann' }),
      event('09:06', 'message.sent', { conversation: 'c', author: 'agent', agent: 'ann' }),
      opened('09:10', 'd', { contact: undefined }),
      ended('09:12', 'd'),
    ]);
    expect(rows.map((row) => [row.conversation, row.answered_late_at, row.back])).toEqual([
      ['c', '2026-03-10T09:06:00.000Z', null],
      ['d', null, null],
    ]);
  });
});
