import { beforeEach, describe, expect, test } from 'vitest';
import { Session } from '../../../renderer/store/session.ts';
import type { AgentStatus } from '../../../shared/contract/views.ts';
import { FakeAddress } from '../fake-address.ts';
import { FakeCore } from '../fake-core.ts';
import { HandClock, settle } from '../hand-clock.ts';

let clock: HandClock;
let core: FakeCore;
let address: FakeAddress;
let session: Session;
let asked: boolean[];
let fullScreen: (on: boolean) => void;

beforeEach(async () => {
  clock = new HandClock(1_795_000_000_000);
  core = new FakeCore({
    agents: 20,
    seed: 3,
    now: () => clock.now(),
    answerMs: 400,
    after: (ms, run) => void clock.after(ms, run),
  });
  address = new FakeAddress();
  asked = [];
  session = new Session({
    connect: core.connect,
    timers: clock,
    storage: { getItem: () => null, setItem: () => undefined },
    address,
    fullScreen: {
      set: (on) => void asked.push(on),
      onChange: (listener) => {
        fullScreen = listener;
      },
    },
    languages: ['de-DE'],
  });
  session.start();
  await settle();
});

function status(agent: string): AgentStatus | undefined {
  return session.cockpit.state.getState().entries.get(agent)?.row.status;
}

function inStatus(wanted: AgentStatus, most: number): string[] {
  return core.floor
    .agents()
    .filter((agent) => core.floor.row(agent).status === wanted)
    .slice(0, most);
}

function toasts(): readonly { readonly ids: readonly string[] }[] {
  return session.toasts.state.getState().flatMap(({ content }) => (content.kind === 'commands' ? [content] : []));
}

function stateOf(agent: string): string | undefined {
  return session.desk.commands.getState().list.find((record) => record.agent === agent)?.state;
}

test('shows the floor as the core has it, and goes on with it', async () => {
  for (let i = 0; i < 50; i += 1) core.happen(3);
  await clock.pass(2_000);
  const { entries, byStatus, sections } = session.cockpit.state.getState();
  expect([...entries.values()].map((entry) => entry.row)).toEqual(
    core.floor.agents().map((agent) => core.floor.row(agent)),
  );
  expect(Object.fromEntries(sections.map((section) => [section.status, section.agents.length]))).toEqual(byStatus);
});

test('after the connection was cut it is whole again by itself', async () => {
  core.cut();
  await settle();
  expect(session.freshness.getState().link.state).toBe('lost');
  core.happen(5);
  await clock.pass(3_000);
  expect(session.freshness.getState().link.state).toBe('open');
  expect(core.floor.agents().map(status)).toEqual(core.floor.agents().map((agent) => core.floor.row(agent).status));
});

test('a page that was opened while the source caught up is counted again at once', async () => {
  const { source } = core;
  const reports = () => core.methods.filter((method) => method === 'report').length;
  core.setSource({ ...source, state: 'catching_up', since: clock.now(), done: 1, total: 9 });
  session.navigation.go({ page: 'day' });
  await clock.pass(1_000);
  const before = reports();
  core.setSource({ ...source, state: 'catching_up', since: clock.now(), done: 8, total: 9 });
  await clock.pass(100);
  expect(reports()).toBe(before);
  core.setSource({ ...source, state: 'live', since: clock.now() });
  await clock.pass(100);
  expect(reports()).toBe(before + 1);
  core.setSource({ ...source, state: 'live', since: clock.now() });
  await clock.pass(100);
  expect(reports()).toBe(before + 1);
});

test('the clock is the core’s, not the page’s', async () => {
  core.extras = { now: clock.now() + 90_000 };
  core.pushFreshness();
  await clock.pass(500);
  expect(session.clock.getState()).toBe(clock.now() + 90_000);
});

describe('filters', () => {
  test('are in the address, and back takes them back', async () => {
    session.navigation.go({ group: ['g-1'] });
    await clock.pass(0);
    const some = session.cockpit.state.getState().entries.size;
    expect(some).toBeLessThan(20);
    expect(address.hash()).toBe('#/cockpit?group=g-1');
    address.back();
    await clock.pass(0);
    expect(session.cockpit.state.getState().entries.size).toBe(20);
  });

  test('letters of a search are no steps of their own', () => {
    session.navigation.amend({ query: 'a' });
    session.navigation.amend({ query: 'an' });
    expect(address.entries).toEqual(['#/cockpit?q=an']);
  });

  test('let nobody stay chosen who is out of sight', () => {
    session.selection.setState({ chosen: new Set(core.floor.agents()), active: null, anchor: null });
    session.navigation.amend({ query: core.floor.row('a-3').name });
    expect([...session.selection.getState().chosen]).toEqual(['a-3']);
  });
});

describe('a change of status', () => {
  test('is pending until the floor answers, then confirmed; taking it back brings the old status', async () => {
    const [agent = ''] = inStatus('online', 1);
    void session.desk.setStatus(session.seen([agent]), 'break', null);
    expect([...session.desk.asking.getState()]).toEqual([agent]);
    await settle();
    expect([stateOf(agent), session.desk.asking.getState().size, status(agent)]).toEqual(['sent', 0, 'online']);
    await clock.pass(400);
    expect([stateOf(agent), status(agent), toasts().length]).toEqual(['confirmed', 'break', 1]);
    void session.desk.undo(toasts()[0]?.ids ?? []);
    await clock.pass(400);
    expect(status(agent)).toBe('online');
  });

  test('leaves offline agents out, and asks nothing where only such were chosen', async () => {
    const offline = inStatus('offline', 2);
    await session.desk.setStatus(session.seen(offline), 'break', null);
    expect(session.desk.commands.getState().list).toEqual([]);
    const mixed = [...offline, ...inStatus('online', 2)];
    void session.desk.setStatus(session.seen(mixed), 'invisible', null);
    await clock.pass(400);
    expect(mixed.map(status)).toEqual(['offline', 'offline', 'invisible', 'invisible']);
    expect(toasts()).toMatchObject([{ skipped: 2, undo: true }]);
  });

  test('does not overwrite somebody who changed since it was seen', async () => {
    const [agent = ''] = inStatus('online', 1);
    const seen = session.seen([agent]);
    core.setStatus(agent, 'invisible', null);
    await settle();
    void session.desk.setStatus(seen, 'break', null);
    await clock.pass(1_000);
    expect([stateOf(agent), status(agent)]).toEqual(['superseded', 'invisible']);
  });

  test('waits while the source is away, and is sent when it is back', async () => {
    const [agent = ''] = inStatus('online', 1);
    core.setSource({
      name: 'demo',
      kind: 'demo',
      commands: true,
      state: 'offline',
      since: clock.now(),
      reason: 'gone',
    });
    void session.desk.setStatus(session.seen([agent]), 'break', null);
    await clock.pass(60_000);
    expect([stateOf(agent), status(agent), toasts()]).toEqual(['waiting', 'online', []]);
    core.setSource({ name: 'demo', kind: 'demo', commands: true, state: 'live', since: clock.now() });
    await clock.pass(500);
    expect([stateOf(agent), status(agent)]).toEqual(['confirmed', 'break']);
  });

  test('the words leave after the seconds of undo, not before it is settled', async () => {
    const [agent = ''] = inStatus('online', 1);
    void session.desk.setStatus(session.seen([agent]), 'break', null);
    await clock.pass(400 + 7_999);
    expect(toasts()).toHaveLength(1);
    await clock.pass(1);
    expect(toasts()).toHaveLength(0);
  });

  test('that fails on the way is told, and nobody is left marked', async () => {
    core.cut();
    await settle();
    await session.desk.setStatus(session.seen(inStatus('online', 1)), 'break', null);
    expect(session.toasts.state.getState().map(({ content }) => content)).toMatchObject([
      { kind: 'error', code: 'connection_lost' },
    ]);
    expect(session.desk.asking.getState().size).toBe(0);
  });
});

describe('the wall', () => {
  test('is entered with the whole screen, and left with it', () => {
    session.navigation.go({ page: 'health' });
    session.wall.enter();
    fullScreen(true);
    expect([session.navigation.state.getState().page, asked]).toEqual(['wall', [true]]);
    fullScreen(false);
    expect(session.navigation.state.getState().page).toBe('health');
  });

  test('opened by its address stays, though the shell tells of no full screen', () => {
    session.navigation.go({ page: 'wall' });
    fullScreen(false);
    expect(session.navigation.state.getState().page).toBe('wall');
  });
});

test('health is watched while it is looked at', async () => {
  const end = session.floor.watchHealth();
  await settle();
  expect(session.floor.health.getState()?.version).toBe('0.1.0');
  end();
  core.setSource({ name: 'demo', kind: 'demo', commands: true, state: 'offline', since: 5, reason: 'x' });
  await settle();
  expect(session.floor.health.getState()?.source.state).toBe('live');
});

test('whatever the counts of health tell of is among the rejects shown', async () => {
  const reject = { from: 'floor', line: 7, category: 'json', reason: 'is no JSON', raw: '{', count: 1 };
  // It is refused while the page's watch is on its way: counted by the first picture, and by no difference after it.
  Object.defineProperty(core, 'health', {
    get: () => {
      core.rejects = [{ received: '2026-11-25T10:00:00.000Z', ...reject }];
      return { rejects: [{ category: 'json', entries: 1, count: 1 }] };
    },
  });
  session.floor.watchHealth();
  await settle();
  expect(session.floor.health.getState()?.rejects).toEqual([{ category: 'json', entries: 1, count: 1 }]);
  expect(session.floor.rejects.getState()).toEqual(core.rejects);
});
