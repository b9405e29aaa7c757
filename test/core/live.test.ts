// The core over a real cache file, with a scripted source and a wire port: what a console sees.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { choiceOfFilters } from '../../electron/core/answer-report.ts';
import type { Core } from '../../electron/core/core.ts';
import { reportService } from '../../electron/core/reports.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { DaySnapshot } from '../../shared/contract/snapshot.ts';
import type { CockpitDiff, CockpitRow, CockpitView } from '../../shared/contract/views.ts';
import { kokpit } from '../conformance/kokpit.ts';
import { deliveries } from '../histories/deliveries.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { type CacheFile, cacheFile } from './cache-file.ts';
import { beginCore } from './core-under-test.ts';
import { type HandClock, handClock } from './hand-clock.ts';
import { type ScriptedSource, scriptedSource } from './scripted-source.ts';
import type { TestConsole } from './test-console.ts';

const START = Date.parse('2026-03-10T09:00:00Z');
let cache: CacheFile;
let opened: ReturnType<CacheFile['open']>;
let clock: HandClock;
let source: ScriptedSource;
let core: Core;

async function begin(start = START, tz = 'UTC', gatherMs = 0): Promise<TestConsole> {
  cache = cacheFile();
  clock = handClock(start);
  return restart(tz, gatherMs);
}

async function restart(tz = 'UTC', gatherMs = 0): Promise<TestConsole> {
  source = scriptedSource();
  const begun = await beginCore({ cache, clock, source, tz, gatherMs });
  ({ core, opened } = begun);
  return begun.view;
}

async function end(): Promise<void> {
  await core.stop();
  opened.close();
}

afterEach(async () => {
  await end();
  cache.remove();
});

const ANN = { type: 'agent.updated', data: { agent: 'ann', name: 'Ann', groups: ['g'], slots: 3 } };
const ONLINE = { type: 'agent.status_changed', data: { agent: 'ann', status: 'online' } };
const EVERYTHING = { product: [], channel: [], group: [] };

test('what a source tells is shown at once, and the source goes on a moment later', async () => {
  const view = await begin(START, 'UTC', 8);
  const watch = view.watch('cockpit', EVERYTHING);
  let went = false;
  const delivered = source.deliver([ANN, ONLINE], START).then(() => {
    went = true;
  });
  await view.quiet();
  clock.jump(START + 7);
  await view.quiet();
  expect([watch.pushes.length, went]).toEqual([1, false]);
  clock.jump(START + 8);
  await delivered;
});

describe('a console that watches', () => {
  let view: TestConsole;
  beforeEach(async () => {
    view = await begin();
    await source.deliver([ANN, ONLINE], clock.now());
  });

  test('gets the whole cockpit, then only the cells that changed', async () => {
    const watch = view.watch('cockpit', EVERYTHING);
    clock.jump(START + 5_000);
    expect(watch.full).toMatchObject({ day: '2026-03-10', rows: [{ agent: 'ann', name: 'Ann', slots: 3, active: 0 }] });
    await source.deliver(
      [
        { type: 'conversation.opened', data: { conversation: 'c', kind: 'chat', channel: 'web' } },
        { type: 'conversation.assigned', data: { conversation: 'c', agent: 'ann' } },
      ],
      START + 5_000,
    );
    clock.jump(START + 5_100);
    expect(watch.pushes).toEqual([
      {
        n: 1,
        diff: {
          at: START + 5_100,
          rows: { ann: { active: 1 } },
          totals: { active: 1 },
          strip: { active: 1, waiting: 1, waiting_since: START + 5_000 },
        },
      },
    ]);
  });

  test('is told how fresh the data are, and when the source goes away and comes back', async () => {
    const watch = view.watch('freshness', null);
    expect(watch.full).toMatchObject({ source: { state: 'catching_up' }, data_at: START, saved: { state: 'ok' } });
    source.report({ state: 'live' });
    clock.jump(START + 1_000);
    expect(watch.pushes.at(-1)?.diff).toMatchObject({ source: { state: 'live', since: START } });
    source.report({ state: 'offline', reason: 'cable' });
    clock.jump(START + 2_000);
    expect(watch.pushes.at(-1)?.diff).toMatchObject({
      source: { state: 'offline', since: START + 1_000, reason: 'cable' },
    });
  });

  test('begins a new day at midnight of its zone; what is open stays', async () => {
    await source.deliver(
      [
        { type: 'conversation.opened', data: { conversation: 'c', kind: 'chat', channel: 'web' } },
        { type: 'conversation.assigned', data: { conversation: 'c', agent: 'ann' } },
        { type: 'message.sent', data: { conversation: 'c', author: 'agent', agent: 'ann' } },
      ],
      clock.now(),
    );
    const watch = view.watch('cockpit', EVERYTHING);
    expect(watch.full).toMatchObject({ totals: { first_response_count: 1, active: 1 }, strip: { service_level: 1 } });
    clock.jump(Date.parse('2026-03-11T00:00:00Z'));
    clock.jump(clock.now() + 300);
    expect(watch.pushes.at(-1)?.diff).toMatchObject({
      day: '2026-03-11',
      rows: { ann: { first_response_count: 0, first_response_avg_s: null } },
      strip: { service_level: null },
    });
    expect(view.watch('cockpit', EVERYTHING).full).toMatchObject({ totals: { active: 1, first_response_count: 0 } });
  });

  test('is refused what nobody understands, in words, and goes on', async () => {
    expect(await view.ask('nonsense', null)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    expect(await view.ask('agents.set_status', { agents: 'ann' })).toMatchObject({ ok: false });
    view.say('{"v":1,"t":"watch"}');
    view.say('no json');
    expect(await view.ask('hello', null)).toMatchObject({ ok: true, result: { actor: 'lead', undo_s: 10 } });
    expect((view.watch('health', null).full as { dropped_messages: number }).dropped_messages).toBe(2);
  });
});

describe('a report', () => {
  test('is what the command line says, counted on a thread of its own; a period that breaks a rule is refused', async () => {
    const view = await begin();
    await source.deliver([ANN, { type: 'landing.shown', data: {} }], clock.now());
    const ask = { report: 'service', from: '2026-03-10', to: '2026-03-10', interval: null };
    const found = await view.ask('report', ask);
    const choice = choiceOfFilters({});
    const days = createDays('UTC');
    expect(found).toMatchObject({
      ok: true,
      result: reportService(opened.reader, {
        at: clock.now(),
        days,
        choice,
        from: ask.from,
        to: ask.to,
        interval: null,
      }),
    });
    expect(found).toMatchObject({ result: { total: { landings: 1 } } });
    expect(await view.ask('report', { ...ask, report: 'companies' })).toMatchObject({
      ok: false,
      error: { code: 'period_not_over', message: expect.stringContaining('2026-02-07 to 2026-03-09') },
    });
    expect(await view.ask('report', { ...ask, from: '2026-01-01' })).toMatchObject({
      error: { code: 'period_too_long' },
    });
    expect(await view.ask('report', { ...ask, from: '2026-13-01' })).toMatchObject({ error: { code: 'bad_day' } });
  });
});

describe('a snapshot', () => {
  test('holds the files that `kokpit snapshot` writes, byte for byte; a day that is not over is refused', async () => {
    const view = await begin(Date.parse('2026-03-11T09:00:00Z'));
    await source.deliver([ANN, ONLINE, { type: 'landing.shown', data: {} }], START);
    const ask = { date: '2026-03-10', channel: ['web'], threshold: 30, short: 5, interval: 15 };
    const found = await view.ask('snapshot', ask);
    const out = join(dirname(cache.file), 'out');
    const at = ['--at', '2026-03-11T09:00:00Z', '--tz', 'UTC', '--channel', 'web'];
    const flags = [...at, '--threshold', '30', '--short', '5', '--interval', '15'];
    const ended = await kokpit(['snapshot', '--date', ask.date, '--out', out, '--db', cache.file, ...flags]);
    expect(ended).toMatchObject({ status: 0, err: '' });
    const { result } = found as unknown as { result: DaySnapshot };
    const madeAt = (text: string) => text.replace(/"made_at": "[^"]+"/, '');
    const written = readdirSync(join(out, ask.date)).map((name) => [
      name,
      madeAt(readFileSync(join(out, ask.date, name), 'utf8')),
    ]);
    expect(Object.fromEntries(result.files.map(({ name, text }) => [name, madeAt(text)]))).toEqual(
      Object.fromEntries(written),
    );
    expect([result.events, result.files.length]).toEqual([3, 15]);
    expect(await view.ask('snapshot', { ...ask, date: '2026-03-11' })).toMatchObject({
      ok: false,
      error: { code: 'day_not_over', message: expect.stringContaining('yesterday at the latest') },
    });
    expect(await view.ask('snapshot', { ...ask, date: '2026-02-30' })).toMatchObject({ error: { code: 'bad_day' } });
    expect(await view.ask('snapshot', { ...ask, interval: 20 })).toMatchObject({ error: { code: 'bad_request' } });
  });
});

describe('a command', () => {
  test('is on the disk before it is sent, and settled by the event that answers it', async () => {
    const view = await begin();
    await source.deliver([ANN, ONLINE], clock.now());
    source.report({ state: 'live' });
    const log = view.watch('commands', null);
    source.onSend = () => expect(opened.reader.openCommands().length).toBe(1);
    const asked = await view.ask('agents.set_status', {
      agents: [{ agent: 'ann', expect: 'online' }],
      status: 'break',
      reason: 'lunch',
    });
    const { commands } = (asked as unknown as { result: { commands: { id: string }[] } }).result;
    await view.quiet();
    expect(source.sent).toMatchObject([
      { id: commands[0]?.id, data: { agent: 'ann', status: 'break', actor: 'lead', reason: 'lunch' } },
    ]);
    const command = source.sent[0]?.id;
    await source.deliver(
      [{ type: 'agent.status_changed', data: { agent: 'ann', status: 'break', command } }],
      clock.now(),
    );
    clock.jump(clock.now() + 100);
    expect(log.pushes.at(-1)?.diff).toMatchObject({ changed: [{ id: command, state: 'confirmed' }] });
    expect(opened.reader.openCommands()).toEqual([]);
  });

  test('undone while its answer is on the way to a slow disk is taken back once that is there, without a turn of the clock', async () => {
    const view = await begin();
    await source.deliver([ANN, ONLINE], clock.now());
    source.report({ state: 'live' });
    await view.ask('agents.set_status', {
      agents: [{ agent: 'ann', expect: 'online' }],
      status: 'break',
      reason: null,
    });
    await view.quiet();
    const id = source.sent[0]?.id;
    const disk = Promise.withResolvers<void>();
    const { writer } = opened;
    const { commit } = writer;
    writer.commit = (batch) => disk.promise.then(() => commit(batch));
    const answer = { type: 'agent.status_changed', data: { agent: 'ann', status: 'break', command: id } };
    const kept = source.deliver([answer], clock.now());
    const undone = view.ask('commands.undo', { ids: [id] });
    await view.quiet();
    expect(source.sent.length).toBe(1);
    disk.resolve();
    await kept;
    expect(await undone).toMatchObject({ result: { commands: [{ undoes: id, status: 'online', state: 'waiting' }] } });
    await view.quiet();
    expect(source.sent).toMatchObject([{ id }, { data: { agent: 'ann', status: 'online' } }]);
  });

  test('is refused at once where the source only tells', async () => {
    const view = await begin();
    Object.assign(source, { takesCommands: false });
    await source.deliver([ANN, ONLINE], clock.now());
    source.report({ state: 'live' });
    const agents = [{ agent: 'ann', expect: 'online' }];
    const asked = await view.ask('agents.set_status', { agents, status: 'break', reason: null });
    expect(asked).toMatchObject({ ok: false, error: { code: 'no_commands' } });
    expect(view.watch('commands', null).full).toEqual([]);
  });

  test('waits in the outbox while the source is away, survives a restart, and goes out when it is back', async () => {
    let view = await begin();
    await source.deliver([ANN, ONLINE], clock.now());
    source.report({ state: 'offline', reason: 'cable' });
    await view.ask('agents.set_status', {
      agents: [{ agent: 'ann', expect: 'online' }],
      status: 'break',
      reason: null,
    });
    await view.quiet();
    expect(source.sent).toEqual([]);
    await end();
    view = await restart();
    expect(view.watch('freshness', null).full).toMatchObject({ outbox: 1 });
    source.report({ state: 'live' });
    await view.quiet();
    expect(source.sent).toMatchObject([{ data: { agent: 'ann', status: 'break' } }]);
  });
});

test('differences add up to the whole, whatever the history', async () => {
  await forEachSeed(60, async (seed) => {
    const history = randomHistory(seed);
    const times = history.events.map(msOf);
    const view = await begin(Math.max(...times) - 3_600_000, history.world.tz);
    const filter = seed % 2 ? EVERYTHING : { product: [], channel: ['web'], group: ['g1'] };
    const watch = view.watch('cockpit', filter);
    let seen = watch.full as CockpitView;
    for (const batch of deliveries(history.events, seed)) {
      await source.raw(batch);
      clock.jump(clock.now() + 20);
    }
    clock.jump(Math.max(...times) + 1_000);
    clock.jump(clock.now() + 1_000);
    watch.pushes.forEach(({ n, diff }, i) => {
      expect(n).toBe(i + 1);
      seen = applied(seen, diff as CockpitDiff);
    });
    const whole = view.watch('cockpit', filter).full as CockpitView;
    const byAgent = (a: CockpitRow, b: CockpitRow) => (a.agent < b.agent ? -1 : 1);
    expect({ ...seen, rows: seen.rows.toSorted(byAgent) }).toEqual({
      ...whole,
      at: seen.at,
      rows: whole.rows.toSorted(byAgent),
    });
    if (seed < 60) {
      await end();
      cache.remove();
    }
  });
}, 300_000);

function applied(view: CockpitView, diff: CockpitDiff): CockpitView {
  const rows = new Map(view.rows.map((row) => [row.agent, row]));
  for (const agent of diff.removed ?? []) rows.delete(agent);
  for (const [agent, change] of Object.entries(diff.rows ?? {})) {
    rows.set(agent, { ...(rows.get(agent) as CockpitRow), ...change });
  }
  return {
    at: diff.at,
    day: diff.day ?? view.day,
    rows: [...rows.values()],
    totals: { ...view.totals, ...diff.totals },
    by_status: { ...view.by_status, ...diff.by_status },
    strip: { ...view.strip, ...diff.strip },
  };
}
