// The parts of the NATS source that need no server: addresses, subjects, where to begin, lines, the inflow, words.
import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../electron/source/backoff.ts';
import { isStreamName, parseAddress, shownAddress } from '../../electron/source/nats/address.ts';
import { beginOf, readPosition } from '../../electron/source/nats/begin.ts';
import { Bridges, beatOf, readBeat } from '../../electron/source/nats/bridges.ts';
import { natsFault } from '../../electron/source/nats/faults.ts';
import { Inflow, type PullAsk } from '../../electron/source/nats/inflow.ts';
import { packLines, type StreamMessage } from '../../electron/source/nats/pack-lines.ts';
import { bridgeToken, eventSubject, isEvent, positionSubject } from '../../electron/source/nats/subjects.ts';
import { handClock } from '../core/hand-clock.ts';

function message(seq: number, data = `${seq}`): StreamMessage {
  return { subject: 'k.events.x', seq, at: seq * 10, pending: 0, data: Buffer.from(data) };
}

describe('an address', () => {
  test.each([
    ['nats://host:4222', ['host:4222'], false, { kind: 'none' }],
    ['host', ['host:4222'], false, { kind: 'none' }],
    ['10.0.0.1:5000', ['10.0.0.1:5000'], false, { kind: 'none' }],
    ['nats://[::1]:4222', ['[::1]:4222'], false, { kind: 'none' }],
    ['tls://host', ['host:4222'], true, { kind: 'none' }],
    ['nats://lead:p%40ss@host', ['host:4222'], false, { kind: 'user', user: 'lead', pass: 'p@ss' }],
    ['nats://s3cret@host', ['host:4222'], false, { kind: 'token', token: 's3cret' }],
    ['nats://a:b@one,nats://two:5', ['one:4222', 'two:5'], false, { kind: 'user', user: 'a', pass: 'b' }],
  ])('%s', (text, servers, tls, login) => {
    const address = parseAddress(text);
    expect(address).toEqual({ servers, tls, login });
    expect(shownAddress(address as NonNullable<typeof address>)).toBe(servers.join(', '));
  });

  test.each([
    '',
    'http://host',
    'ws://host',
    'nats://',
    'nats://host/path',
    'nats://host?x=1',
    'nats://a:%@host',
    'a,,b',
  ])('%j is none', (text) => expect(parseAddress(text)).toBeNull());

  test.each([
    ['kokpit', true],
    ['acme_2-b', true],
    ['', false],
    ['a.b', false],
    ['a b', false],
    ['>', false],
    ['a/b', false],
    ['x'.repeat(101), false],
  ])('a stream may be called %j: %s', (name, may) => expect(isStreamName(name)).toBe(may));
});

describe('subjects', () => {
  test.each([
    ['agent.status_changed', 'k.events.agent.status_changed'],
    ['weird type*>', 'k.events.weird_type__'],
    ['..', 'k.events._._._'],
    ['über', 'k.events._ber'],
  ])('of an event of type %j', (type, subject) => expect(eventSubject('k', type)).toBe(subject));

  test('two bridges never share a position', () => {
    const names = ['demo', 'file:/a.b', 'file:/a_b', 'file__a_b', 'x'.repeat(70), 'x'.repeat(71)];
    expect(new Set(names.map((name) => positionSubject('k', name))).size).toBe(names.length);
    expect(bridgeToken('demo')).toBe('demo');
    for (const name of names) expect(bridgeToken(name)).toMatch(/^[\w-]{1,69}$/);
  });

  test('commands and positions are no events', () => {
    const subjects = ['k.events.x', 'k.commands.x', 'k.positions.x', 'cc.x', 'k.commandsx'];
    expect(subjects.map((subject) => isEvent('k', subject))).toEqual([true, false, false, true, true]);
  });
});

describe('reading begins', () => {
  const stream = { stream: 'k', created: 'now', first: 1, last: 10 };
  const at = (seq: number, more: object = {}) => JSON.stringify({ stream: 'k', created: 'now', seq, at: 7, ...more });

  test.each([
    ['without a position', null, stream, 1, null],
    ['with one of rubbish', '{', stream, 1, null],
    ['with one of another stream', at(5, { stream: 'other' }), stream, 1, null],
    ['in an empty stream', null, { ...stream, first: 0, last: 0 }, 1, null],
    ['of what has expired already, without a position', null, { ...stream, first: 4 }, 4, null],
    ['in a stream that was made anew', at(5, { created: 'then' }), stream, 1, 'nats.anew'],
    ['behind its end', at(11), stream, 1, 'nats.lost_end'],
    ['behind what has expired', at(5), { ...stream, first: 8 }, 8, 'nats.expired'],
    ['where all has expired', at(5), { ...stream, first: 11, last: 10 }, 11, 'nats.expired'],
    ['where just what was read has expired', at(5), { ...stream, first: 6 }, 6, null],
    ['where all was read and has expired', at(10), { ...stream, first: 11, last: 10 }, 11, null],
  ])('%s', (_, kept, state, from, note) => {
    const begin = beginOf(kept, state);
    expect([begin.from, begin.known, begin.note?.key ?? null]).toEqual([from, null, note]);
  });

  test.each([1, 5, 10])('behind message %i, which is asked for again to see that it is the same', (seq) => {
    expect(beginOf(at(seq), stream)).toEqual({ from: seq, known: { ...JSON.parse(at(seq)), bridges: {} }, note: null });
  });

  test.each(['null', '5', '[]', '{"stream":"k"}', '{"stream":"k","created":"c","seq":1.5,"at":1}'])(
    '%s is no position',
    (text) => expect(readPosition(text)).toBeNull(),
  );
});

describe('the bridges behind a floor', () => {
  const live = { state: 'live' } as const;
  const hour = 3_600_000;

  test('none known: nothing is said of them', () => {
    expect(new Bridges({}, 0).state(99)).toBeNull();
  });

  test('the worst of them counts, and who is silent for 10 s is away', () => {
    const bridges = new Bridges({}, 0);
    bridges.heard('a', live, 0);
    expect(bridges.state(9_999)).toEqual(live);
    bridges.heard('b', { state: 'catching_up', done: 1, total: null }, 9_000);
    expect(bridges.state(9_000)).toEqual({ state: 'catching_up', done: 1, total: null });
    expect(bridges.state(10_000)).toEqual({
      state: 'offline',
      reason: expect.stringMatching(/^The bridge a is silent/),
    });
    bridges.heard('a', { state: 'offline', reason: 'end' }, 11_000);
    expect(bridges.state(11_000)).toEqual({ state: 'offline', reason: 'end' });
    bridges.heard('a', live, 12_000);
    bridges.heard('b', live, 12_000);
    expect(bridges.state(12_000)).toEqual(live);
  });

  test('one that was stopped is missed until another one is there', () => {
    const bridges = new Bridges({}, 0);
    bridges.heard('a', { state: 'left' }, 0);
    expect(bridges.state(1)).toEqual({ state: 'offline', reason: expect.stringMatching(/^The bridge a was stopped/) });
    bridges.heard('b', live, 2);
    expect([bridges.state(2), bridges.known]).toEqual([live, { b: 2 }]);
  });

  test('over a restart they are known, with time to be heard', () => {
    const bridges = new Bridges({ a: 5 }, hour);
    expect(bridges.state(hour)).toEqual(live);
    expect(bridges.state(hour + 10_000)).toMatchObject({ state: 'offline' });
    // Its events go on coming: it may be heard no more, but for a day it is waited for.
    bridges.brought(5 + 24 * hour);
    expect(bridges.known).toEqual({ a: 5 });
    bridges.brought(6 + 24 * hour);
    expect(bridges.known).toEqual({});
  });

  test.each([
    [live],
    [{ state: 'left' }],
    [{ state: 'catching_up', done: 5, total: null }],
    [{ state: 'catching_up', done: 5, total: 9 }],
    [{ state: 'offline', reason: 'end' }],
  ] as const)('what is told is heard: %j', (beat) => {
    expect(readBeat(beatOf('a', beat))).toEqual({ name: 'a', beat });
  });

  test.each(['', 'null', '{"state":"live"}', '{"name":"a","state":"?"}', '{"name":"a","state":"offline"}'])(
    '%j is not',
    (text) => expect(readBeat(Buffer.from(text))).toBeNull(),
  );
});

describe('messages become lines', () => {
  const texts = (messages: StreamMessage[]) =>
    packLines(messages).map(({ lines, firstLine, last }) => [Buffer.from(lines).toString(), firstLine, last.seq]);

  test.each([
    ['none', [], []],
    ['one', [message(7)], [['7\n', 7, 7]]],
    ['numbers left out are blank lines', [message(1), message(3), message(4)], [['1\n\n3\n4\n', 1, 4]]],
    [
      'after many left out another delivery begins',
      [message(1), message(99)],
      [
        ['1\n', 1, 1],
        ['99\n', 99, 99],
      ],
    ],
    ['ends of lines within become spaces', [message(1, '{\n"a":\r\n1}\n'), message(2)], [['{ "a":  1}\n2\n', 1, 2]]],
    ['but not within a text, which is no JSON', [message(1, '{"a":"b\nc"}')], [['{"a":"b\u0001c"}\n', 1, 1]]],
    ['ends of lines at the end fall away', [message(1, 'a\r\n\r\n'), message(4, 'b\n')], [['a\n\n\nb\n', 1, 4]]],
    ['nothing is a blank line', [message(1, ''), message(2, '\n'), message(3)], [['\n\n3\n', 1, 3]]],
  ])('%s', (_, messages, expected) => expect(texts(messages)).toEqual(expected));
});

describe('the inflow', () => {
  const setUp = () => {
    const asked: PullAsk[] = [];
    const clock = handClock(0);
    const inflow = new Inflow((ask) => asked.push(ask), clock);
    let number = 0;
    const come = (seq: number) => inflow.message(message(seq), ++number);
    return { inflow, asked, clock, come };
  };
  const seqs = (messages: readonly StreamMessage[]) => messages.map(({ seq }) => seq);

  test('asks once, gives all that came, and asks again when the last asking is over and its messages are taken', async () => {
    const { inflow, asked, come } = setUp();
    const first = inflow.take();
    come(1);
    expect(seqs(await first)).toEqual([1]);
    come(2);
    come(3);
    expect(seqs(await inflow.take())).toEqual([2, 3]);
    expect(asked).toHaveLength(1);
    come(4);
    inflow.status({ code: 409, description: 'Message Size Exceeds MaxBytes' });
    expect(asked).toHaveLength(1);
    expect(seqs(await inflow.take())).toEqual([4]);
    expect(asked).toEqual([asked[0], asked[0]]);
  });

  test('as many as were asked for are all of an asking', async () => {
    const { inflow, asked, come } = setUp();
    const first = inflow.take();
    for (let seq = 1; seq <= (asked[0]?.batch ?? 0); seq++) come(seq);
    expect(await first).toHaveLength(asked[0]?.batch ?? 0);
    void inflow.take().catch(() => {});
    expect(asked).toHaveLength(2);
  });

  test('a message that is too large for an asking is asked for alone', async () => {
    const { inflow, asked } = setUp();
    const first = inflow.take();
    inflow.status({ code: 409, description: 'Message Size Exceeds MaxBytes' });
    expect(await first).toEqual([]);
    expect(asked[1]).toEqual({ batch: 1, maxBytes: 0 });
  });

  test.each([
    [100, 'Idle Heartbeat', 1],
    [404, 'No Messages', 2],
    [408, 'Request Timeout', 2],
  ])('status %i, %s, is a sign of life', async (code, description, askings) => {
    const { inflow, asked } = setUp();
    const first = inflow.take();
    inflow.status({ code, description });
    expect([await first, asked.length]).toEqual([[], askings]);
  });

  test.each([
    [409, 'Consumer Deleted', 'consumer deleted'],
    [409, 'Server Shutdown', 'server shutdown'],
    [503, '', 'status 503'],
  ])('status %i, %j, ends it, after what came before', async (code, description, why) => {
    const { inflow, come } = setUp();
    const first = inflow.take();
    come(1);
    inflow.status({ code, description });
    expect(seqs(await first)).toEqual([1]);
    await expect(inflow.take()).rejects.toThrow(why);
  });

  test('so does a message that is missing, and silence', async () => {
    const missing = setUp();
    const first = missing.inflow.take();
    missing.inflow.message(message(5), 2);
    await expect(first).rejects.toThrow('lost on the way');
    const silent = setUp();
    const none = silent.inflow.take();
    silent.clock.jump(6_000);
    silent.inflow.status({ code: 100, description: 'Idle Heartbeat' });
    expect(await none).toEqual([]);
    silent.clock.jump(12_000);
    const next = silent.inflow.take();
    silent.clock.jump(13_000);
    await expect(next).rejects.toThrow('fell silent');
  });

  test('while nothing is asked for, silence is nothing', async () => {
    const { inflow, clock, come } = setUp();
    const first = inflow.take();
    come(1);
    inflow.status({ code: 409, description: 'Message Size Exceeds MaxBytes' });
    clock.jump(60_000);
    expect(seqs(await first)).toEqual([1]);
  });
});

test('attempts come less often, at most every 12.5 s, and not all at the same moment', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 99].map((attempt) => backoffMs(attempt, 0.5))).toEqual([
    250, 500, 1_000, 2_000, 5_000, 10_000, 10_000, 10_000,
  ]);
  expect([backoffMs(9, 0), backoffMs(9, 0.999)]).toEqual([7_500, 12_495]);
});

describe('what went wrong, in words', () => {
  const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });
  test.each([
    [named('AuthorizationError'), 'nats.login'],
    [named('PermissionViolationError', { operation: 'publish', subject: 's' }), 'nats.no_publish'],
    [named('PermissionViolationError', { operation: 'subscription', subject: 's' }), 'nats.no_subscribe'],
    [named('RequestError', { cause: named('PermissionViolationError', { operation: 'publish' }) }), 'nats.no_publish'],
    [named('StreamNotFoundError'), 'nats.no_stream'],
    [named('JetStreamNotEnabled'), 'nats.no_jetstream'],
    [named('RequestError', { cause: named('NoResponders') }), 'nats.no_jetstream'],
    [named('TimeoutError'), 'nats.no_answer'],
    [named('ClosedConnectionError'), 'nats.cut'],
    [named('ConnectionError', { cause: { code: 'ECONNREFUSED' } }), 'nats.refused'],
    [named('Error', { code: 'ENOTFOUND' }), 'nats.no_host'],
    [named('Error', { code: 'ECONNRESET' }), 'nats.cut'],
    [new Error('connection disconnected'), 'nats.cut'],
    [named('JetStreamApiError', { code: 10047 }), 'nats.no_room'],
    [new Error('whatever'), 'nats.failed'],
    ['text', 'nats.failed'],
  ])('%s: %s', (error, key) => {
    expect(natsFault(error, { server: 'host:4222', stream: 'kokpit' }).said.key).toBe(key);
  });
});
