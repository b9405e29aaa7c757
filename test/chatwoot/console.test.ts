// A console on a Chatwoot: a real cache, figures of the day, a change of status there and back, a restart.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import type { CockpitView, CommandRecord, FreshnessView } from '../../shared/contract/views.ts';
import { type CacheFile, cacheFile } from '../core/cache-file.ts';
import { beginCore } from '../core/core-under-test.ts';
import type { TestConsole } from '../core/test-console.ts';
import { eventually, Floor } from './floor.ts';

let floor: Floor;
let cache: CacheFile;
let opened: ReturnType<CacheFile['open']>;
let core: Core;
let view: TestConsole;

beforeEach(async () => {
  floor = await Floor.of();
  const { double } = floor;
  double.agent(1, 'Lea Lead', [], 'administrator');
  double.agent(2, 'Ann Ash', [1]);
  double.contact(51, 'Cora', 'Acme GmbH');
  double.open(7, 51, 1, 'Hallo?');
  floor.pass(60);
  double.assign(7, 2, 1);
  floor.pass(120);
  double.reply(7, 2, 'Guten Tag');
  floor.pass(420);
  double.resolve(7, 2);
  double.open(8, 51, 2, 'noch etwas');
  double.assign(8, 2, null);
  double.present(1, 2);
  cache = cacheFile();
  await begin();
});
afterEach(async () => {
  await core.stop();
  await floor.server.stop();
  await opened.close();
  cache.remove();
});

async function begin(): Promise<void> {
  ({ core, view, opened } = await beginCore({ cache, clock: floor.clock, source: floor.make() }));
  await eventually(() => fresh().source.state).toBe('live');
}

const fresh = () => view.look('freshness', null) as FreshnessView;
const ann = () => {
  const { rows } = view.look('cockpit', { product: [], channel: [], group: [] }) as CockpitView;
  return rows.find(({ agent }) => agent === '2');
};

test('the day of now is as it was, the same after a restart', async () => {
  const figures = { status: 'online', active: 1, resolved: 1, first_response_avg_s: 120, resolution_avg_s: 540 };
  expect(ann()).toMatchObject({ name: 'Ann Ash', ...figures });
  const { events } = opened.reader.totals();
  await core.stop();
  await opened.close();
  await begin();
  expect(ann()).toMatchObject(figures);
  expect(opened.reader.totals().events).toBe(events);
  expect([...opened.reader.rejects()]).toEqual([]);
});

test('offers what Chatwoot knows, and puts an agent on a break', async () => {
  expect(fresh().source).toMatchObject({ kind: 'chatwoot', commands: true, statuses: ['online', 'break', 'offline'] });
  floor.pass(1);
  const agents = [{ agent: '2', expect: 'online' }];
  const answer = await view.ask('agents.set_status', { agents, status: 'break', reason: 'Mittag' });
  expect(answer).toMatchObject({ ok: true });
  await eventually(() => ann()?.status).toBe('break');
  const [record] = view.look('commands', null) as readonly CommandRecord[];
  expect(record).toMatchObject({ agent: '2', status: 'break', state: 'confirmed' });
});

test('a status that it does not know is refused in words', async () => {
  const agents = [{ agent: '2', expect: 'online' }];
  await view.ask('agents.set_status', { agents, status: 'invisible', reason: null });
  const [record] = view.look('commands', null) as readonly CommandRecord[];
  expect(record).toMatchObject({ state: 'refused', outcome: 'no_invisible' });
});
