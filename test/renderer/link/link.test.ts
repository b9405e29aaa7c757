import { beforeEach, describe, expect, test } from 'vitest';
import {
  Link,
  type LinkError,
  type LinkStatus,
  LONG_REQUEST_TIMEOUT_MS,
  REQUEST_TIMEOUT_MS,
} from '../../../renderer/link/link.ts';
import { HandClock, settle } from '../hand-clock.ts';
import { FakePort } from './fake-port.ts';

let clock: HandClock;
let ports: FakePort[];
let refuse: boolean;
let status: LinkStatus | null;
let link: Link;

beforeEach(() => {
  clock = new HandClock(1_000_000);
  ports = [];
  refuse = false;
  status = null;
  link = new Link({
    connect: () => {
      if (refuse) return Promise.reject(new Error('nobody there'));
      const port = new FakePort();
      ports.push(port);
      return Promise.resolve(port);
    },
    timers: clock,
    onStatus: (next) => {
      status = next;
    },
  });
});

async function open(): Promise<FakePort> {
  link.start();
  await settle();
  return last();
}

function last(): FakePort {
  const port = ports.at(-1);
  if (port === undefined) throw new Error('never connected');
  return port;
}

function watchCommands(): { seen: unknown[]; end: () => void } {
  const seen: unknown[] = [];
  const end = link.watch('commands', null, {
    full: (view) => seen.push({ full: view }),
    diff: (diff) => seen.push({ diff }),
  });
  return { seen, end };
}

const NONE = { product: [], channel: [], group: [] };
describe('requests', () => {
  test('each gets the answer with its own id, in whatever order they come', async () => {
    const port = await open();
    const first = link.request('rejects', { limit: 1 });
    const second = link.request('rejects', { limit: 2 });
    const [a, b] = port.sent;
    port.say({ t: 'answer', id: b?.id, ok: true, result: ['second'] });
    port.say({ t: 'answer', id: a?.id, ok: true, result: ['first'] });
    expect([await first, await second]).toEqual([['first'], ['second']]);
  });

  test('while it is on its way, how much was read for it is told to who asked for it', async () => {
    const port = await open();
    const read: [string, number][] = [];
    const asked = (name: string) =>
      link.request('rejects', { limit: 1 }, undefined, (streams) => void read.push([name, streams]));
    const [first] = [asked('first'), asked('second')];
    const [a, b] = port.sent;
    port.say({ t: 'progress', id: b?.id, read: 500 });
    port.say({ t: 'progress', id: a?.id, read: 10 });
    port.say({ t: 'answer', id: a?.id, ok: true, result: [] });
    await first;
    port.say({ t: 'progress', id: a?.id, read: 20 });
    expect(read).toEqual([
      ['second', 500],
      ['first', 10],
    ]);
  });

  test('a refusal carries the code and the params of the core', async () => {
    const port = await open();
    const asked = link.request('hello', null);
    const error = { code: 'bad_request', message: 'no', params: { what: 'x' } };
    port.say({ t: 'answer', id: port.sent[0]?.id, ok: false, error });
    await expect(asked).rejects.toMatchObject({ code: 'bad_request', message: 'no', params: { what: 'x' } });
  });

  test('without an answer it times out by name; a late answer is nobody’s', async () => {
    const port = await open();
    const asked = link.request('rejects', { limit: 1 });
    const failed = asked.catch((error: LinkError) => [error.code, error.message]);
    await clock.pass(REQUEST_TIMEOUT_MS);
    expect(await failed).toEqual(['timeout', 'rejects had no answer in 10 s']);
    expect(port.sent.at(-1)).toEqual({ v: 1, t: 'drop', id: port.sent[0]?.id });
    port.say({ t: 'answer', id: port.sent[0]?.id, ok: true, result: [] });
  });

  test('what may read a month one by one is waited for longer', async () => {
    const port = await open();
    const asked = link.request('company', { ...NONE, company: 'k1', from: '2026-03-01', to: '2026-03-31' });
    const failed = asked.catch((error: LinkError) => error.message);
    // The core is heard of meanwhile: the connection is not taken for a dead one.
    for (let ms = 0; ms < LONG_REQUEST_TIMEOUT_MS; ms += REQUEST_TIMEOUT_MS / 2) {
      expect(await Promise.race([failed, settle().then(() => 'waiting')])).toBe('waiting');
      await clock.pass(REQUEST_TIMEOUT_MS / 2);
      port.say({ t: 'push', id: 99, seq: 1, full: {} });
    }
    expect(await failed).toBe('company had no answer in 60 s');
  });

  test('that nobody waits for any more end, and the core is told of each that it may be at', async () => {
    const port = await open();
    const [wanted, answered] = [new AbortController(), new AbortController()];
    const failed = link.request('hello', null, wanted.signal).catch((error: LinkError) => error.code);
    const told = link.request('hours.get', null, answered.signal);
    const [first, second] = port.sent;
    port.say({ t: 'answer', id: second?.id, ok: true, result: 'hours' });
    expect(await told).toBe('hours');
    wanted.abort();
    answered.abort();
    expect(await failed).toBe('dropped');
    expect(port.sent.slice(2)).toEqual([{ v: 1, t: 'drop', id: first?.id }]);
    await expect(link.request('hello', null, wanted.signal)).rejects.toMatchObject({ code: 'dropped' });
    expect(port.sent.length).toBe(3);
  });

  test('fail at once while there is no connection, and when it ends', async () => {
    await expect(link.request('hello', null)).rejects.toMatchObject({ code: 'connection_lost' });
    const port = await open();
    const asked = link.request('hello', null);
    port.drop();
    await expect(asked).rejects.toMatchObject({ code: 'connection_lost' });
  });
});

describe('watches', () => {
  test('hear the full view, then the differences in their order', async () => {
    const port = await open();
    const { seen } = watchCommands();
    const id = port.watchOf('commands');
    port.say({ t: 'push', id, n: 0, full: [] });
    port.say({ t: 'push', id, n: 1, diff: { changed: [1] } });
    port.say({ t: 'push', id, n: 2, diff: { changed: [2] } });
    expect(seen).toEqual([{ full: [] }, { diff: { changed: [1] } }, { diff: { changed: [2] } }]);
  });

  test('a missing push begins the watch anew; what still comes for the old one is not heard', async () => {
    const port = await open();
    const { seen } = watchCommands();
    const id = port.watchOf('commands');
    port.say({ t: 'push', id, n: 0, full: ['a'] });
    port.say({ t: 'push', id, n: 2, diff: { changed: ['lost one'] } });
    const again = port.watchOf('commands');
    expect(again).not.toBe(id);
    expect(port.sent.some((message) => message.t === 'unwatch' && message.id === id)).toBe(true);
    port.say({ t: 'push', id, n: 3, diff: { changed: ['old'] } });
    port.say({ t: 'push', id: again, n: 0, full: ['b'] });
    expect(seen).toEqual([{ full: ['a'] }, { full: ['b'] }]);
    expect(status?.gaps).toBe(1);
  });

  test('a difference before any full view counts as a gap', async () => {
    const port = await open();
    const { seen } = watchCommands();
    port.say({ t: 'push', id: port.watchOf('commands'), n: 1, diff: { changed: [] } });
    expect(seen).toEqual([]);
    expect(status?.gaps).toBe(1);
  });

  test('ended, they hear nothing more and say so', async () => {
    const port = await open();
    const { seen, end } = watchCommands();
    const id = port.watchOf('commands');
    end();
    port.say({ t: 'push', id, n: 0, full: [] });
    expect(seen).toEqual([]);
    expect(port.sent.at(-1)).toEqual({ v: 1, t: 'unwatch', id });
  });

  test('begun before the connection, they are asked for once it is open', async () => {
    const { seen } = watchCommands();
    const port = await open();
    port.say({ t: 'push', id: port.watchOf('commands'), n: 0, full: ['here'] });
    expect(seen).toEqual([{ full: ['here'] }]);
  });
});

describe('the connection', () => {
  test('comes back by itself, waiting longer each time, and watches again', async () => {
    const port = await open();
    const { seen } = watchCommands();
    port.say({ t: 'push', id: port.watchOf('commands'), n: 0, full: ['before'] });
    refuse = true;
    port.drop();
    expect(status?.state).toBe('lost');
    await clock.pass(250 + 500 + 1_000);
    refuse = false;
    await clock.pass(1_999);
    expect(ports).toHaveLength(1);
    await clock.pass(1);
    expect([ports.length, status?.state]).toEqual([2, 'open']);
    last().say({ t: 'push', id: last().watchOf('commands'), n: 0, full: ['after'] });
    expect(seen).toEqual([{ full: ['before'] }, { full: ['after'] }]);
  });

  test('is tried from the beginning until it is there for the first time', async () => {
    refuse = true;
    link.start();
    await clock.pass(700);
    expect(status).toBeNull();
    refuse = false;
    await clock.pass(1_100);
    expect(status?.state).toBe('open');
  });

  test('that is silent and does not answer is given up and made anew', async () => {
    const port = await open();
    await clock.pass(12_000);
    expect(port.sent.at(-1)).toMatchObject({ t: 'request', method: 'hello' });
    await clock.pass(REQUEST_TIMEOUT_MS + 300);
    expect([port.closed, ports.length, status?.state]).toEqual([true, 2, 'open']);
  });

  test('that says anything is not asked', async () => {
    const port = await open();
    watchCommands();
    await clock.pass(8_000);
    port.say({ t: 'push', id: port.watchOf('commands'), n: 0, full: [] });
    await clock.pass(8_000);
    expect(port.sent.filter((message) => message.t === 'request')).toEqual([]);
  });

  test('counts what it cannot decode, and goes on', async () => {
    const port = await open();
    const { seen } = watchCommands();
    port.say('{ no json');
    port.say('{"v":2,"t":"push","id":1,"n":0}');
    port.say({ t: 'push', id: port.watchOf('commands'), n: 0, full: [] });
    expect([status?.undecodable, seen]).toEqual([2, [{ full: [] }]]);
  });
});
