// The HTTP source behind a real port, into a sink that the test holds.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpSource, type HttpSource } from '../../electron/source/http/http-source.ts';
import { tokenIn } from '../../electron/source/http/token.ts';
import {
  type Command,
  type Delivery,
  NOTHING_TAKEN,
  type SourceReport,
  type Taken,
} from '../../electron/source/port.ts';
import { handClock } from '../core/hand-clock.ts';

const TOKEN = 'a-token';
const clock = handClock(1_000_000);
let source: HttpSource;
let reports: SourceReport[];
let texts: string[];
let taken: (text: string) => Promise<Taken>;
let heard: () => void;

beforeEach(async () => {
  reports = [];
  texts = [];
  taken = async (text) => ({
    ...NOTHING_TAKEN,
    read: text.split('\n').length - 1,
    accepted: text.split('\n').length - 1,
  });
  await begin(0);
});
afterEach(() => source.stop());

async function begin(port: number): Promise<void> {
  source = createHttpSource({ port, token: TOKEN, timers: clock, now: clock.now });
  const first = new Promise<void>((resolve) => (heard = resolve));
  source.start(null, {
    deliver({ lines }: Delivery) {
      const text = Buffer.from(lines).toString();
      texts.push(text);
      return taken(text);
    },
    report(report) {
      reports.push(report);
      heard();
    },
    note() {},
  });
  await first;
}

const at = (path: string) => `http://127.0.0.1:${source.listening}${path}`;
const SHOWN = { authorization: `Bearer ${TOKEN}` };

function post(body: string, type = 'application/cloudevents-batch+json', headers: object = SHOWN): Promise<Response> {
  return fetch(at('/events'), { method: 'POST', body, headers: { ...headers, 'content-type': type } });
}

const command = (id: string): Command => ({
  id,
  type: 'agent.set_status',
  time: '2026-11-28T08:00:00.000Z',
  data: { agent: 'ann', status: 'break', actor: 'lead' },
});

test('is live once it listens, and answers a post with what became of it', async () => {
  expect(reports).toEqual([{ state: 'live' }]);
  const answer = await post('[{"a":1},{"b":2}]');
  expect([answer.status, await answer.json()]).toEqual([200, { ...NOTHING_TAKEN, read: 2, accepted: 2 }]);
  expect(texts).toEqual(['{"a":1}\n{"b":2}\n']);
});

test('answers only once what came is kept', async () => {
  const kept = Promise.withResolvers<Taken>();
  taken = () => kept.promise;
  let answered = false;
  const answer = post('[1]').finally(() => (answered = true));
  await expect.poll(() => texts.length).toBe(1);
  expect(answered).toBe(false);
  kept.resolve({ ...NOTHING_TAKEN, read: 1, accepted: 1 });
  expect((await answer).status).toBe(200);
});

test('what cannot be kept is not answered: the sender repeats it', async () => {
  taken = () => Promise.reject(new Error('no'));
  await expect(post('[1]')).rejects.toThrow();
  taken = async () => NOTHING_TAKEN;
  expect((await post('[1]')).status).toBe(200);
});

test('400 where all of it was refused, 200 where a part was', async () => {
  const refused = [{ line: 1, category: 'json', reason: 'is no JSON' }] as const;
  taken = async () => ({ ...NOTHING_TAKEN, read: 1, rejected: 1, refused });
  const all = await post('{');
  expect([all.status, ((await all.json()) as Taken).refused]).toEqual([400, refused]);
  taken = async () => ({ ...NOTHING_TAKEN, read: 2, accepted: 1, conflicts: 1 });
  expect((await post('[1,2]')).status).toBe(200);
});

test('an empty batch is a sign of life and delivers nothing', async () => {
  expect((await post('[]')).status).toBe(200);
  expect([reports.length, texts.length]).toEqual([2, 0]);
});

test.each<[string, () => Promise<Response>, number, RegExp]>([
  ['no token', () => post('[]', 'application/json', {}), 401, /token/],
  ['another token', () => post('[]', 'application/json', { authorization: 'Bearer b' }), 401, /token/],
  ['another type', () => post('x', 'text/plain'), 415, /application\/cloudevents\+json/],
  ['another path', () => fetch(at('/'), { headers: SHOWN }), 404, /POST \/events/],
  ['another method', () => fetch(at('/events'), { headers: SHOWN }), 405, /POST/],
  ['another method for commands', () => fetch(at('/commands'), { method: 'POST', headers: SHOWN }), 405, /GET/],
  ['too much', () => post(' '.repeat(16 * 1024 * 1024 + 1)), 413, /16777216 bytes/],
])('%s is refused with what to do', async (_what, ask, status, words) => {
  const answer = await ask();
  expect([answer.status, ((await answer.json()) as { reason: string }).reason]).toEqual([
    status,
    expect.stringMatching(words),
  ]);
  expect(texts).toEqual([]);
});

test('a sender that goes away in the middle takes nothing with it', async () => {
  const leaving = new AbortController();
  const half = new ReadableStream({ start: (body) => body.enqueue(Buffer.from('[{"a":1},')) });
  const request = { method: 'POST', body: half, duplex: 'half', signal: leaving.signal } as RequestInit;
  const sent = fetch(at('/events'), { ...request, headers: { ...SHOWN, 'content-type': 'application/json' } });
  setImmediate(() => leaving.abort());
  await expect(sent).rejects.toThrow();
  expect((await post('[{"b":2}]')).status).toBe(200);
  expect(texts).toEqual(['{"b":2}\n']);
});

test('the end does not wait for a sender that stops in the middle', async () => {
  const body = new ReadableStream({ start: (half) => half.enqueue(Buffer.from('[{"a":1},')) });
  const request = { method: 'POST', body, duplex: 'half' } as RequestInit;
  const sent = fetch(at('/events'), { ...request, headers: { ...SHOWN, 'content-type': 'application/json' } });
  const failed = expect(sent).rejects.toThrow();
  // Its head is there once another post behind it is answered.
  await post('[]');
  const ended = source.stop();
  clock.jump(clock.now() + 1_000);
  await Promise.all([ended, failed]);
});

test('a port that is in use is said, and tried again', async () => {
  await source.stop();
  const other: Server = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  reports = [];
  await begin(port);
  expect(reports).toEqual([{ state: 'offline', reason: 'port_in_use' }]);
  await new Promise((resolve) => other.close(resolve));
  const next = new Promise<void>((resolve) => (heard = resolve));
  clock.jump(clock.now() + 2_000);
  await next;
  expect([reports.at(-1), source.listening]).toEqual([{ state: 'live' }, port]);
});

/** Listens for commands; `next` is the text of what comes, up to the blank line. */
async function listener(headers: object = {}) {
  const leaving = new AbortController();
  const answer = await fetch(at('/commands'), { headers: { ...SHOWN, ...headers }, signal: leaving.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  let held = '';
  return {
    leave: () => leaving.abort(),
    async next(): Promise<string> {
      while (!held.includes('\n\n')) held += Buffer.from((await reader.read()).value ?? []).toString();
      const [text = '', ...rest] = held.split('\n\n');
      held = rest.join('\n\n');
      return text;
    },
  };
}

test('a command goes to who listens, at once; without anybody it waits', async () => {
  expect(source.canSend?.()).toBe(false);
  await expect(source.send(command('c1'))).rejects.toThrow('no program listens for commands');
  const ear = await listener();
  expect(source.canSend?.()).toBe(true);
  await source.send(command('c1'));
  const [id, event, data = ''] = (await ear.next()).split('\n');
  expect([id, event, JSON.parse(data.replace('data: ', ''))]).toEqual([
    'id: c1',
    'event: command',
    { specversion: '1.0', source: '/kokpit', ...command('c1') },
  ]);
  ear.leave();
  await expect.poll(() => source.canSend?.()).toBe(false);
});

test('who comes back is told again what went out lately, behind what it knows', async () => {
  const first = await listener();
  for (const id of ['d1', 'd2', 'd3']) await source.send(command(id));
  first.leave();
  const idOf = (text: string) => text.split('\n', 1)[0];
  const knowing = await listener({ 'last-event-id': 'd2' });
  expect(idOf(await knowing.next())).toBe('id: d3');
  const unknowing = await listener();
  expect(idOf(await unknowing.next())).toBe('id: d1');
  clock.jump(clock.now() + 30_001);
  const late = await listener();
  await source.send(command('d4'));
  expect(idOf(await late.next())).toBe('id: d4');
});

test('a beat goes out while nothing happens', async () => {
  const ear = await listener();
  clock.jump(clock.now() + 15_000);
  expect(await ear.next()).toBe(': beat');
  clock.jump(clock.now() + 15_000);
  expect(await ear.next()).toBe(': beat');
});

test('the token lies in a file of its owner and stays the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-token-'));
  const file = join(folder, 'kokpit.db.token');
  const token = tokenIn(file);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect([tokenIn(file), readFileSync(file, 'utf8')]).toEqual([token, `${token}\n`]);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(() => tokenIn(join(folder, 'none', 'x'))).toThrow('ENOENT');
  rmSync(folder, { recursive: true });
});
