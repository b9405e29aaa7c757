// A bridge with a real server: a source's events into the stream, each once; commands to it and their answers back.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/core/clock.ts';
import { createDemoSource } from '../../electron/source/demo/demo-source.ts';
import { createFileSource } from '../../electron/source/file/file-source.ts';
import { Bridge, type BridgeDeps } from '../../electron/source/nats/bridge.ts';
import { openNatsSource, openPlace } from '../../electron/source/nats/open-nats.ts';
import { Refused, type Source } from '../../electron/source/port.ts';
import { said } from '../../shared/words/said.ts';
import { handClock } from '../core/hand-clock.ts';
import { type ScriptedSource, scriptedSource } from '../core/scripted-source.ts';
import { until } from '../survival/until.ts';
import { type Admin, admin } from './admin.ts';
import { type Recording, recording } from './recording-sink.ts';
import { NATS_SERVER, type TestServer, testServer } from './server.ts';

const START = Date.parse('2026-03-10T10:00:00Z');
const SET = { agent: 'ann', status: 'break', actor: 'lead' } as const;

let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

interface Running {
  readonly bridge: Bridge;
  readonly said: string[];
  /** How it ended. */
  readonly ended: Promise<string>;
  stop(): Promise<string>;
}

function begin(source: Source, url: string, stream: string, more: Partial<BridgeDeps> = {}): Running {
  const heard: string[] = [];
  const bridge = new Bridge({
    ...openPlace({ url, stream, creds: null }, 'bridge', systemClock),
    source,
    name: source.name,
    commands: true,
    beats: true,
    timers: systemClock,
    now: systemClock.now,
    random: () => 0,
    watch: {
      changed: () => {},
      server: (why) => heard.push(why === null ? 'there' : why.message),
      refused: ({ line, reason }) => heard.push(`${line}: ${reason}`),
      note: (what) => heard.push(what),
    },
    ...more,
  });
  const ended = bridge.run().then(
    () => 'ended',
    (error: Error) => error.message,
  );
  const stop = () => {
    bridge.stop();
    return ended;
  };
  ends.push(async () => void (await stop()));
  return { bridge, said: heard, ended, stop };
}

function read(url: string, stream: string): Recording & { source: Source } {
  const source = openNatsSource({ url, stream, creds: null }, systemClock);
  const record = recording();
  source.start(null, record.sink);
  ends.push(() => source.stop());
  return Object.assign(record, { source });
}

const command = (id: string, data: object = SET) => ({
  id,
  type: 'agent.set_status' as const,
  time: '2026-03-10T09:00:00Z',
  data: data as typeof SET,
});
const answersIn = (floor: Recording) =>
  floor.texts().flatMap((text) => {
    const { type, data } = JSON.parse(text) as { type: string; data: { command?: string; reason?: string } };
    return data.command === undefined ? [] : [[type, data.command, data.reason ?? null]];
  });

describe.skipIf(NATS_SERVER === null)('a bridge', () => {
  let server: TestServer;
  let floor: Admin;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kokpit-bridge-'));
    server = await testServer();
    floor = await admin(server.url);
  });
  afterAll(async () => {
    await floor?.close();
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const line = (id: string, more: object = {}) =>
    `${JSON.stringify({ specversion: '1.0', id, source: '/t', type: 'agent.removed', time: '2026-03-10T09:00:00Z', data: { agent: 'ann' }, ...more })}\n`;

  /** A running source of the test's own, with its bridge. */
  async function scripted(stream: string, more: Partial<ScriptedSource> = {}, name?: string) {
    const source = Object.assign(scriptedSource(), more);
    const running = begin(source, server.url, stream, name === undefined ? {} : { name });
    await until('started', () => running.bridge.source !== null || source.isStarted());
    return { source, ...running };
  }

  test('makes the stream, stores each event once as it came, refuses what is none, and ends with the file', async () => {
    const path = join(folder, 'events.ndjson');
    writeFileSync(path, `${line('1')}{"no":"event"}\n${line('2', { type: 'own.type' })}${line('1')}`);
    const source = () => createFileSource({ path, follow: false, timers: systemClock });
    const first = begin(source(), server.url, 'once');
    expect(await first.ended).toBe('ended');
    expect(first.bridge.counts).toEqual({ read: 4, published: 2, duplicates: 1, rejected: 1, commands: 0 });
    expect(first.said).toEqual(['there', expect.stringMatching(/^2: specversion: is required/)]);
    expect((await floor.subjects('once')).slice(0, 2)).toEqual(['once.events.agent.removed', 'once.events.own.type']);
    // Where it stood is known to the stream: another one has nothing to tell.
    const second = begin(source(), server.url, 'once');
    expect(await second.ended).toBe('ended');
    expect(second.bridge.counts).toMatchObject({ read: 0, published: 0 });
    const console = read(server.url, 'once');
    await console.has(2);
    expect(console.texts().map((text) => `${text}\n`)).toEqual([line('1'), line('2', { type: 'own.type' })]);
  });

  test('another line of the same event goes through: consoles are to see the conflict', async () => {
    const { source, bridge } = await scripted('conflict');
    for (const agent of ['ann', 'bob', 'ann']) await source.raw([JSON.parse(line('1', { data: { agent } }))]);
    expect(bridge.counts).toMatchObject({ published: 2, duplicates: 1 });
  });

  test('waits while the server is killed, and stores what was on its way, once', async () => {
    const own = await testServer();
    ends.push(() => own.remove());
    const source = scriptedSource();
    const running = begin(source, own.url, 'kokpit');
    await until('started', () => source.isStarted());
    const events = (from: number) => Array.from({ length: 300 }, (_, n) => JSON.parse(line(`${from + n}`)) as object);
    await source.raw(events(0));
    const onItsWay = source.raw(events(300));
    await own.end('SIGKILL');
    const later = onItsWay.then(() => source.raw(events(600)));
    await until('told', () => running.said.some((text) => /is cut|No NATS server|did not answer/.test(text)));
    await own.start();
    await later;
    const console = read(own.url, 'kokpit');
    await console.has(900);
    await console.is('live');
    expect(new Set(console.texts().map((text) => JSON.parse(text).id)).size).toBe(900);
    expect(running.said.at(-1)).toBe('there');
  });

  test('goes on elsewhere under the same name, and from the beginning under another', async () => {
    const here = await scripted('moved', {}, 'desk');
    await here.source.raw([JSON.parse(line('1'))]);
    expect(await here.stop()).toBe('ended');
    const there = await scripted('moved', {}, 'desk');
    const other = await scripted('moved', {}, 'other desk');
    expect([here, there, other].map(({ source }) => source.startedFrom)).toEqual([null, '1', null]);
  });

  test('a stream that is deleted under it is made anew', async () => {
    const { source, said: heard } = await scripted('gone');
    await source.raw([JSON.parse(line('1'))]);
    await floor.deleteStream('gone');
    await source.raw([JSON.parse(line('2'))]);
    const console = read(server.url, 'gone');
    await console.has(1);
    expect(JSON.parse(console.texts()[0] ?? '')).toMatchObject({ id: '2' });
    expect(heard.at(-1)).toBe('there');
  });

  test('a command goes to the source and its answer comes back; sent again it is not sent again', async () => {
    const { source, bridge } = await scripted('there-and-back');
    const console = read(server.url, 'there-and-back');
    await console.is('live');
    await console.source.send(command('c1'));
    await console.source.send(command('c1'));
    // Not only the server's window keeps it from being carried out twice.
    await floor.publish('there-and-back.commands.x', JSON.stringify({ ...JSON.parse(line('c1')), ...command('c1') }));
    await console.source.send(command('c2'));
    await until('sent', () => source.sent.length > 1);
    const data = { ...SET, command: 'c1' };
    await source.raw([JSON.parse(line('a1', { type: 'agent.status_changed', data }))]);
    await console.has(1);
    expect(answersIn(console)).toEqual([['agent.status_changed', 'c1', null]]);
    expect([source.sent, bridge.counts.commands]).toEqual([[command('c1'), command('c2')], 2]);
  });

  test('a command that lay there longer than its asker waits is refused', async () => {
    await floor.makeStream('late');
    const console = read(server.url, 'late');
    await floor.publish('late.commands.x', line('c1', { type: 'agent.set_status', data: SET }));
    const source = scriptedSource();
    begin(source, server.url, 'late', { now: () => systemClock.now() + 31_000 });
    await console.has(1);
    expect([answersIn(console), source.sent]).toEqual([[['command.rejected', 'c1', 'expired']], []]);
  });

  test('what cannot be carried out is refused with an event, and garbage among commands is only said', async () => {
    const refusing = async () => {
      throw new Refused('not_allowed', said('nats.cut', { server: '' }));
    };
    const { bridge, said: heard } = await scripted('refusing', { send: refusing });
    const console = read(server.url, 'refusing');
    await console.is('live');
    await console.source.send(command('c1'));
    await console.source.send(command('c2', { agent: 'ann', status: 'asleep', actor: 'lead' }));
    await floor.publish('refusing.commands.x', line('c3', { type: 'agent.call_home' }));
    await floor.publish('refusing.commands.x', 'garbage');
    await console.has(3);
    await until('said', () => heard.some((text) => text.startsWith('What lay among the commands')));
    expect(answersIn(console)).toEqual([
      ['command.rejected', 'c1', 'not_allowed'],
      ['command.rejected', 'c2', 'bad_command'],
      ['command.rejected', 'c3', 'unknown_command'],
    ]);
    expect(bridge.counts.commands).toBe(3);
  });

  test('a source that takes none refuses them, unless they are left to another bridge', async () => {
    const leaving = begin(scriptedSource(), server.url, 'deaf', { commands: false, name: 'leaving' });
    await until('there', () => leaving.said.includes('there'));
    await floor.publish('deaf.commands.agent.set_status', line('c1', { type: 'agent.set_status', data: SET }));
    const console = read(server.url, 'deaf');
    await console.is('live');
    expect(console.texts()).toEqual([]);
    await scripted('deaf', { takesCommands: false });
    await console.has(1);
    expect(answersIn(console)).toEqual([['command.rejected', 'c1', 'no_commands']]);
  });

  test('a console tells of the bridge behind its floor: catching up, live, stopped, another one, silent', async () => {
    const first = await scripted('behind', {}, 'first');
    const console = read(server.url, 'behind');
    first.source.report({ state: 'live' });
    await console.is('live');
    first.source.report({ state: 'catching_up', done: 1, total: 9 });
    await console.is('catching_up');
    first.source.report({ state: 'live' });
    await console.is('live');
    await first.source.raw([JSON.parse(line('1'))]);
    await console.has(1);
    expect(await first.stop()).toBe('ended');
    await console.is('The bridge first was stopped: events no longer come from it.');
    const { source } = await scripted('behind', {}, 'second');
    source.report({ state: 'live' });
    await console.is('live');

    // A console that was started again still knows whom it misses.
    let skew = 0;
    const clock = { ...systemClock, now: () => systemClock.now() + skew };
    const again = recording();
    const other = openNatsSource({ url: server.url, stream: 'behind', creds: null }, clock);
    ends.push(() => other.stop());
    other.start(console.position()?.replace('"first":', '"ghost":') ?? null, again.sink);
    await again.is('live');
    skew = 11_000;
    await again.is(/^The bridge ghost is silent/);
  });

  test('what only a person can put right ends it, with what to do', async () => {
    await floor.makeStream('foreign', ['somebody.else']);
    expect(await begin(scriptedSource(), server.url, 'foreign').ended).toMatch(
      /^The stream foreign was made for something else: it needs the subjects foreign\.events\.>, /,
    );
    const small = await testServer('', '100MB');
    ends.push(() => small.remove());
    const cramped = begin(scriptedSource(), small.url, 'kokpit');
    await until('told', () => cramped.said.some((text) => /has no room for the stream kokpit/.test(text)));
    const guarded = await testServer('authorization { user: bridge, password: right }');
    ends.push(() => guarded.remove());
    const wrong = guarded.url.replace('//', '//bridge:wrong@');
    expect(await begin(scriptedSource(), wrong, 'kokpit').ended).toMatch(/does not accept this login/);
  });

  test('a demo floor behind it is seen, and a command to it is confirmed', async () => {
    const clock = handClock(START);
    const demo = createDemoSource({ seed: 1, agents: 4, speed: 1, clock, historyDays: 1 });
    const running = begin(demo, server.url, 'demo');
    await until('live', () => running.bridge.source?.state === 'live');
    const console = read(server.url, 'demo');
    await console.is('live');
    expect(console.texts()).toHaveLength(running.bridge.counts.published);
    const statuses = new Map<string, string>();
    for (const text of console.texts()) {
      const { type, data } = JSON.parse(text);
      if (type === 'agent.status_changed') statuses.set(data.agent, data.status);
    }
    const [agent] = [...statuses].find(([, status]) => status === 'online') ?? [''];
    await console.source.send(command('c1', { ...SET, agent }));
    await until('handed over', () => running.bridge.counts.commands === 1);
    await until('confirmed', () => {
      clock.jump(clock.now() + 100);
      return answersIn(console).length > 0;
    });
    expect(answersIn(console)).toEqual([['agent.status_changed', 'c1', null]]);
    expect(await running.stop()).toBe('ended');
    // Its whole state was put down, so that it is taken up where it was left.
    const again = begin(createDemoSource({ seed: 1, agents: 4, speed: 1, clock, historyDays: 1 }), server.url, 'demo');
    await until('live', () => again.bridge.source?.state === 'live');
    expect(again.bridge.counts.read).toBeLessThan(50);
  });
});
