// The parts of the bridge that need no server: what is sent, commands as they lie there, positions, a connection that stands.
import { describe, expect, test } from 'vitest';
import type { NatsClient } from '../../electron/source/nats/client-port.ts';
import { readCommand, rejection } from '../../electron/source/nats/read-command.ts';
import { sortLines } from '../../electron/source/nats/sort-lines.ts';
import { Standing } from '../../electron/source/nats/standing.ts';
import { packPosition, unpackPosition } from '../../electron/source/nats/stored-position.ts';
import { handClock } from '../core/hand-clock.ts';

const EVENT = { specversion: '1.0', id: '1', source: '/t', time: '2026-03-10T09:00:00Z' };
const SET = { agent: 'ann', status: 'break', actor: 'lead' };

describe('lines are sorted', () => {
  const sorted = (text: string, firstLine = 1) => sortLines('k', { lines: Buffer.from(text), firstLine });
  const text = (more: object) => JSON.stringify({ ...EVENT, type: 'agent.removed', data: { agent: 'ann' }, ...more });

  test('good ones with their subject, as they came; bad ones with line and reason; blank ones not at all', () => {
    const { good, refused } = sorted(`${text({})} \n\n{"a":1}\n${text({ type: 'own', data: { command: 'c' } })}`, 7);
    expect(good.map(({ data, messageId: _, ...rest }) => [Buffer.from(data).toString(), rest])).toEqual([
      [`${text({})} `, { line: 7, subject: 'k.events.agent.removed', isKnown: true, answers: null }],
      [
        text({ type: 'own', data: { command: 'c' } }),
        { line: 10, subject: 'k.events.own', isKnown: false, answers: 'c' },
      ],
    ]);
    expect(refused).toEqual([{ line: 9, category: 'envelope', reason: expect.stringMatching(/^specversion: /) }]);
  });

  test('what the source itself refuses is refused with it', () => {
    const refused = [{ bytes: Buffer.from('|'), line: 3, reason: 'is no line' }];
    expect(sortLines('k', { lines: Buffer.from(`${text({})}\n`), refused })).toMatchObject({
      good: [{ line: 1 }],
      refused: [{ line: 3, category: 'data', reason: 'is no line' }],
    });
  });

  test('the same line has the same message id; another source, id or content another one', () => {
    const idOf = (more: object) => sorted(text(more)).good[0]?.messageId;
    expect(idOf({})).toBe(idOf({}));
    const others = [{}, { id: '2' }, { source: '/u' }, { data: { agent: 'bob' } }, { id: '"', source: '/t' }];
    expect(new Set(others.map(idOf)).size).toBe(others.length);
    expect(idOf({ id: 'a\nb' })).toMatch(/^[\w-]{43}$/);
  });

  test('a line that is too long is refused for it', () => {
    const { good, refused } = sorted(`${text({ data: { agent: 'ann', x: 'y'.repeat(300_000) } })}\n${text({})}\n`);
    expect([good.length, refused.map(({ line, category }) => [line, category])]).toEqual([1, [[1, 'size']]]);
  });
});

describe('a command as it lies there', () => {
  const read = (more: object, ageMs = 0) =>
    readCommand(Buffer.from(JSON.stringify({ ...EVENT, type: 'agent.set_status', data: SET, ...more })), ageMs);

  test.each([
    [{}, { kind: 'command', command: { id: '1', type: 'agent.set_status', time: EVENT.time, data: SET } }],
    [
      { data: { ...SET, reason: 'lunch', more: 1 } },
      {
        kind: 'command',
        command: { id: '1', type: 'agent.set_status', time: EVENT.time, data: { ...SET, reason: 'lunch' } },
      },
    ],
    [{ type: 'agent.call_home' }, { kind: 'refused', id: '1', reason: 'unknown_command' }],
    [{ data: { ...SET, status: 'asleep' } }, { kind: 'refused', id: '1', reason: 'bad_command' }],
    [{ data: { ...SET, agent: '' } }, { kind: 'refused', id: '1', reason: 'bad_command' }],
    [{ data: { ...SET, actor: 5 } }, { kind: 'refused', id: '1', reason: 'bad_command' }],
    [{ data: { ...SET, reason: {} } }, { kind: 'refused', id: '1', reason: 'bad_command' }],
    [{ id: '' }, { kind: 'unreadable', reason: expect.stringMatching(/^id: /) }],
  ])('%j', (more, expected) => expect(read(more)).toEqual(expected));

  test.each([
    [30_000, 'command'],
    [30_001, 'refused'],
    [600_000, 'refused'],
    [600_001, 'forgotten'],
  ])('after %i ms it is %s', (ageMs, kind) => expect(read({}, ageMs).kind).toBe(kind));

  test('is refused with an event that is the same each time', () => {
    const event = rejection('desk', 'c1', 'expired', 1_000);
    expect(rejection('desk', 'c1', 'expired', 1_000)).toEqual(event);
    expect(JSON.parse(Buffer.from(event).toString())).toEqual({
      specversion: '1.0',
      id: 'c1',
      source: '/kokpit/bridge/desk',
      type: 'command.rejected',
      time: '1970-01-01T00:00:01.000Z',
      data: { command: 'c1', reason: 'expired' },
    });
    expect(sortLines('k', { lines: event }).good).toHaveLength(1);
  });
});

test.each(['7', '{"offset":5}', 'ü', 'x'.repeat(50_000)])('a position is stored and found again', (position) => {
  const stored = packPosition(position);
  expect(unpackPosition(stored)).toBe(position);
  expect(stored.length).toBeLessThan(20_000);
});

test('a packed position that was cut is none', () => {
  expect(unpackPosition(packPosition('x'.repeat(50_000)).subarray(0, 5))).toBeNull();
});

describe('a connection that stands', () => {
  const setUp = (outcomes: (Error | null)[]) => {
    const clock = handClock(0);
    const heard: string[] = [];
    let closed = 0;
    const client = { close: async () => void closed++ } as unknown as NatsClient;
    const standing = new Standing({
      connect: async () => {
        const failure = outcomes.shift() ?? null;
        if (failure !== null) throw failure;
        return client;
      },
      tried: { server: 'host', stream: 'k' },
      timers: clock,
      random: () => 0.5,
      prepare: async () => {},
      onChange: (why) => heard.push(why === null ? 'there' : why.said.key),
    });
    const settle = async () => {
      for (let i = 0; i < 30; i++) await Promise.resolve();
    };
    return { clock, heard, standing, settle, closed: () => closed };
  };
  const refused = () => Object.assign(new Error('connection refused'), { name: 'ConnectionError' });

  test('is tried again, less and less often, and what was asked waits', async () => {
    const { clock, heard, standing, settle } = setUp([refused(), refused()]);
    const done = standing.run(async () => 'done');
    await settle();
    expect(heard).toEqual(['nats.refused']);
    clock.jump(249);
    await settle();
    expect(heard).toHaveLength(1);
    clock.jump(250);
    await settle();
    clock.jump(750);
    expect(await done).toBe('done');
    expect(heard).toEqual(['nats.refused', 'nats.refused', 'there']);
  });

  test('of several who lose it one says so, and all go on with the next', async () => {
    const { clock, heard, standing, settle, closed } = setUp([]);
    let cut = true;
    const what = async () => {
      if (cut) throw new Error('connection disconnected');
      return 'done';
    };
    const both = Promise.all([standing.run(what), standing.run(what)]);
    await settle();
    cut = false;
    clock.jump(250);
    expect(await both).toEqual(['done', 'done']);
    expect([heard, closed()]).toEqual([['there', 'nats.cut', 'there'], 1]);
  });

  test('gives up what is hopeless, and everything once it is closed', async () => {
    const denied = Object.assign(new Error('x'), { name: 'AuthorizationError' });
    const hopeless = setUp([denied]);
    await expect(hopeless.standing.run(async () => 1)).rejects.toMatchObject({ said: { key: 'nats.login' } });
    const waiting = setUp([refused()]);
    const done = waiting.standing.run(async () => 1);
    await waiting.settle();
    await waiting.standing.close();
    await expect(done).rejects.toThrow();
  });
});
