// A console on a real server: its figures over restarts of itself, repeated and bad messages, and who may command.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/core/clock.ts';
import { openNatsSource } from '../../electron/source/nats/open-nats.ts';
import type { CommandRecord, FreshnessView, HealthView } from '../../shared/contract/views.ts';
import { type CacheFile, cacheFile } from '../core/cache-file.ts';
import { beginCore } from '../core/core-under-test.ts';
import { until } from '../survival/until.ts';
import { admin } from './admin.ts';
import { NATS_SERVER, type TestServer, testServer } from './server.ts';

/** The permissions that docs/sources.md gives as an example. */
const USERS = `
authorization { users: [
  { user: bridge, password: b }
  { user: watcher, password: w, permissions: {
      publish: ["$JS.API.STREAM.INFO.kokpit", "$JS.API.CONSUMER.CREATE.kokpit.>", "$JS.API.CONSUMER.MSG.NEXT.kokpit.>"]
      subscribe: ["_INBOX.>", "kokpit-bridges.kokpit.*"] } }
  { user: old, password: o, permissions: {
      publish: ["$JS.API.STREAM.INFO.kokpit", "$JS.API.CONSUMER.CREATE.kokpit.>", "$JS.API.CONSUMER.MSG.NEXT.kokpit.>"]
      subscribe: ["_INBOX.>"] } }
  { user: lead, password: l, permissions: {
      publish: ["$JS.API.STREAM.INFO.kokpit", "$JS.API.CONSUMER.CREATE.kokpit.>", "$JS.API.CONSUMER.MSG.NEXT.kokpit.>", "kokpit.commands.>"]
      subscribe: ["_INBOX.>", "kokpit-bridges.kokpit.*"] } }
] }`;
const EVENT = { specversion: '1.0', source: '/t', time: '2026-03-10T09:00:00Z' };
const ANN = { ...EVENT, id: '1', type: 'agent.updated', data: { agent: 'ann', name: 'Ann' } };
const ONLINE = { ...EVENT, id: '2', type: 'agent.status_changed', data: { agent: 'ann', status: 'online' } };

let cache: CacheFile;
let server: TestServer;
let end: () => Promise<void> = async () => {};

beforeEach(async () => {
  if (NATS_SERVER === null) return;
  cache = cacheFile();
  server = await testServer(USERS);
});
afterEach(async () => {
  if (NATS_SERVER === null) return;
  await end();
  await server.remove();
  cache.remove();
});

async function consoleOf(login: string) {
  const url = server.url.replace('//', `//${login}@`);
  const source = openNatsSource({ url, stream: 'kokpit', creds: null }, systemClock);
  const { core, view, opened } = await beginCore({ cache, clock: systemClock, source });
  let ended = false;
  end = async () => {
    if (ended) return;
    ended = true;
    await core.stop();
    opened.close();
  };
  const answer = async <T>(method: string, params: unknown): Promise<T> => {
    const message = await view.ask(method, params);
    if (message.t !== 'answer' || !message.ok) throw new Error(JSON.stringify(message));
    return message.result as T;
  };
  // The full view is said at once.
  const look = <T>(topic: string) => view.look(topic, {}) as T;
  return {
    answer,
    freshness: () => look<FreshnessView>('freshness'),
    health: () => look<HealthView>('health'),
    commands: () => look<readonly CommandRecord[]>('commands'),
    events: (count: number) => until(`${count} events`, () => look<HealthView>('health').events_total === count),
    live: () => until('live', () => look<FreshnessView>('freshness').source.state === 'live'),
    end,
  };
}

describe.skipIf(NATS_SERVER === null)('a console', () => {
  test('goes on where it was after a restart; repeated messages are nothing, bad ones are rejects', async () => {
    const bridge = await admin(server.url, { user: 'bridge', pass: 'b' });
    await bridge.makeStream('kokpit', ['kokpit.events.>', 'kokpit.commands.>', 'kokpit.positions.>']);
    for (const event of [ANN, ANN]) await bridge.publish('kokpit.events.x', JSON.stringify(event));
    const before = await consoleOf('watcher:w');
    await before.events(1);
    await before.end();
    for (const text of ['{"no":"event"}', JSON.stringify(ANN), JSON.stringify(ONLINE)]) {
      await bridge.publish('kokpit.events.x', text);
    }
    const after = await consoleOf('watcher:w');
    await after.events(2);
    await after.live();
    expect(await after.answer('rejects', { limit: 10 })).toMatchObject([
      { from: 'nats:kokpit', line: 3, category: 'envelope', raw: '{"no":"event"}', count: 1 },
    ]);
    // Neither restart read anything twice: what is rejected again would be counted.
    await after.end();
    const third = await consoleOf('watcher:w');
    await third.live();
    expect(await third.answer('rejects', { limit: 10 })).toMatchObject([{ count: 1 }]);
    await bridge.close();
  });

  test('commands only where the server lets it; the reason is told, and the command is refused', async () => {
    const bridge = await admin(server.url, { user: 'bridge', pass: 'b' });
    await bridge.makeStream('kokpit', ['kokpit.events.>', 'kokpit.commands.>', 'kokpit.positions.>']);
    for (const event of [ANN, ONLINE]) await bridge.publish('kokpit.events.x', JSON.stringify(event));
    const ask = { agents: [{ agent: 'ann', expect: 'online' }], status: 'break', reason: null };

    const watcher = await consoleOf('watcher:w');
    await watcher.events(2);
    await watcher.live();
    await watcher.answer('agents.set_status', ask);
    await until('refused', () => watcher.commands()[0]?.state === 'refused');
    expect(watcher.commands()[0]?.outcome).toBe('not_allowed');
    expect(watcher.health().errors).toHaveLength(1);
    expect(watcher.health().errors[0]?.what).toMatch(
      /^Command not sent: .* does not allow this login to publish to kokpit\.commands\.agent\.set_status\.$/,
    );
    expect(watcher.freshness().source.state).toBe('live');
    await watcher.end();

    const lead = await consoleOf('lead:l');
    await lead.live();
    await lead.answer('agents.set_status', ask);
    await until('sent', () => lead.commands()[0]?.state === 'sent');
    expect(await bridge.subjects('kokpit')).toContain('kokpit.commands.agent.set_status');
    const command = lead.commands()[0]?.id;
    const answered = { ...EVENT, id: '3', type: 'agent.status_changed' };
    const data = { agent: 'ann', status: 'break', actor: 'lead', command };
    await bridge.publish('kokpit.events.x', JSON.stringify({ ...answered, data }));
    await until('confirmed', () => lead.commands()[0]?.state === 'confirmed');
    await bridge.close();
  });

  test('who may not hear of bridges is told so, and sees the floor', async () => {
    const bridge = await admin(server.url, { user: 'bridge', pass: 'b' });
    await bridge.makeStream('kokpit');
    await bridge.close();
    const old = await consoleOf('old:o');
    await old.live();
    await until('told', () => old.health().errors.length > 0);
    expect(old.health().errors[0]?.what).toMatch(
      /does not allow this login to subscribe to kokpit-bridges\.kokpit\.\*\.$/,
    );
  });

  test('a login that is not accepted is told as such', async () => {
    const stranger = await consoleOf('nobody:x');
    await until('refused', () => {
      const { source } = stranger.freshness();
      return source.state === 'offline' && /does not accept this login/.test(source.reason);
    });
  });
});
