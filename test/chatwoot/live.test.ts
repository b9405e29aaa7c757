// What the Chatwoot source hears while it is connected, against a double made from the published interface.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually, Floor } from './floor.ts';

let floor: Floor;

beforeEach(async () => {
  floor = await Floor.staffed();
});
afterEach(() => floor.stop());

describe('live', () => {
  beforeEach(async () => {
    floor.double.open(7, 51, 1, 'Hallo?');
    floor.start();
    await floor.live();
  });

  test('a new conversation, given to an agent, answered, closed', async () => {
    const { double } = floor;
    await floor.go(60);
    double.open(8, 52, 1, 'neu');
    await floor.has('conversation-8-opened');
    await floor.go(30);
    double.assign(8, 3, 1);
    await floor.has(/^conversation-8-assigned/);
    await floor.go(30);
    double.reply(8, 3, 'ja bitte');
    await floor.go(30);
    double.resolve(8, 3);
    await floor.has(/^conversation-8-resolved/);
    expect(floor.story(8)).toEqual([
      '09:01:00 opened chat web 52',
      '09:01:00 sent contact neu',
      '09:01:30 assigned 3 manual 1',
      '09:02:00 sent agent 3 ja bitte',
      '09:02:30 resolved 3',
    ]);
  });

  test('what is told twice, and out of order, is one', async () => {
    const { double, server } = floor;
    const tell = double.tell;
    const frames: (() => void)[] = [];
    double.tell = (event, data) => frames.push(() => tell(event, data));
    await floor.go(60);
    double.reply(7, 2, 'eins');
    double.reply(7, 2, 'zwei');
    for (const send of [...frames].reverse()) send();
    for (const send of frames) send();
    double.tell = tell;
    double.reply(7, 2, 'drei');
    await eventually(() => floor.story(7).length).toBe(5);
    server.beat();
    expect(floor.events.filter(({ data }) => data.text === 'eins').length).toBe(1);
    expect(floor.story(7).slice(2)).toEqual([
      '09:01:00 sent agent 2 eins',
      '09:01:00 sent agent 2 zwei',
      '09:01:00 sent agent 2 drei',
    ]);
  });

  test('who closed it stands in an activity that comes later, and is waited for', async () => {
    const { double } = floor;
    double.putOff = [];
    double.resolve(7, 2);
    double.automatic(7, 'Wie war es?');
    await eventually(() => floor.story(7).length).toBe(3);
    floor.pass(1);
    for (const write of double.putOff) write();
    expect((await floor.has(/^conversation-7-resolved/)).data).toEqual({ conversation: '7', agent: '2' });
    expect(floor.events.some(({ type }) => type === 'conversation.ended')).toBe(false);
  });

  test('closed by itself: it ends by the system once its activity names nobody', async () => {
    await floor.go(60);
    floor.double.resolve(7, null);
    const ended = await floor.has(/^conversation-7-ended/);
    expect([ended.time, ended.data]).toEqual(['2026-11-27T09:01:00.000Z', { conversation: '7', by: 'system' }]);
  });

  test('closed with no activity at all: two seconds later it is told so', async () => {
    floor.double.putOff = [];
    floor.double.assign(7, 2, null);
    floor.double.reply(7, 2, 'Moment');
    await eventually(() => floor.story(7).length).toBe(3);
    await floor.go(2);
    await floor.has(/^conversation-7-assigned-2/);
    expect(floor.story(7)).toContain('09:00:00 assigned 2 automatic');
  });

  test('in an inbox that is new', async () => {
    floor.double.inboxes.push({ id: 9, name: 'Bot', channel_type: 'Channel::Telegram' });
    floor.double.open(8, 52, 9, 'neu');
    await floor.has('conversation-8-opened');
    expect(floor.story(8)[0]).toBe('09:00:00 opened chat telegram 52');
  });

  test('an update that was overtaken changes nothing', async () => {
    await floor.go(10);
    const [conversation] = floor.double.conversations;
    if (conversation === undefined) throw new Error('there is none');
    const before = floor.double.conversationJson(conversation, true);
    await floor.go(10);
    floor.double.resolve(7, 2);
    await floor.has(/^conversation-7-resolved/);
    floor.double.tell('conversation.updated', before);
    floor.double.automatic(7, 'Wie war es?');
    await eventually(() => floor.story(7).length).toBe(4);
    await floor.go(10);
    expect(floor.story(7).some((line) => line.includes('reopened'))).toBe(false);
  });

  test('opened again by an agent, it stays whose it was', async () => {
    floor.double.assign(7, 2, 2);
    await floor.go(10);
    floor.double.resolve(7, 2);
    await floor.has(/^conversation-7-resolved/);
    await floor.go(60);
    floor.double.reopen(7, 3);
    await floor.has(/^conversation-7-reopened/);
    expect(floor.story(7).slice(-3)).toEqual([
      '09:00:10 resolved 2',
      '09:01:10 reopened agent 3',
      '09:01:10 assigned 2 automatic',
    ]);
  });

  test('opened again by its customer', async () => {
    floor.double.assign(7, 2, 2);
    await floor.go(10);
    floor.double.resolve(7, 2);
    await floor.has(/^conversation-7-resolved/);
    await floor.go(300);
    floor.double.write(7, 'doch noch');
    const reopened = await floor.has(/^conversation-7-reopened/);
    expect(reopened.data).toEqual({ conversation: '7', by: 'contact' });
    expect(floor.story(7).slice(-2)).toEqual(['09:05:10 reopened contact', '09:05:10 sent contact doch noch']);
  });

  test('a conversation that is put off stays open', async () => {
    floor.double.snooze(7, 2);
    floor.double.write(7, 'bin da');
    await eventually(() => floor.story(7).length).toBe(3);
    await floor.go(3);
    floor.double.write(7, 'noch da');
    await eventually(() => floor.story(7).length).toBe(4);
    expect(floor.story(7).every((line) => !/resolved|ended|reopened/.test(line))).toBe(true);
  });

  test('a presence ends twenty seconds after it was last renewed', async () => {
    const status = () => floor.events.filter(({ data }) => data.agent === '2' && data.status !== undefined).at(-1);
    await floor.go(10);
    await eventually(() => floor.server.asked.filter((path) => path.endsWith('/agents')).length).toBe(2);
    expect(status()?.data.status).toBe('online');
    await floor.go(10);
    await eventually(() => status()?.data.status).toBe('offline');
    expect(status()?.time).toBe('2026-11-27T09:00:20.000Z');
    floor.double.present(2);
    floor.double.tellPresence();
    await eventually(() => status()?.data.status).toBe('online');
  });

  test('a new agent and a new team are heard of; an agent who left is gone', async () => {
    floor.double.agent(4, 'Eva Elm', [2]);
    floor.double.agents.splice(1, 1);
    await floor.go(10);
    await floor.has(/^agent-2-.*-removed/);
    const groupsOf = (id: string) =>
      floor.events.findLast(({ type, data }) => type === 'agent.updated' && data.agent === id)?.data.groups;
    await eventually(() => groupsOf('4')).toEqual(['2']);
    floor.double.teams.push({ id: 9, name: 'night' });
    floor.double.tell('account.cache_invalidated', { cache_keys: {} });
    await floor.has(/^team-9/);
    for (const agent of floor.double.agents) agent.teams.push(9);
    await floor.go(300);
    await eventually(() => groupsOf('4')).toEqual(['2', '9']);
  });

  test('frames of another account, and of no known kind, mean nothing', async () => {
    const before = floor.events.length;
    floor.double.tell('message.created', { account_id: 99, conversation_id: 7 });
    floor.double.tell('conversation.typing_on', { conversation: {} });
    floor.double.write(7, 'weiter');
    await eventually(() => floor.events.length).toBe(before + 1);
    expect(floor.refused).toEqual([]);
  });
});
