// The demo floor and real events never meet in one cache.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SourceSpec } from '../../electron/core/config.ts';
import { openCore } from '../../electron/core/open-core.ts';
import { DEMO_EVENTS, DEMO_SOURCE } from '../../electron/source/demo/event-writer.ts';
import type { FreshnessView } from '../../shared/contract/views.ts';
import { jsonLines, kokpit, kokpitProcess } from '../conformance/kokpit.ts';
import { handClock } from './hand-clock.ts';
import { scriptedSource } from './scripted-source.ts';
import { testConsole } from './test-console.ts';

const TIME = '2026-03-10T09:00:00Z';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-own-floor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const db = () => join(folder, 'cache.db');
const eventOf = (source: string) => ({
  ...{ specversion: '1.0', id: `of ${source}`, source, type: 'group.updated', time: TIME },
  data: { group: 'g', name: 'G' },
});

function eventsFile(source: string): string {
  const file = join(folder, 'events.ndjson');
  writeFileSync(file, `${JSON.stringify(eventOf(source))}\n`);
  return file;
}

async function importFrom(source: string): Promise<void> {
  expect((await kokpit(['import', '--db', db(), eventsFile(source)])).status).toBe(0);
}

/** Starts a console on the cache. @returns what it says of its source; the demo floor tells one event, if it may. */
async function startedAs(source: SourceSpec): Promise<{ kind: string; demo: boolean }> {
  const clock = handClock(Date.parse(TIME));
  const demo = Object.assign(scriptedSource(), source.kind === 'demo' ? { name: DEMO_SOURCE } : {});
  let started = false;
  const begin = demo.start;
  demo.start = (position, sink) => {
    started = true;
    begin(position, sink);
  };
  const opened = await openCore({
    config: { db: db(), tz: 'UTC', actor: 'lead', source, shell: 'host', version: '0' },
    clock,
    source: demo,
    onProgress: () => {},
    onFatal: (error) => {
      throw error;
    },
  });
  await opened.start();
  if (started) {
    let kept = false;
    const telling = demo.raw([eventOf(DEMO_EVENTS)]).then(() => {
      kept = true;
    });
    // A delivery is followed by a pause that only the clock ends.
    while (!kept) {
      clock.jump(clock.now() + 10);
      await turn();
    }
    await telling;
  }
  const view = testConsole();
  opened.core.connect(view.port);
  const { kind } = (view.watch('freshness', null).full as FreshnessView).source;
  const hello = (await view.ask('hello', null)) as unknown as { result: { demo: boolean } };
  const agents = [{ agent: 'ann', expect: 'online' }];
  const asked = await view.ask('agents.set_status', { agents, status: 'break', reason: null });
  if (kind === 'none') expect(asked).toMatchObject({ ok: false, error: { code: 'no_source' } });
  else expect(asked).toMatchObject({ result: { commands: [{ state: 'refused', outcome: 'unknown_agent' }] } });
  await opened.stop();
  expect(started).toBe(kind !== 'none');
  return { kind, demo: hello.result.demo };
}

/** The sources of the events in the cache. */
async function sourcesKept(): Promise<string[]> {
  const exported = await kokpit(['export', '--db', db(), '--from', '2026-03-10', '--to', '2026-03-10', '--tz', 'UTC']);
  return (jsonLines(exported) as { source: string }[]).map(({ source }) => source).sort();
}

const demo = (asked: boolean): SourceSpec => ({ kind: 'demo', seed: 1, agents: 8, speed: 1, asked });

test('a cache of real events is shown as it is, without a source, and no simulated event comes to it', async () => {
  await importFrom('/the/house');
  expect(await startedAs(demo(false))).toEqual({ kind: 'none', demo: false });
  expect(await sourcesKept()).toEqual(['/the/house']);
});

test('where the demo floor is asked for by name it is refused, and nothing is changed', async () => {
  await importFrom('/the/house');
  await expect(startedAs(demo(true))).rejects.toThrow(`${db()} holds the events of a real floor`);
  expect(await sourcesKept()).toEqual(['/the/house']);
  const ended = await kokpitProcess(['serve', '--demo', '--agents', '8', '--port', '0', '--db', db()], '', {
    LC_ALL: 'C',
  });
  expect(ended).toMatchObject({ status: 1, out: '' });
  expect(ended.err).toContain('Leave --demo out');
  expect(await sourcesKept()).toEqual(['/the/house']);
});

test('an empty cache, and one that a demo floor began, are its own', async () => {
  expect(await startedAs(demo(true))).toEqual({ kind: 'file', demo: true });
  expect(await startedAs(demo(false))).toEqual({ kind: 'file', demo: true });
  expect(await sourcesKept()).toEqual([DEMO_EVENTS]);
});

test('nothing real comes to a demo floor: no import, and no other source', async () => {
  await startedAs(demo(true));
  const refused = `${db()} holds the events of the demo floor`;
  const file = eventsFile('/the/house');
  for (const format of ['cloudevents', 'queue-log']) {
    const ended = await kokpit(['import', '--db', db(), '--format', format, file]);
    expect(ended).toMatchObject({ status: 1, out: '' });
    expect(ended.err).toContain(
      `kokpit: ${refused}, and real ones would mix with them. Choose another cache with --db`,
    );
  }
  await expect(startedAs({ kind: 'file', path: file, follow: true })).rejects.toThrow(refused);
  expect(await sourcesKept()).toEqual([DEMO_EVENTS]);
});

test('what a demo floor told elsewhere can be imported, and again, and so can others; a file may go on there', async () => {
  await importFrom(DEMO_EVENTS);
  await importFrom(DEMO_EVENTS);
  await importFrom('/the/house');
  expect(await sourcesKept()).toEqual([DEMO_EVENTS, '/the/house']);
  expect(await startedAs({ kind: 'file', path: 'x', follow: true })).toEqual({ kind: 'file', demo: false });
});
