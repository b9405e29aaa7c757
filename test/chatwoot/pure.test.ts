// The parts of the Chatwoot source that need no server: addresses, names in activities, what is remembered, what cannot be used.
import { describe, expect, test } from 'vitest';
import { nameOf, parseAddress } from '../../electron/source/chatwoot/address.ts';
import { mediumOf } from '../../electron/source/chatwoot/channels.ts';
import { Memory } from '../../electron/source/chatwoot/memory.ts';
import { Names, names } from '../../electron/source/chatwoot/names.ts';
import { readConversation, readMessage } from '../../electron/source/chatwoot/shapes.ts';
import { type TurnsAsk, turnsOf } from '../../electron/source/chatwoot/turns.ts';

describe('an address', () => {
  test.each([
    ['https://desk.example.com/app/accounts/3', undefined, 'https://desk.example.com', 3],
    ['https://desk.example.com/app/accounts/3/dashboard?x=1#y', undefined, 'https://desk.example.com', 3],
    ['https://example.com/desk/app/accounts/12/', '12', 'https://example.com/desk', 12],
    ['https://desk.example.com', '4', 'https://desk.example.com', 4],
    ['https://desk.example.com/app/login', '4', 'https://desk.example.com', 4],
    ['http://127.0.0.1:3000/', '1', 'http://127.0.0.1:3000', 1],
    ['http://[::1]:3000/app/accounts/1', undefined, 'http://[::1]:3000', 1],
  ])('%s, account %s', (text, account, base, number) => {
    expect(parseAddress(text, account)).toEqual({ base, account: number });
  });

  test.each([
    ['desk', undefined, 'address'],
    ['ftp://desk.example.com', '1', 'address'],
    ['http://desk.example.com/app/accounts/1', undefined, 'https'],
    ['http://127.0.0.1.example.com/app/accounts/1', undefined, 'https'],
    ['https://lead:secret@desk.example.com/app/accounts/1', undefined, 'login'],
    ['https://desk.example.com', undefined, 'account'],
    ['https://desk.example.com/app/accounts/1', '2', 'account'],
    ['https://desk.example.com', '0', 'account'],
    ['https://desk.example.com', '1e3', 'account'],
    ['https://desk.example.com', '99999999999', 'account'],
  ])('%s, account %s: %s', (text, account, wrong) => {
    expect(parseAddress(text, account)).toBe(wrong);
  });

  test('names the source by host and account', () => {
    expect(nameOf({ base: 'https://desk.example.com/x', account: 3 })).toBe('chatwoot:desk.example.com/x/3');
  });
});

describe('names in an activity', () => {
  const agents = new Names();
  agents.learn(
    new Map([
      ['1', 'Ann'],
      ['2', 'Ann Lee'],
      ['3', 'Şule'],
      ['4', 'Max'],
      ['5', 'Max'],
    ]),
  );

  test.each([
    ['Assigned to Ann Lee by Ann', ['2', '1']],
    ['Annabel was here', []],
    ['Şule’nin ataması: Ann', ['3', '1']],
    ['by Max', []],
    ['', []],
  ])('%s', (text, found) => {
    expect(agents.in(text)).toEqual(found);
  });

  test('a contact by its name in any case', () => {
    expect([names('Resolved by Cora B', 'cora b'), names('Coral', 'Cora'), names('x', null)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test.each([
  ['Channel::WebWidget', null, 'chat', 'web'],
  ['Channel::FacebookPage', null, 'chat', 'messenger'],
  ['Channel::TwilioSms', 'whatsapp', 'chat', 'whatsapp'],
  ['Channel::TwilioSms', 'sms', 'chat', 'sms'],
  ['Channel::Email', null, 'email', 'email'],
  ['Channel::Carrier', null, 'chat', 'carrier'],
])('an inbox of %s (%s)', (channel, medium, kind, name) => {
  expect(mediumOf({ channel, medium })).toEqual({ kind, channel: name });
});

test('an inbox of telephony is none', () => {
  expect(mediumOf({ channel: 'Channel::Voice', medium: null })).toBeNull();
});

describe('what Chatwoot tells', () => {
  const conversation = { id: 7, inbox_id: 1, status: 'open', created_at: 1_700_000_000.7 };

  test('a time in seconds, as text or in words is the same, cut to the second', () => {
    const of = (created_at: unknown) => readConversation({ ...conversation, created_at }).created;
    expect([of(1_700_000_000), of('1700000000'), of('2023-11-14T22:13:20.900Z')]).toEqual([1.7e9, 1.7e9, 1.7e9]);
  });

  test('a bot is no assignee', () => {
    const meta = { assignee: { id: 4, type: 'agent_bot' } };
    expect(readConversation({ ...conversation, meta }).assignee).toBeNull();
    expect(
      readConversation({ ...conversation, meta: { assignee: { id: 4 }, assignee_type: 'AgentBot' } }).assignee,
    ).toBeNull();
    expect(readConversation({ ...conversation, meta: { assignee: { id: 4, type: 'user' } } }).assignee).toBe('4');
  });

  test.each([
    [{ ...conversation, id: '7' }, 'id'],
    [{ ...conversation, status: 'merged' }, 'status'],
    [{ ...conversation, created_at: 'gestern' }, 'created_at'],
    [{ ...conversation, inbox_id: null }, 'inbox_id'],
    [null, 'whole'],
  ])('%j is refused by its field', (value, field) => {
    expect(() => readConversation(value)).toThrow(`whose ${field} cannot be used`);
  });

  test('a message of a kind that is not known is refused', () => {
    expect(() => readMessage({ id: 1, conversation_id: 7, created_at: 5, message_type: 9 })).toThrow('message_type');
  });
});

describe('when it was closed and opened', () => {
  const agents = new Names();
  agents.learn(
    new Map([
      ['2', 'Ann'],
      ['3', 'Ben'],
    ]),
  );
  const message = (id: number, message_type: number, at: number, content: string) =>
    readMessage({ id, conversation_id: 7, message_type, created_at: at, content });
  const ask = { until: 900, at: 900, turns: null, seenAt: null, infer: true, contact: null, agents };
  const said = (more: Pick<TurnsAsk, 'wasClosed' | 'from' | 'isClosed' | 'messages'> & Partial<TurnsAsk>) =>
    turnsOf({ ...ask, ...more }).map(({ kind, at, who }) => [kind, at, who.agent ?? who.by]);

  test('the activity of the end that is known does not open it again', () => {
    const messages = [message(1, 2, 103, 'resolved by Ann'), message(2, 2, 160, 'reopened by Ben')];
    expect(said({ wasClosed: true, from: 100, isClosed: false, messages })).toEqual([['opened', 160, '3']]);
  });

  test('an end that its reporting has a moment later is the one that is known', () => {
    const turns = [{ kind: 'closed' as const, at: 103, agent: '2' }];
    const messages = [message(1, 2, 102, 'resolved by Ann')];
    expect(said({ wasClosed: true, from: 100, isClosed: true, messages, turns })).toEqual([]);
  });

  test('a message to a closed one opened it, unless it came behind what is known of it', () => {
    const messages = [message(1, 0, 200, 'noch etwas')];
    const closed = { wasClosed: true, from: 100, isClosed: true, messages };
    expect([said(closed), said({ ...closed, until: 150 })]).toEqual([
      [
        ['opened', 200, 'contact'],
        ['closed', 900, 'system'],
      ],
      [],
    ]);
  });

  test('nothing tells who opened it: the system, when it was seen', () => {
    expect(said({ wasClosed: true, from: 100, isClosed: false, messages: [] })).toEqual([['opened', 900, 'system']]);
  });
});

describe('what is remembered', () => {
  const now = 1_800_000_000;

  test('comes back from its position; what is no position is nothing', () => {
    const memory = Memory.of(null, now - 100);
    memory.conversations.set('7', {
      closed: true,
      assignee: null,
      read: 5,
      activity: now - 50,
      turned: now - 50,
      order: [now * 1_000, '05'],
    });
    memory.agents.set('2', { name: 'Ann', email: null, groups: ['1'], status: 'break', since: 5 });
    memory.done('cmd', now * 1_000);
    const again = Memory.of(memory.text(now), 0);
    expect([again.since, again.conversations, again.agents, again.isDone('cmd')]).toEqual([
      now - 100,
      memory.conversations,
      memory.agents,
      true,
    ]);
    for (const broken of ['', '{', '{"v":2}', '[]', 'null']) expect(Memory.of(broken, 9).since).toBe(9);
  });

  test('what was closed is forgotten after a week, what lies open after a month', () => {
    const memory = Memory.of(null, 0);
    const day = 86_400;
    const of = (closed: boolean, days: number) => ({
      closed,
      assignee: null,
      read: 1,
      activity: now - days * day,
      turned: 0,
      order: null,
    });
    memory.conversations.set('new', of(true, 6));
    memory.conversations.set('old', of(true, 8));
    memory.conversations.set('open', of(false, 8));
    memory.conversations.set('quiet', of(false, 31));
    expect([...Memory.of(memory.text(now), 0).conversations.keys()]).toEqual(['new', 'open']);
  });
});
