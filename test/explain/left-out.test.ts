// What was left out, and why: each rule broken once by hand, on one day.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explain, type ReportAsked } from '../../electron/core/explain.ts';
import { createDays } from '../../electron/figures/days.ts';
import { addsUp } from '../../electron/figures/explain/adds-up.ts';
import type { Explanation } from '../../shared/contract/explain.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';
import { withCache } from './asking.ts';

const DAY = '2026-03-10';
let written = 0;
const event = (time: string, type: string, data: object) => ({
  specversion: '1.0',
  id: `e${++written}`,
  source: '/t',
  type,
  time: `${DAY}T${time}Z`,
  data,
});
const opened = (conversation: string, time: string, kind: string, channel = 'web', more: object = {}) =>
  event(time, 'conversation.opened', { conversation, kind, channel, ...more });
const did = (conversation: string, time: string, what: string, data: object = {}) =>
  event(time, what.includes('.') ? what : `conversation.${what}`, { conversation, ...data });

const EVENTS = [
  event('08:00:00', 'agent.updated', { agent: 'ann', name: 'Ann', groups: ['sales'] }),
  event('08:00:00', 'agent.updated', { agent: 'bob', name: 'Bob', groups: ['care'] }),
  // Lost: after 4 s, after 30 s; answered late.
  opened('short', '09:00:00', 'call', 'voice'),
  did('short', '09:00:04', 'ended'),
  opened('long', '09:00:00', 'call', 'voice'),
  did('long', '09:00:30', 'ended'),
  opened('late', '09:00:00', 'call', 'voice'),
  did('late', '09:00:40', 'answered', { agent: 'ann' }),
  // An e-mail that is closed at its deadline, and one that is open then.
  opened('closed-mail', '09:10:00', 'email', 'email'),
  did('closed-mail', '12:00:00', 'ended'),
  opened('open-mail', '09:10:00', 'email', 'email'),
  // Given to the one who has it; taken; given by a boss who is no agent; given on.
  opened('moved', '10:00:00', 'chat'),
  did('moved', '10:01:00', 'assigned', { agent: 'ann', by: 'manual', actor: 'boss' }),
  did('moved', '10:02:00', 'assigned', { agent: 'ann', by: 'manual', actor: 'bob' }),
  did('moved', '10:03:00', 'assigned', { agent: 'bob', by: 'manual', actor: 'bob' }),
  did('moved', '10:04:00', 'assigned', { agent: 'ann', by: 'manual' }),
  // Resolved by one without an episode, twice; reopened in a channel without reactivations; rated.
  opened('solved', '11:00:00', 'chat'),
  did('solved', '11:01:00', 'rating.given', { stars: 1 }),
  did('solved', '11:02:00', 'resolved', { agent: 'bob' }),
  did('solved', '11:03:00', 'resolved', { agent: 'ann' }),
  did('solved', '11:04:00', 'reopened', { by: 'agent', agent: 'ann' }),
  did('solved', '11:05:00', 'rating.given', { stars: 5 }),
  did('solved', '11:06:00', 'reopened', { by: 'agent', agent: 'bob' }),
  // Timed out after an answer; timed out twice.
  did('moved', '11:10:00', 'message.sent', { author: 'agent', agent: 'ann' }),
  did('moved', '11:11:00', 'timed_out'),
  did('short', '11:12:00', 'timed_out'),
  did('short', '11:13:00', 'timed_out'),
  // Requests: not picked up, stayed 9 s, answered, left in the queue.
  ...['missed', 'hasty', 'helped', 'queued'].map((id) => opened(id, '12:00:00', 'video', 'web', { company: 'acme' })),
  did('hasty', '12:00:10', 'picked_up'),
  did('hasty', '12:00:19', 'ended'),
  did('helped', '12:00:10', 'picked_up'),
  did('helped', '12:00:12', 'answered', { agent: 'ann' }),
  did('helped', '12:01:00', 'ended'),
  did('queued', '12:00:10', 'picked_up'),
  did('queued', '12:01:00', 'ended'),
];

const NOBODY = { product: new Set<string>(), channel: new Set<string>(), kind: new Set<string>() };
const ask = {
  at: Date.parse(`${DAY}T20:00:00Z`),
  days: createDays('UTC'),
  choice: { ...NOBODY, group: new Set<string>(), agent: new Set<string>() },
};
const period = { ...ask, from: DAY, to: DAY };
const ASKED: Readonly<Record<ReportAsked['report'], ReportAsked>> = {
  cockpit: { report: 'cockpit', ask },
  quality: { report: 'quality', ask: { ...period, by: 'agent', daily: null } },
  companies: { report: 'companies', ask: { ...period, at: ask.at + 86_400_000, company: null } },
  service: { report: 'service', ask: { ...period, interval: null } },
  day: {
    report: 'day',
    ask: { ...ask, span: { date: DAY }, who: 'all', threshold: 40, short: 5, hours: DEFAULT_HOURS },
  },
};

let told: (report: ReportAsked['report'], figure: string) => Explanation;
let release: () => void = () => {};
let closed: Promise<void>;
beforeAll(
  () =>
    new Promise<void>((ready) => {
      closed = withCache('UTC', [EVENTS], (reader) => {
        told = (report, figure) => explain(reader, ASKED[report], figure);
        ready();
        return new Promise<void>((done) => {
          release = done;
        });
      });
    }),
);
afterAll(() => {
  release();
  return closed;
});

test.each<[ReportAsked['report'], string, unknown, Readonly<Record<string, readonly string[]>>]>([
  ['day', 'call.service_level', 0.5, { 'lost after less than S = 5 s': ['short'] }],
  ['day', 'call.lost', 2, {}],
  ['day', 'call.wait_avg_s', 40, { 'lost: its wait is in the longest, not in the average': ['short', 'long'] }],
  ['day', 'email.lost', 1, { 'closed at its deadline: neither answered nor lost': ['closed-mail'] }],
  [
    'cockpit',
    'totals.transferred',
    1,
    {
      'who did it is no agent here, and has no row': ['moved'],
      'assigned to the agent who had it already: it went to nobody else': ['moved'],
      'the agent took it: it did not go to someone else': ['moved'],
    },
  ],
  [
    'cockpit',
    'agents[agent=bob].resolution_count',
    0,
    { 'resolved by an agent who had no episode in this conversation: no sample': ['solved'] },
  ],
  ['cockpit', 'totals.resolved', 1, { 'it was closed already': ['solved'] }],
  ['cockpit', 'agents[agent=bob].resolved', 1, {}],
  [
    'cockpit',
    'totals.reactivated',
    0,
    { 'its channel has no reactivation': ['solved'], 'it was open already': ['solved'] },
  ],
  ['quality', 'totals.satisfaction_avg', 5, { 'nobody was assigned': ['solved'] }],
  ['quality', 'rows[key=ann].satisfaction_count', 1, {}],
  [
    'quality',
    'totals.unanswered_live',
    1,
    { 'it had been answered before': ['moved'], 'its time limit had run out before: once per conversation': ['short'] },
  ],
  [
    'service',
    'total.assisted',
    1,
    {
      'not received: no pick-up while it was open, or the customer stayed less than 10 s after it': ['missed', 'hasty'],
      'received, and nobody answered': ['queued'],
    },
  ],
  ['companies', 'summary.hotline.value', 0, { 'it belongs to no company': ['late'] }],
])('%s %s is %j', (report, figure, value, leftOut) => {
  const explanation = told(report, figure);
  const reasons = explanation.left_out.map(({ reason, items }) => [reason, items.map((item) => item.conversation)]);
  expect({ value: explanation.value, leftOut: Object.fromEntries(reasons) }).toEqual({ value, leftOut });
  expect(addsUp(explanation)).toEqual([]);
});
