// A delivery that is long on its way in holds up neither a stop nor what comes true meanwhile, and nothing of it gets lost.
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import type { CockpitView } from '../../shared/contract/views.ts';
import { type CacheFile, cacheFile } from './cache-file.ts';
import { beginCore } from './core-under-test.ts';
import { type HandClock, handClock } from './hand-clock.ts';
import { type ScriptedSource, scriptedSource } from './scripted-source.ts';
import type { TestConsole } from './test-console.ts';

const START = Date.parse('2026-03-10T09:00:00Z');
const LINES = 1_000;
const MANY = eventsOf('many', LINES);
let cache: CacheFile;
let opened: ReturnType<CacheFile['open']>;
let clock: HandClock;
let source: ScriptedSource;
let core: Core;
let view: TestConsole;

async function begin(): Promise<void> {
  source = scriptedSource();
  ({ core, opened, view } = await beginCore({ cache, clock, source }));
}

async function end(): Promise<void> {
  await core.stop();
  opened.close();
}

beforeEach(async () => {
  cache = cacheFile();
  clock = handClock(START);
  await begin();
});
afterEach(async () => {
  await end();
  cache.remove();
});

function eventsOf(name: string, count: number): object[] {
  return Array.from({ length: count }, (_, i) => statusOf(`${name}-${i}`, `agent-${i}`, 'online', START - LINES + i));
}

function statusOf(id: string, agent: string, status: string, ms: number): object {
  const time = new Date(ms).toISOString();
  return { specversion: '1.0', id, source: '/t', type: 'agent.status_changed', time, data: { agent, status } };
}

const eventsKept = () => opened.reader.totals().events;

test('a stop gives it up: nothing of it is kept, and after a restart it comes again as a whole', async () => {
  await source.raw(eventsOf('before', 10));
  const kept = source.raw(MANY);
  await view.quiet();
  const stopped = core.stop();
  await expect(kept).rejects.toThrow('stopped');
  await expect(source.raw(eventsOf('later', 1))).rejects.toThrow('not committed');
  await stopped;
  expect([eventsKept(), opened.reader.position(source.name)]).toEqual([10, '10']);
  opened.close();

  await begin();
  expect(source.startedFrom).toBe('10');
  expect(await source.raw(MANY)).toMatchObject({ accepted: LINES, duplicates: 0 });
});

test('one that is short is kept, though the stop was asked for first', async () => {
  const kept = source.raw(eventsOf('few', 200));
  await core.stop();
  expect(await kept).toMatchObject({ accepted: 200 });
});

test('another one waits for its turn, and both are kept', async () => {
  const [many, few] = await Promise.all([source.raw(MANY), source.raw([...MANY.slice(0, 5), ...eventsOf('few', 5)])]);
  expect(many).toMatchObject({ accepted: LINES });
  expect(few).toMatchObject({ accepted: 5, duplicates: 5 });
});

test('what comes true meanwhile is shown behind it', async () => {
  await source.raw([statusOf('to come', 'agent-0', 'break', START + 5_000)]);
  const kept = source.raw(MANY);
  await view.quiet();
  clock.jump(START + 6_000);
  await turn();
  await kept;
  const { rows } = view.look('cockpit', { product: [], channel: [], group: [] }) as CockpitView;
  expect(rows.find(({ agent }) => agent === 'agent-0')).toMatchObject({ status: 'break' });
});
