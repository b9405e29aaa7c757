// A floor that tells Kokpit of itself over HTTP: a real port, a real cache, and a console that looks on.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import { createHttpSource, type HttpSource } from '../../electron/source/http/http-source.ts';
import type { Taken } from '../../electron/source/port.ts';
import type { CockpitView, CommandRecord } from '../../shared/contract/views.ts';
import { type CacheFile, cacheFile } from './cache-file.ts';
import { beginCore } from './core-under-test.ts';
import { handClock } from './hand-clock.ts';
import type { TestConsole } from './test-console.ts';

const NOW = Date.parse('2026-03-10T09:00:00Z');
const SHOWN = { authorization: 'Bearer t' };
const clock = handClock(NOW);
let cache: CacheFile;
let opened: ReturnType<CacheFile['open']>;
let source: HttpSource;
let core: Core;
let view: TestConsole;

beforeEach(async () => {
  cache = cacheFile();
  source = createHttpSource({ port: 0, token: 't', timers: clock, now: clock.now });
  ({ core, view, opened } = await beginCore({ cache, clock, source }));
  await expect.poll(() => source.listening).not.toBeNull();
});
afterEach(async () => {
  await core.stop();
  await opened.close();
  cache.remove();
});

const event = (id: string, type: string, data: object) => ({
  ...{ specversion: '1.0', id, source: '/desk', type },
  ...{ time: '2026-03-10T08:00:00Z', data },
});
const ANN = [
  event('1', 'agent.updated', { agent: 'ann', name: 'Ann' }),
  event('2', 'agent.status_changed', { agent: 'ann', status: 'online' }),
];

async function post(body: unknown): Promise<[status: number, taken: Taken]> {
  const headers = { ...SHOWN, 'content-type': 'application/json' };
  const url = `http://127.0.0.1:${source.listening}/events`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return [answer.status, (await answer.json()) as Taken];
}

const rows = (full: unknown) => (full as CockpitView).rows;

test('what is posted is on the screen and in the cache; repeated, it counts once', async () => {
  const [status, { accepted, refused }] = await post(ANN);
  expect([status, accepted, refused]).toEqual([200, 2, []]);
  const watched = view.watch('cockpit', { product: [], channel: [], group: [] });
  expect(rows(watched.full).map((row) => [row.agent, row.status])).toEqual([['ann', 'online']]);
  expect(opened.reader.totals().events).toBe(2);
  const [, again] = await post(ANN);
  expect([again.accepted, again.duplicates]).toEqual([0, 2]);
});

test('what is refused is answered with its place and reason, and kept; what stands beside it is taken', async () => {
  const wrong = event('3', 'agent.status_changed', { agent: 'ann', status: 'asleep' });
  const other = { ...ANN[0], data: { agent: 'ann', name: 'Another' } };
  const [status, taken] = await post([ANN[0], wrong, other]);
  expect([status, taken.accepted, taken.rejected, taken.conflicts]).toEqual([200, 1, 1, 1]);
  expect(taken.refused.map(({ line, category }) => [line, category])).toEqual([
    [2, 'data'],
    [3, 'conflict'],
  ]);
  expect(taken.refused[0]?.reason).toContain('status: must be');
  expect([...opened.reader.rejects()].map(({ from, line }) => [from, line])).toEqual([
    ['http:0', 2],
    ['http:0', 3],
  ]);
});

test('a command waits until a program listens, goes out to it, and its answer comes as an event', async () => {
  await post(ANN);
  const asked = await view.ask('agents.set_status', {
    agents: [{ agent: 'ann', expect: 'online' }],
    status: 'break',
    reason: null,
  });
  const [{ id } = { id: '' }] = (asked as { result: { commands: CommandRecord[] } }).result.commands;
  const state = () => (view.watch('commands', null).full as CommandRecord[]).map((one) => [one.id, one.state]);
  clock.jump(NOW + 1_000);
  await view.quiet();
  expect(state()).toEqual([[id, 'waiting']]);

  const listening = await fetch(`http://127.0.0.1:${source.listening}/commands`, { headers: SHOWN });
  const reader = (listening.body as ReadableStream<Uint8Array>).getReader();
  await expect.poll(() => source.canSend?.()).toBe(true);
  clock.jump(NOW + 2_000);
  const told = Buffer.from((await reader.read()).value ?? []).toString();
  expect(told).toContain(`id: ${id}\n`);
  await expect.poll(state).toEqual([[id, 'sent']]);
  await post([event('9', 'agent.status_changed', { agent: 'ann', status: 'break', command: id })]);
  expect(state()).toEqual([[id, 'confirmed']]);
  await reader.cancel();
});
