// One agent's day by hand: statuses over both midnights, reasons and actors, a day of 23 and of 25 hours, a conversation's
// two first-response bases, occupancy, ratings and words; and what is refused.
import { describe, expect, test } from 'vitest';
import { agentDayAskOf, answerAgentDay } from '../../electron/core/agent-day.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { AgentDay } from '../../shared/contract/views.ts';
import { withCache } from '../explain/asking.ts';
import type { RawEvent } from '../histories/raw-event.ts';

const TZ = 'Europe/Berlin';
const DAYS = createDays(TZ);
const HOUR_MS = 3_600_000;
let made = 0;

function event(time: string, type: string, data: Record<string, unknown>): RawEvent {
  made += 1;
  return { specversion: '1.0', id: `e-${made}`, source: '/hand', type, time, data };
}

const status = (time: string, to: string, more: Record<string, unknown> = {}): RawEvent =>
  event(time, 'agent.status_changed', { agent: 'ann', status: to, ...more });

function dayOf(events: readonly RawEvent[], date: string, at: string): Promise<AgentDay> {
  return withCache(TZ, [events], (reader) => answerAgentDay(reader, DAYS, { agent: 'ann', date }, Date.parse(at)));
}

/** Pieces as somebody would read them: hours of the day's own length. */
function told({ pieces, start }: AgentDay): unknown[] {
  return pieces.map(({ status: of, reason, actor, from, to }) => [
    of,
    (from - start) / HOUR_MS,
    (to - start) / HOUR_MS,
    reason,
    actor,
  ]);
}

describe('the statuses of a day', () => {
  const night = [
    status('2026-03-09T21:00:00Z', 'online'),
    status('2026-03-10T01:00:00Z', 'break', { reason: 'lunch', actor: 'lead' }),
    status('2026-03-10T01:10:00Z', 'break', { reason: 'lunch' }),
    status('2026-03-10T02:00:00Z', 'break', { reason: 'training' }),
    status('2026-03-10T03:00:00Z', 'online'),
    status('2026-03-11T05:00:00Z', 'offline'),
  ];

  test('begin at midnight where they began before, and go on to midnight where they went on', async () => {
    const day = await dayOf(night, '2026-03-10', '2026-03-12T00:00:00Z');
    expect(told(day)).toEqual([
      ['online', 0, 2, null, null],
      ['break', 2, 3, 'lunch', 'lead'],
      ['break', 3, 4, 'training', null],
      ['online', 4, 24, null, null],
    ]);
    expect([day.pieces[0]?.began, day.pieces.at(-1)?.ended]).toEqual([
      Date.parse('2026-03-09T21:00:00Z'),
      Date.parse('2026-03-11T05:00:00Z'),
    ]);
    expect(day.by_status).toEqual({ online: 22 * HOUR_MS, break: 2 * HOUR_MS, offline: 0, invisible: 0 });
    expect(day.by_reason).toEqual([
      { status: 'online', reason: null, ms: 22 * HOUR_MS },
      { status: 'break', reason: 'lunch', ms: HOUR_MS },
      { status: 'break', reason: 'training', ms: HOUR_MS },
    ]);
    expect([day.status, day.until]).toEqual(['offline', day.end]);
  });

  test('of today end now, and the last goes on', async () => {
    const day = await dayOf(night, '2026-03-10', '2026-03-10T01:30:00Z');
    expect(told(day)).toEqual([
      ['online', 0, 2, null, null],
      ['break', 2, 2.5, 'lunch', 'lead'],
    ]);
    expect([day.pieces.at(-1)?.ended, day.status_reason, (day.until - day.start) / HOUR_MS]).toEqual([
      null,
      'lunch',
      2.5,
    ]);
  });

  test('before any word is offline', async () => {
    const day = await dayOf(night, '2026-03-08', '2026-03-12T00:00:00Z');
    expect(told(day)).toEqual([['offline', 0, 24, null, null]]);
    expect(day.pieces[0]?.began).toBe(null);
    expect([day.conversations, day.ratings, day.figures.resolved]).toEqual([[], [], 0]);
  });

  test('fill 23 hours in spring and 25 in autumn', async () => {
    const always = [status('2026-01-01T08:00:00Z', 'online')];
    const spring = await dayOf(always, '2026-03-29', '2026-11-01T00:00:00Z');
    const autumn = await dayOf(always, '2026-10-25', '2026-11-01T00:00:00Z');
    expect([told(spring), told(autumn)]).toEqual([[['online', 0, 23, null, null]], [['online', 0, 25, null, null]]]);
    expect([spring.by_status.online, autumn.by_status.online]).toEqual([23 * HOUR_MS, 25 * HOUR_MS]);
  });
});

describe('the conversations of a day', () => {
  const talk = [
    event('2026-03-10T07:00:00Z', 'agent.updated', { agent: 'ann', name: 'Ann', groups: ['g', 'h'], slots: 3 }),
    event('2026-03-10T07:00:00Z', 'group.updated', { group: 'g', name: 'Sales' }),
    event('2026-03-10T07:00:00Z', 'company.updated', { company: 'k', name: 'Acme' }),
    event('2026-03-10T07:00:00Z', 'contact.updated', { contact: 'p', name: 'Pia', company: 'k' }),
    status('2026-03-10T08:00:00Z', 'online'),
    event('2026-03-10T09:00:00Z', 'conversation.opened', {
      conversation: 'c-1',
      kind: 'chat',
      channel: 'WhatsApp',
      contact: 'p',
    }),
    event('2026-03-10T09:10:00Z', 'conversation.assigned', { conversation: 'c-1', agent: 'ann' }),
    event('2026-03-10T09:12:00Z', 'message.sent', { conversation: 'c-1', author: 'agent', agent: 'ann' }),
    event('2026-03-10T09:30:00Z', 'conversation.resolved', { conversation: 'c-1', agent: 'ann' }),
    event('2026-03-10T09:31:00Z', 'rating.given', { conversation: 'c-1', stars: 4 }),
    event('2026-03-10T09:32:00Z', 'feedback.given', { conversation: 'c-1', text: 'quick' }),
    // A ticket lies in the list: it is in hand, and does not occupy.
    event('2026-03-10T10:00:00Z', 'conversation.opened', { conversation: 'c-2', kind: 'ticket', channel: 'email' }),
    event('2026-03-10T10:00:00Z', 'conversation.assigned', { conversation: 'c-2', agent: 'ann' }),
    event('2026-03-10T11:00:00Z', 'conversation.assigned', {
      conversation: 'c-2',
      agent: 'ben',
      by: 'manual',
      actor: 'ann',
    }),
    // Of yesterday, and still in hand.
    event('2026-03-09T10:00:00Z', 'conversation.opened', { conversation: 'c-0', kind: 'email', channel: 'email' }),
    event('2026-03-09T10:00:00Z', 'conversation.assigned', { conversation: 'c-0', agent: 'ann' }),
    event('2026-03-10T09:20:00Z', 'conversation.opened', { conversation: 'c-9', kind: 'chat', channel: 'web' }),
  ];

  test('stand with both bases of the first response, what became of them, and what was left', async () => {
    const day = await dayOf(talk, '2026-03-10', '2026-03-11T12:00:00Z');
    const at = (time: string) => Date.parse(`2026-03-10T${time}:00Z`);
    const none = { answered: null, first_response_s: null, since_opened_s: null, resolved: null, resolution_s: null };
    const nobody = { contact: null, company: null, stars: null, transferred: false, ...none };
    expect(day.conversations.toSorted((a, b) => (a.conversation < b.conversation ? -1 : 1))).toEqual([
      {
        ...nobody,
        conversation: 'c-0',
        kind: 'email',
        channel: 'email',
        came: null,
        opened: Date.parse('2026-03-09T10:00:00Z'),
        state: 'theirs',
      },
      {
        conversation: 'c-1',
        kind: 'chat',
        channel: 'whatsapp',
        contact: 'Pia',
        company: 'Acme',
        came: at('09:10'),
        opened: at('09:00'),
        answered: at('09:12'),
        first_response_s: 120,
        since_opened_s: 720,
        resolved: at('09:30'),
        resolution_s: 1200,
        transferred: false,
        state: 'closed',
        stars: 4,
      },
      {
        ...nobody,
        conversation: 'c-2',
        kind: 'ticket',
        channel: 'email',
        came: at('10:00'),
        opened: at('10:00'),
        transferred: true,
        state: 'others',
      },
    ]);
    expect(day.ratings).toEqual([
      { at: at('09:31'), conversation: 'c-1', contact: 'Pia', stars: 4, text: null },
      { at: at('09:32'), conversation: 'c-1', contact: 'Pia', stars: null, text: 'quick' },
    ]);
    expect(day.groups).toEqual([
      { id: 'g', name: 'Sales' },
      { id: 'h', name: 'h' },
    ]);
    expect(day.occupied_ms).toBe(20 * 60_000);
    expect(day.load.map(([ms, count]) => [(ms - day.start) / HOUR_MS, count])).toEqual([
      [0, 1],
      [10 + 1 / 6, 2],
      [10.5, 1],
      [11, 2],
      [12, 1],
    ]);
  });
});

describe('what is asked wrongly', () => {
  test('is refused with what is wrong', async () => {
    await withCache(TZ, [[status('2026-03-10T08:00:00Z', 'online')]], (reader) => {
      const ask = (agent: string, at: string) => () =>
        answerAgentDay(reader, DAYS, { agent, date: '2026-03-10' }, Date.parse(at));
      expect(ask('bob', '2026-03-10T10:00:00Z')).toThrow(expect.objectContaining({ code: 'unknown_agent' }));
      // Nobody has named her by then.
      expect(ask('ann', '2026-03-10T07:00:00Z')).toThrow(expect.objectContaining({ code: 'unknown_agent' }));
    });
    const code = (params: unknown) => () => agentDayAskOf(params, '2026-03-10');
    expect(code({ agent: 'ann', date: '2026-02-30' })).toThrow(expect.objectContaining({ code: 'bad_day' }));
    expect(code({ agent: 'ann', date: '2026-03-11' })).toThrow(expect.objectContaining({ code: 'day_to_come' }));
    expect(code({ date: '2026-03-10' })).toThrow(expect.objectContaining({ code: 'bad_request' }));
    expect(agentDayAskOf({ agent: 'ann', date: '2026-03-10' }, '2026-03-10')).toEqual({
      agent: 'ann',
      date: '2026-03-10',
    });
  });
});
