// The NATS source with a real server: what it delivers, from where, and what it says of itself while servers come and go.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credsAuthenticator } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/core/clock.ts';
import { openNatsSource } from '../../electron/source/nats/open-nats.ts';
import type { Source } from '../../electron/source/port.ts';
import { type Admin, admin } from './admin.ts';
import { signedUser } from './creds.ts';
import { type Recording, recording } from './recording-sink.ts';
import { freePort, NATS_SERVER, type TestServer, testServer } from './server.ts';

const started: Source[] = [];
afterEach(async () => {
  for (const source of started.splice(0)) await source.stop();
});

function start(url: string, stream: string, position: string | null = null): Recording & { source: Source } {
  const source = openNatsSource({ url, stream, creds: null }, systemClock);
  const record = recording();
  started.push(source);
  source.start(position, record.sink);
  return Object.assign(record, { source });
}

describe.skipIf(NATS_SERVER === null)('with a server', () => {
  let server: TestServer;
  let floor: Admin;
  beforeAll(async () => {
    server = await testServer();
    floor = await admin(server.url);
  });
  afterAll(async () => {
    await floor?.close();
    await server?.remove();
  });

  test('delivers what is there and what comes, each message as one line with its own number', async () => {
    await floor.makeStream('plain');
    await floor.publish('plain.events.a', '{"n":1}');
    await floor.publish('plain.commands.agent.set_status', '{"n":2}');
    await floor.publish('plain.events.b', '{\n  "n": 3\n}\n');
    const read = start(server.url, 'plain');
    await read.has(2);
    await read.is('live');
    await floor.publish('plain.events.a', 'garbage');
    await read.has(3);
    expect(read.deliveries.flatMap(({ lines }) => lines)).toEqual([
      { n: 1, text: '{"n":1}' },
      { n: 3, text: '{   "n": 3 }' },
      { n: 4, text: 'garbage' },
    ]);
    expect(JSON.parse(read.position() ?? '')).toMatchObject({ stream: 'plain', seq: 4 });
  });

  test('goes on behind its position, whatever came meanwhile', async () => {
    await floor.makeStream('resume');
    for (let n = 1; n <= 5; n++) await floor.publish('resume.events.x', `${n}`);
    const before = start(server.url, 'resume');
    await before.has(5);
    await before.source.stop();
    await floor.publish('resume.events.x', '6');
    const after = start(server.url, 'resume', before.position());
    await after.is('live');
    await after.has(1);
    expect(after.texts()).toEqual(['6']);
    // At the very end there is nothing to tell again.
    await after.source.stop();
    const again = start(server.url, 'resume', after.position());
    await again.is('live');
    await floor.publish('resume.events.x', '7');
    await again.has(1);
    expect([again.texts(), again.notes]).toEqual([['7'], []]);
  });

  test('of thousands it tells how far it is, and then that it is live', async () => {
    await floor.makeStream('many');
    const all: Promise<number>[] = [];
    for (let n = 0; n < 3_000; n++) all.push(floor.publish('many.events.x', `{"n":${n}}`));
    await Promise.all(all);
    const read = start(server.url, 'many');
    await read.is('live');
    expect(read.texts()).toEqual(Array.from({ length: 3_000 }, (_, n) => `{"n":${n}}`));
    const progress = read.reports.flatMap((report) => (report.state === 'catching_up' ? [report] : []));
    expect(progress[0]).toEqual({ state: 'catching_up', done: 0, total: 3_000 });
    expect(progress.map(({ done }) => done)).toEqual(progress.map(({ done }) => done).sort((a, b) => a - b));
  });

  test('asks for no more while a delivery waits', async () => {
    await floor.makeStream('slow');
    const big = 'x'.repeat(500_000);
    for (let n = 0; n < 40; n++) await floor.publish('slow.events.x', big);
    const read = start(server.url, 'slow');
    let go: () => void = () => {};
    read.hold = new Promise((resolve) => {
      go = resolve;
    });
    await read.has(1);
    // What is asked for meanwhile is bounded: of 20 MB no more than two askings of 4 MB are on their way.
    expect(read.deliveries).toHaveLength(1);
    go();
    await read.has(40);
    expect(Math.max(...read.deliveries.map(({ lines }) => lines.length))).toBeLessThanOrEqual(9);
  });

  test('takes a message that is larger than what it asks for at once', async () => {
    await server.remove();
    await floor.close();
    server = await testServer('max_payload: 8MB');
    floor = await admin(server.url);
    await floor.makeStream('large');
    await floor.publish('large.events.x', 'y'.repeat(5 * 1024 * 1024));
    await floor.publish('large.events.x', '2');
    const read = start(server.url, 'large');
    await read.has(2);
    expect(read.texts().map((text) => text.length)).toEqual([5 * 1024 * 1024, 1]);
  });

  test('a stream that was made anew, shortened or expired is read from its beginning, and that is said', async () => {
    await floor.makeStream('anew');
    for (let n = 1; n <= 3; n++) await floor.publish('anew.events.x', `old ${n}`);
    const before = start(server.url, 'anew');
    await before.has(3);
    await floor.deleteStream('anew');
    await before.is(/no stream anew yet/);
    await floor.makeStream('anew');
    await floor.publish('anew.events.x', 'new');
    await before.has(4);
    expect(before.texts().at(-1)).toBe('new');
    expect(before.notes).toEqual(['The stream anew was made anew: it is read from its beginning.']);
    const kept = JSON.parse(before.position() ?? '');
    await before.source.stop();

    for (let n = 2; n <= 5; n++) await floor.publish('anew.events.x', `new ${n}`);
    const beyond = start(server.url, 'anew', JSON.stringify({ ...kept, seq: 50 }));
    await beyond.has(5);
    const another = start(server.url, 'anew', JSON.stringify({ ...kept, seq: 2, at: 1 }));
    await another.has(5);
    expect([beyond.notes, another.notes]).toEqual([
      [expect.stringContaining('has lost its end, message 50')],
      [expect.stringContaining('has lost its end, message 2')],
    ]);
    await floor.expireUpTo('anew', 4);
    const late = start(server.url, 'anew', JSON.stringify({ ...kept, seq: 1 }));
    await late.has(2);
    expect([late.texts(), late.notes]).toEqual([
      ['new 4', 'new 5'],
      [expect.stringMatching(/^Messages 2 to 3 of the stream anew had expired/)],
    ]);
  });

  test('where events lie apart, only they are read; a stream of other subjects is read whole', async () => {
    await floor.makeStream('apart', ['apart.events.>', 'apart.commands.>', 'apart.positions.>']);
    await floor.makeStream('other', ['cc.>']);
    for (const subject of ['apart.commands.x', 'apart.positions.x', 'apart.events.x', 'cc.any']) {
      await floor.publish(subject, subject);
    }
    const [apart, other] = [start(server.url, 'apart'), start(server.url, 'other')];
    await apart.has(1);
    await other.has(1);
    expect([apart.texts(), other.texts()]).toEqual([['apart.events.x'], ['cc.any']]);
    await expect(
      other.source.send({
        id: 'c1',
        type: 'agent.set_status',
        time: '2026-03-10T09:00:00Z',
        data: { agent: 'ann', status: 'break', actor: 'lead' },
      }),
    ).rejects.toMatchObject({ outcome: 'no_commands' });
  });
});

describe.skipIf(NATS_SERVER === null)('a login', () => {
  test('by a file of credentials, which is read anew for each connection and told by name where it cannot be', async () => {
    const { config, creds } = signedUser();
    const server = await testServer(config);
    const folder = mkdtempSync(join(tmpdir(), 'kokpit-creds-'));
    try {
      const file = join(folder, 'lead.creds');
      const login = { authenticator: credsAuthenticator(Buffer.from(creds)) };
      const floor = await admin(server.url, login);
      await floor.makeStream('kokpit');
      await floor.publish('kokpit.events.x', '1');
      await floor.close();
      const source = openNatsSource({ url: server.url, stream: 'kokpit', creds: file }, systemClock);
      const read = recording();
      started.push(source);
      source.start(null, read.sink);
      await read.is(`The credentials in ${file} cannot be read: ENOENT: no such file or directory, open '${file}'.`);
      writeFileSync(file, 'no credentials');
      await read.is(`The credentials in ${file} cannot be read: there are no credentials in it.`);
      writeFileSync(file, creds);
      await read.has(1);
      await read.is('live');
      expect(JSON.stringify(read.reports)).not.toContain('SUA');
    } finally {
      await server.remove();
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    [
      'user and password',
      'authorization { user: lead, password: "p@ss" }',
      'lead:p%40ss',
      { user: 'lead', pass: 'p@ss' },
    ],
    ['a token', 'authorization { token: s3cret }', 's3cret', { token: 's3cret' }],
  ])('by %s in the address', async (_, config, shown, login) => {
    const server = await testServer(config);
    try {
      const floor = await admin(server.url, login);
      await floor.makeStream('kokpit');
      await floor.close();
      const wrong = start(server.url, 'kokpit');
      await wrong.is(/does not accept this login/);
      const read = start(server.url.replace('//', `//${shown}@`), 'kokpit');
      await read.is('live');
    } finally {
      await server.remove();
    }
  });
});

describe.skipIf(NATS_SERVER === null)('servers come and go', () => {
  test('none there, killed, started again: offline with the reason, then on from where it was', async () => {
    const none = start(`nats://lead:secret@127.0.0.1:${await freePort()}`, 'kokpit');
    await none.is(/^No NATS server answers at 127\.0\.0\.1:\d+: the connection was refused\.$/);
    await none.source.stop();
    expect(JSON.stringify(none.reports)).not.toContain('secret');

    const server = await testServer();
    try {
      const read = start(server.url, 'kokpit');
      await read.is(/has no stream kokpit yet/);
      let floor = await admin(server.url);
      await floor.makeStream('kokpit');
      await floor.publish('kokpit.events.x', '1');
      await read.has(1);
      await read.is('live');
      await server.end('SIGKILL');
      await read.is(/^(The connection to the NATS server .* is cut|No NATS server answers at)/);
      await server.start();
      floor = await admin(server.url);
      await floor.publish('kokpit.events.x', '2');
      await read.has(2);
      await read.is('live');
      expect([read.texts(), read.notes]).toEqual([['1', '2'], []]);
      await floor.close();
    } finally {
      await server.remove();
    }
  });

  test('a quiet server gives signs of life', async () => {
    const server = await testServer();
    try {
      const floor = await admin(server.url);
      await floor.makeStream('kokpit');
      await floor.close();
      const read = start(server.url, 'kokpit');
      await read.is('live');
      const count = read.reports.length;
      const { until } = await import('../survival/until.ts');
      await until('a sign of life', () => read.reports.length > count);
      expect(read.state()).toBe('live');
    } finally {
      await server.remove();
    }
  });
});
