// The Chatwoot source before a double made from the published interface: beginning, live, gaps, restarts, commands, trouble.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually, Floor } from './floor.ts';

let floor: Floor;

beforeEach(async () => {
  floor = await Floor.of();
  const { double } = floor;
  double.agent(1, 'Lea Lead', [1], 'administrator');
  double.agent(2, 'Ann Ash', [1]);
  double.agent(3, 'Ben Box', [1, 2]);
  double.contact(51, 'Cora', 'Acme GmbH');
  double.contact(52, 'Dan');
  double.present(2, 3);
});
afterEach(() => floor.stop());

describe('the beginning', () => {
  test('people, teams and how they are', async () => {
    for (const agent of floor.double.agents) if (agent.id === 3) agent.availability = 'busy';
    floor.start();
    await floor.live();
    const of = (type: string) => floor.events.filter((event) => event.type === type).map(({ data }) => data);
    expect(of('group.updated')).toEqual([
      { group: '1', name: 'support' },
      { group: '2', name: 'sales' },
    ]);
    expect(of('agent.updated')).toEqual([
      { agent: '1', name: 'Lea Lead', groups: ['1'], email: 'lea lead@example.com' },
      { agent: '2', name: 'Ann Ash', groups: ['1'], email: 'ann ash@example.com' },
      { agent: '3', name: 'Ben Box', groups: ['1', '2'], email: 'ben box@example.com' },
    ]);
    expect(of('agent.status_changed')).toEqual([
      { agent: '1', status: 'online' },
      { agent: '2', status: 'online' },
      { agent: '3', status: 'break' },
    ]);
  });

  test('a conversation of today with all that happened in it', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    floor.pass(60);
    double.assign(7, 2, 3);
    floor.pass(120);
    double.reply(7, 2, 'Guten Tag');
    double.reply(7, 2, 'nur für uns', { private: true });
    double.automatic(7, 'Gleich weiter');
    floor.pass(600);
    double.resolve(7, 2);
    floor.start();
    await floor.live();
    expect(floor.story(7)).toEqual([
      '09:00:00 opened chat web 51',
      '09:00:00 sent contact Hallo?',
      '09:01:00 assigned 2 manual 3',
      '09:03:00 sent agent 2 Guten Tag',
      '09:03:00 sent system Gleich weiter',
      '09:13:00 resolved 2',
    ]);
    expect(floor.events.find(({ type }) => type === 'contact.updated')?.data).toEqual({
      contact: '51',
      name: 'Cora',
      company: 'Acme GmbH',
    });
  });

  test('one that an agent began is outbound, one in another inbox of its kind', async () => {
    floor.double.open(8, 52, 2, 'Ihr Auftrag', 3);
    floor.double.open(9, 52, 3, 'hi');
    floor.start();
    await floor.live();
    expect([floor.story(8)[0], floor.story(9)[0]]).toEqual([
      '09:00:00 opened email email outbound 52',
      '09:00:00 opened chat whatsapp 52',
    ]);
  });

  test('closed and opened again several times, by whom each time', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, null);
    floor.pass(60);
    double.reply(7, 2, 'ja');
    floor.pass(60);
    double.resolve(7, 2);
    floor.pass(600);
    double.write(7, 'noch etwas');
    floor.pass(60);
    double.resolve(7, 'Cora');
    floor.pass(60);
    double.reopen(7, 3);
    floor.pass(60);
    double.resolve(7, null);
    floor.start();
    await floor.live();
    expect(floor.story(7).filter((line) => !line.includes('sent'))).toEqual([
      '09:00:00 opened chat web 51',
      '09:00:00 assigned 2 automatic',
      '09:02:00 resolved 2',
      '09:12:00 reopened contact',
      '09:13:00 ended contact',
      '09:14:00 reopened agent 3',
      '09:14:00 assigned 2 automatic',
      '09:15:00 ended system',
    ]);
  });

  test('many conversations, page by page, and what lay open for long without a word', async () => {
    const { double } = floor;
    double.open(1, 51, 1, 'alt und offen');
    double.open(2, 51, 1, 'alt und zu');
    double.resolve(2, 2);
    floor.pass(5 * 86_400);
    for (let id = 10; id < 90; id++) double.open(id, 52, 1, `Nummer ${id}`);
    for (let n = 0; n < 250; n++) double.write(10, `Zeile ${n}`);
    floor.start();
    await floor.live();
    const opened = floor.events.filter(({ type }) => type === 'conversation.opened');
    expect(opened.length).toBe(81);
    expect(floor.story(1).length).toBe(2);
    expect(floor.story(2)).toEqual([]);
    expect(floor.story(10).length).toBe(252);
    expect(floor.reports.some((report) => report.state === 'catching_up' && report.total === 81)).toBe(true);
  });

  test('a long reading leaves the greater part of what Chatwoot answers in a minute to those who work there', async () => {
    for (let id = 1; id <= 600; id++) floor.double.open(id, 52, 1, `Nummer ${id}`);
    floor.start();
    await floor.is('catching_up');
    await eventually(() => floor.server.asked.length).toBe(300);
    await floor.beats(10);
    await eventually(() => floor.server.asked.length).toBe(500);
    await floor.beats(1);
    await eventually(() => floor.server.asked.length).toBe(520);
  });

  test('calls are left out, and said to be', async () => {
    floor.double.open(7, 51, 4, 'Anruf');
    floor.start();
    await floor.live();
    expect(floor.story(7)).toEqual([]);
    expect(floor.notes).toEqual([
      'Conversations of the inbox Phone are left out: Chatwoot does not tell when a call was answered.',
    ]);
  });

  test('ratings and words, also where the words come later', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.rate(7, 4, null);
    floor.start();
    await floor.live();
    double.survey(7);
    double.rate(7, 4, 'recht gut');
    await floor.has('rating-1-words');
    expect(floor.events.filter(({ type }) => /rating|feedback/.test(type)).map(({ data }) => data)).toEqual([
      { conversation: '7', stars: 4 },
      { conversation: '7', text: 'recht gut' },
    ]);
  });
});

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

describe('gaps', () => {
  test('what happened while the connection was cut is read again', async () => {
    const { double, server } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, null);
    floor.start();
    await floor.live();
    server.open = false;
    server.cut();
    await floor.is(/cut/);
    floor.pass(60);
    await floor.is(/opens no WebSocket \(error 404\)/);
    double.reply(7, 2, 'ja');
    floor.pass(60);
    double.resolve(7, 2);
    double.open(8, 52, 1, 'im Dunkeln');
    floor.pass(60);
    double.write(7, 'danke');
    double.assign(8, 3, 1);
    server.open = true;
    floor.pass(60);
    await floor.live();
    expect(floor.story(7)).toEqual([
      '09:00:00 opened chat web 51',
      '09:00:00 assigned 2 automatic',
      '09:00:00 sent contact Hallo?',
      '09:01:00 sent agent 2 ja',
      '09:02:00 resolved 2',
      '09:03:00 reopened contact',
      '09:03:00 sent contact danke',
    ]);
    expect(floor.story(8)).toEqual([
      '09:02:00 opened chat web 52',
      '09:02:00 sent contact im Dunkeln',
      '09:03:00 assigned 3 manual 1',
    ]);
  });

  test('a restart goes on where the last delivery was kept, and tells nothing twice', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, 2);
    floor.start();
    await floor.live();
    await floor.go(10);
    const id = double.reply(7, 2, 'ja');
    await floor.has(`message-${id}`);
    await floor.source.stop();
    const before = floor.events.length;
    floor.pass(30);
    double.remove(id);
    double.present(1, 2, 3);
    floor.start(floor.position);
    await floor.live();
    // A contact's name is no state: it is told once more.
    expect(floor.events.slice(before).filter(({ type }) => !/^(company|contact)/.test(type))).toEqual([]);
    await floor.go(30);
    double.resolve(7, 2);
    await floor.has(/^conversation-7-resolved/);
  });

  test('what was given away, closed, opened and closed again in a gap, each with who did it', async () => {
    const { double, server } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.open(8, 52, 1, 'auch hier');
    double.assign(7, 2, null);
    floor.start();
    await floor.live();
    await floor.go(10);
    double.resolve(7, 2);
    await floor.has(/^conversation-7-resolved/);
    server.cut();
    await floor.is(/cut/);
    server.open = false;
    floor.pass(100);
    double.write(7, 'noch etwas');
    double.assign(7, 3, 1);
    double.assign(8, 3, 1);
    floor.pass(60);
    double.reply(8, 3, 'ja');
    double.reply(7, 3, 'auch das');
    floor.pass(60);
    double.resolve(7, 3);
    server.open = true;
    floor.pass(60);
    await floor.live();
    expect(floor.story(7).slice(3)).toEqual([
      '09:00:10 resolved 2',
      '09:01:50 reopened contact',
      '09:01:50 sent contact noch etwas',
      '09:01:50 assigned 3 manual 1',
      '09:02:50 sent agent 3 auch das',
      '09:03:50 resolved 3',
    ]);
    expect(floor.story(8).slice(2)).toEqual(['09:01:50 assigned 3 manual 1', '09:02:50 sent agent 3 ja']);
  });

  test('what was heard live and is read again is told once', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, null);
    floor.start();
    await floor.live();
    await floor.go(10);
    double.reply(7, 2, 'ja');
    await floor.go(10);
    double.resolve(7, 2);
    await floor.has(/^conversation-7-resolved/);
    // Its reporting has the end a second later.
    for (const turn of double.turns) turn.at += 1;
    const before = floor.events.length;
    floor.server.cut();
    await floor.is(/cut/);
    floor.pass(1);
    await floor.live();
    expect(floor.events.slice(before).filter(({ data }) => data.conversation !== undefined)).toEqual([]);
  });

  test('what changes while it is read again is not taken back by what the list had shown before', async () => {
    const { double, server } = floor;
    for (const id of [7, 8]) {
      double.open(id, 51, 1, 'Hallo?');
      double.assign(id, 2, 2);
      double.resolve(id, 2);
    }
    floor.start();
    await floor.live();
    await floor.go(290);
    // While the first of the list is read, the other one is opened again.
    let opened = 0;
    server.instead = (_, path) => {
      if (!path.includes('/messages') || opened > 0) return null;
      opened = path.includes('/7/') ? 8 : 7;
      double.write(opened, 'noch etwas');
      return null;
    };
    await floor.go(10);
    await floor.has(/-reopened-/);
    await floor.go(20);
    expect(floor.story(opened).slice(-2)).toEqual(['09:05:00 reopened contact', '09:05:00 sent contact noch etwas']);
  });

  test('one that is deleted meanwhile ends', async () => {
    floor.double.open(7, 51, 1, 'Hallo?');
    floor.start();
    await floor.live();
    floor.server.cut();
    floor.double.conversations.length = 0;
    await floor.is(/cut/);
    floor.pass(1);
    await floor.live();
    expect((await floor.has('conversation-7-deleted')).data).toEqual({
      conversation: '7',
      by: 'system',
      outcome: 'deleted',
    });
  });

  test('what the WebSocket lost unnoticed is found five minutes later', async () => {
    floor.double.open(7, 51, 1, 'Hallo?');
    floor.start();
    await floor.live();
    const tell = floor.double.tell;
    floor.double.tell = () => {};
    floor.double.write(7, 'ungehört');
    floor.double.tell = tell;
    await floor.go(300);
    await eventually(() => floor.story(7).length).toBe(3);
  });

  test('one that comes back long after it was forgotten is told from there', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, 2);
    double.resolve(7, 2);
    floor.start();
    await floor.live();
    await floor.source.stop();
    floor.pass(20 * 86_400);
    double.write(7, 'nach Wochen');
    const before = floor.events.length;
    const kept = JSON.parse(floor.position ?? '') as { conversations: unknown[]; heard: number };
    floor.start(JSON.stringify({ ...kept, conversations: [] }));
    await floor.live();
    const told = floor.events.slice(before).map(({ type }) => type);
    expect(told.filter((type) => !/^(agent|contact|company)/.test(type)).sort()).toEqual([
      'conversation.assigned',
      'conversation.reopened',
      'message.sent',
    ]);
  });
});
