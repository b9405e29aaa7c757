// A conversation's story: every event with what it meant, told by the fold of the figures.
import { expect, test } from 'vitest';
import { reportCockpit } from '../../electron/core/reports.ts';
import { answerConversation } from '../../electron/core/story.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { ConversationStory } from '../../shared/contract/conversation.ts';
import { randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { withCache } from './asking.ts';

const DAY = '2026-03-10';
const END = Date.parse(`${DAY}T20:00:00Z`);

function events(...lines: readonly (readonly [time: string, type: string, data: object])[]): object[] {
  return lines.map(([time, type, data], n) => ({
    specversion: '1.0',
    id: `e-${String(n).padStart(3, '0')}`,
    source: '/t',
    type,
    time: time.includes('T') ? time : `${DAY}T${time}Z`,
    data,
  }));
}

function tell(history: readonly object[], conversation: string, at = END): Promise<ConversationStory> {
  return withCache('UTC', [history], (reader) => answerConversation(reader, createDays('UTC'), conversation, at));
}

/** Each event with its meanings in short: the word, whom it counts for, how long. */
function short({ events: told }: ConversationStory): unknown[] {
  return told.map(({ time, type, meanings }) => [
    time.slice(11, 19),
    type,
    ...meanings.map(({ means, agent, seconds }) => [means, agent, seconds].filter((one) => one !== null).join(' ')),
  ]);
}

const conversation = 'c-1';
const CHAT = events(
  ['09:00:00', 'agent.updated', { agent: 'ann', name: 'Ann', groups: [] }],
  ['09:00:00', 'contact.updated', { contact: 'k', name: 'Kaya', company: 'co' }],
  ['09:00:00', 'company.updated', { company: 'co', name: 'Acme' }],
  ['10:00:00', 'conversation.opened', { conversation, kind: 'chat', channel: 'WhatsApp', contact: 'k' }],
  ['10:00:10', 'conversation.assigned', { conversation, agent: 'bob' }],
  ['10:01:00', 'conversation.assigned', { conversation, agent: 'ann', by: 'manual', actor: 'bob' }],
  ['10:01:30', 'message.sent', { conversation, author: 'agent', agent: 'ann', text: 'Hello' }],
  ['10:02:00', 'message.sent', { conversation, author: 'contact', text: 'Thanks' }],
  ['10:03:00', 'conversation.resolved', { conversation, agent: 'ann' }],
  ['10:03:30', 'conversation.ended', { conversation }],
  ['10:04:00', 'rating.given', { conversation, stars: 5 }],
  ['10:10:00', 'conversation.reopened', { conversation, by: 'agent', agent: 'ann' }],
);

test('a chat handed on, answered, resolved, rated and opened again', async () => {
  const story = await tell(CHAT, conversation);
  expect(short(story)).toEqual([
    ['10:00:00', 'conversation.opened', 'opened'],
    ['10:00:10', 'conversation.assigned', 'episode bob'],
    ['10:01:00', 'conversation.assigned', 'episode_over bob 50', 'episode ann', 'transferred bob'],
    ['10:01:30', 'message.sent', 'first_response ann 30', 'answered ann 90'],
    ['10:02:00', 'message.sent', 'contact_waits'],
    ['10:03:00', 'conversation.resolved', 'episode_over ann 120', 'resolution ann 120', 'closed'],
    ['10:03:30', 'conversation.ended', 'closed_already'],
    ['10:04:00', 'rating.given', 'rating ann'],
    ['10:10:00', 'conversation.reopened', 'reactivated ann 420'],
  ]);
  const { events: _events, ...head } = story;
  expect(head).toEqual({
    conversation,
    at: `${DAY}T20:00:00.000Z`,
    kind: 'chat',
    channel: 'whatsapp',
    direction: 'inbound',
    product: null,
    group: null,
    contact: 'k',
    company: 'co',
    opened: `${DAY}T10:00:00.000Z`,
    open: true,
    closed: null,
    assignee: 'ann',
    deadline: null,
    episodes: [
      { agent: 'bob', from: `${DAY}T10:00:10.000Z`, to: `${DAY}T10:01:00.000Z`, first_response_s: null },
      { agent: 'ann', from: `${DAY}T10:01:00.000Z`, to: `${DAY}T10:03:00.000Z`, first_response_s: 30 },
    ],
    names: { agent: { ann: 'Ann' }, group: {}, product: {}, company: { co: 'Acme' }, contact: { k: 'Kaya' } },
  });
});

test('is told up to the moment asked for', async () => {
  const story = await tell(CHAT, conversation, Date.parse(`${DAY}T10:01:00Z`));
  expect([story.events.length, story.assignee, story.episodes.at(-1)?.to]).toEqual([3, 'ann', null]);
});

test('an e-mail is lost by its deadline, which is no event; an answer behind it changes nothing of that', async () => {
  const mail = events(
    ['10:00:00', 'conversation.opened', { conversation, kind: 'email', channel: 'email' }],
    ['18:30:00', 'message.sent', { conversation, author: 'agent', agent: 'ann' }],
  );
  const story = await tell(mail, conversation);
  expect([story.deadline, short(story)]).toEqual([
    `${DAY}T18:00:00.000Z`,
    [
      ['10:00:00', 'conversation.opened', 'opened'],
      ['18:00:00', null, 'lost 28800'],
      ['18:30:00', 'message.sent'],
    ],
  ]);
});

test('a call hung up before an answer is lost; what came before the opening is read with its kind', async () => {
  const call = events(
    ['10:00:05', 'conversation.assigned', { conversation, agent: 'ann' }],
    ['10:00:06', 'conversation.opened', { conversation, kind: 'call', channel: 'voice' }],
    ['10:00:40', 'conversation.ended', { conversation, by: 'contact' }],
  );
  expect(short(await tell(call, conversation))).toEqual([
    ['10:00:05', 'conversation.assigned', 'episode ann'],
    ['10:00:06', 'conversation.opened', 'opened'],
    ['10:00:40', 'conversation.ended', 'episode_over ann 35', 'lost 34', 'closed'],
  ]);
});

test('an outbound call is reached or not, once', async () => {
  const opened = { conversation, kind: 'call', channel: 'voice', direction: 'outbound' };
  const missed = events(
    ['10:00:00', 'conversation.opened', opened],
    ['10:00:40', 'conversation.ended', { conversation }],
    ['10:01:00', 'conversation.picked_up', { conversation }],
  );
  expect(short(await tell(missed, conversation)).map((one) => (one as string[]).slice(2))).toEqual([
    ['opened'],
    ['not_reached', 'closed'],
    [],
  ]);
});

test('nothing known of it is told in words', async () => {
  await expect(tell(CHAT, 'c-2')).rejects.toThrow('Nothing is known of a conversation "c-2".');
});

test('over random histories the stories of all conversations have the facts of the cockpit', async () => {
  await forEachSeed(20, async (seed) => {
    const history = randomHistory(seed);
    const { tz } = history.world;
    const days = createDays(tz);
    const at = Math.max(...history.events.map(({ time }) => Date.parse(time)));
    await withCache(tz, [history.events], (reader) => {
      const day = days.of(at);
      const stories = [...reader.streamsOf('conversation')].map(({ id }) => answerConversation(reader, days, id, at));
      const none: ReadonlySet<string> = new Set();
      const choice = { product: none, channel: none, kind: none, group: none, agent: none };
      const report = reportCockpit(reader, { at, days, choice });
      const count = (means: string, agent: string) =>
        stories.flatMap(({ events: told }) =>
          told.flatMap(({ time, meanings }) =>
            Date.parse(time) >= day.start ? meanings.filter((one) => one.means === means && one.agent === agent) : [],
          ),
        ).length;
      for (const row of report.agents) {
        expect({
          first_response_count: count('first_response', row.agent),
          resolved: count('resolution', row.agent),
          reactivated: count('reactivated', row.agent),
          transferred: count('transferred', row.agent),
        }).toEqual({
          first_response_count: row.first_response_count,
          resolved: row.resolved,
          reactivated: row.reactivated,
          transferred: row.transferred,
        });
      }
    });
  });
}, 300_000);
