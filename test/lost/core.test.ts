// The call-back list and the working hours through the core, over a real cache file: noted, undone, overtaken, restarted.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import { workedOff } from '../../electron/core/lost-notes.ts';
import { LOST_FIRST, type LostReport, type Marked } from '../../shared/contract/lost.ts';
import type { DayReport } from '../../shared/contract/reports.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';
import { type CacheFile, cacheFile } from '../core/cache-file.ts';
import { beginCore } from '../core/core-under-test.ts';
import { type HandClock, handClock } from '../core/hand-clock.ts';
import { type ScriptedSource, scriptedSource } from '../core/scripted-source.ts';
import type { TestConsole } from '../core/test-console.ts';

/** A Tuesday. */
const START = Date.parse('2026-03-10T09:00:00Z');
let cache: CacheFile;
let opened: ReturnType<CacheFile['open']>;
let clock: HandClock;
let source: ScriptedSource;
let core: Core;
let view: TestConsole;

async function begin(): Promise<void> {
  source = scriptedSource();
  ({ core, view, opened } = await beginCore({ cache, clock, source }));
}

async function end(): Promise<void> {
  await core.stop();
  opened.close();
}

async function restart(): Promise<void> {
  await end();
  await begin();
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

async function answer<T>(method: string, params: unknown): Promise<T> {
  const message = await view.ask(method, params);
  if (message.t !== 'answer' || !message.ok) throw new Error(JSON.stringify(message));
  return message.result as T;
}

const LOST = { span: { date: '2026-03-10' }, who: 'all', rows: 'whole' };
const DAY = { report: 'day', ...LOST, threshold: 20, short: 0 };
const notes = async () => {
  const { rows, open } = await answer<LostReport>('lost', LOST);
  return { open, notes: rows.map(({ conversation, note }) => [conversation, note?.state ?? null, note?.by ?? null]) };
};
const mark = (state: string, conversation: string, expect: number | null) =>
  answer<Marked>('lost.mark', { state, conversations: [{ conversation, expect }] });

async function twoLost(): Promise<void> {
  const call = (conversation: string) => ({ conversation, kind: 'call', channel: 'voice' });
  await source.deliver(
    [
      { type: 'conversation.opened', data: call('a') },
      { type: 'conversation.opened', data: call('b') },
      { type: 'conversation.ended', data: { conversation: 'a' } },
      { type: 'conversation.ended', data: { conversation: 'b' } },
    ],
    START,
  );
  clock.jump(START + 60_000);
}

describe('the call-back list', () => {
  test('is worked off with name and time, survives a restart, and changes no figure', async () => {
    await twoLost();
    const before = await answer<DayReport>('report', DAY);
    const { notes: noted, overtaken } = await mark('called_back', 'a', null);
    expect([noted, overtaken]).toEqual([
      [{ conversation: 'a', note: { state: 'called_back', by: 'lead', at: START + 60_000 } }],
      [],
    ]);
    await restart();
    expect(await notes()).toEqual({
      open: 1,
      notes: [
        ['a', 'called_back', 'lead'],
        ['b', null, null],
      ],
    });
    expect((await answer<DayReport>('report', DAY)).call).toEqual(before.call);
  });

  test('is opened again, and nobody overwrites a note that was not seen', async () => {
    await twoLost();
    await mark('done', 'a', null);
    clock.jump(START + 120_000);
    expect(await mark('no_need', 'a', null)).toEqual({
      notes: [{ conversation: 'a', note: { state: 'done', by: 'lead', at: START + 60_000 } }],
      overtaken: ['a'],
    });
    await mark('open', 'a', START + 60_000);
    expect((await notes()).open).toBe(2);
  });

  test('of two who mark at once, the second is told', async () => {
    await twoLost();
    const both = await Promise.all([mark('done', 'a', null), mark('called_back', 'a', null)]);
    expect(both.map(({ overtaken }) => overtaken)).toEqual([[], ['a']]);
    expect((await notes()).notes[0]).toEqual(['a', 'done', 'lead']);
  });

  test('tells every console of a note as it is made, each later than the one that it replaces', async () => {
    await twoLost();
    const watch = view.watch('lost_notes', null);
    await view.quiet();
    expect(watch.full).toEqual([]);
    const at = START + 60_000;
    await mark('done', 'a', null);
    await mark('no_need', 'a', null);
    // The clock stands still.
    await mark('open', 'a', at);
    clock.jump(clock.now() + 100);
    await view.quiet();
    const [last] = watch.pushes.flatMap(({ diff }) => (diff as { changed: Marked['notes'] }).changed).slice(-1);
    expect(last).toEqual({ conversation: 'a', note: { state: 'open', by: 'lead', at: at + 1 } });
  });

  test('refuses what it does not know, in words, and changes nothing', async () => {
    await twoLost();
    const wrong = [
      { state: 'done', conversations: [{ conversation: 'z', expect: null }] },
      { state: 'gone', conversations: [{ conversation: 'a', expect: null }] },
      { state: 'done', conversations: [] },
      { state: 'done', conversations: [{ conversation: 'a' }] },
      null,
    ];
    const codes = [];
    for (const params of wrong) {
      const message = await view.ask('lost.mark', params);
      codes.push(message.t === 'answer' && !message.ok ? message.error.code : 'done');
    }
    expect(codes).toEqual(['unknown_conversation', 'bad_request', 'bad_request', 'bad_request', 'bad_request']);
    expect((await notes()).open).toBe(2);
    expect(await view.ask('lost', { ...LOST, span: { date: '2026-02-30' } })).toMatchObject({
      error: { code: 'bad_day' },
    });
    for (const rows of [undefined, 'some', { first: 'none' }]) {
      expect(await view.ask('lost', { ...LOST, rows })).toMatchObject({ error: { code: 'bad_request' } });
    }
  });
});

describe('of a long call-back list', () => {
  const MANY = LOST_FIRST + 50;

  async function manyLost(): Promise<void> {
    const ids = Array.from({ length: MANY }, (_, n) => `c-${String(n).padStart(3, '0')}`);
    await source.deliver(
      [
        ...ids.map((conversation) => ({
          type: 'conversation.opened',
          data: { conversation, kind: 'call', channel: 'voice', contact: conversation },
        })),
        ...ids.map((conversation) => ({ type: 'conversation.ended', data: { conversation } })),
      ],
      START,
    );
    await source.deliver(
      [
        {
          type: 'conversation.opened',
          data: { conversation: 'again', kind: 'call', channel: 'voice', contact: 'c-240' },
        },
        { type: 'conversation.answered', data: { conversation: 'again', agent: 'ann' } },
      ],
      START + 30_000,
    );
    clock.jump(START + 60_000);
  }

  test('a console is told the figures without any row, and the first of the rows that it shows', async () => {
    await manyLost();
    await mark('done', 'c-001', null);
    const whole = await answer<LostReport>('lost', LOST);
    const { rows: all, ...head } = whole;
    expect([head.lost, head.open, head.served, all.length]).toEqual([MANY, MANY - 1, 1, MANY]);
    const { served: _, ...figures } = head;
    expect(await answer('lost', { ...LOST, rows: 'none' })).toEqual({ ...figures, rows: [] });
    const first = (show: string) => answer<LostReport>('lost', { ...LOST, rows: { first: show } });
    const open = all.filter(({ conversation }) => conversation !== 'c-001');
    expect(await first('open')).toEqual({ ...head, rows: open.slice(0, LOST_FIRST) });
    expect(await first('done')).toEqual({ ...head, rows: [all[1]] });
    expect(await first('all')).toEqual({ ...head, rows: all.slice(0, LOST_FIRST) });
  });

  test('who was worked off is counted from the notes or from the lost, whichever are fewer', async () => {
    await manyLost();
    const { reader } = opened;
    const numbers = [...reader.findStreams('conversation', ['c-001', 'c-002', 'c-003']).values()].map(({ no }) => no);
    expect(workedOff(reader, numbers)).toBe(0);
    await mark('done', 'c-001', null);
    await mark('done', 'c-002', null);
    await mark('open', 'c-002', START + 60_000);
    await mark('no_need', 'c-009', null);
    expect(workedOff(reader, numbers)).toBe(1);
    await mark('no_need', 'c-010', null);
    expect(workedOff(reader, numbers)).toBe(1);
    expect(workedOff(reader, [])).toBe(0);
  });
});

describe('working hours', () => {
  const SHORT = { week: { tue: ['09:00-10:00'] }, holidays: [] };

  test('set on a console move the deadlines of its reports at once, also after a restart, and back', async () => {
    await source.deliver(
      [{ type: 'conversation.opened', data: { conversation: 'm', kind: 'email', channel: 'email' } }],
      START,
    );
    clock.jump(START + 2 * 3_600_000);
    const lost = async () => {
      const { email } = await answer<DayReport>('report', DAY);
      const { rows } = await answer<LostReport>('lost', LOST);
      return [email.lost, rows.length];
    };
    expect(await answer('hours.get', null)).toEqual({ hours: DEFAULT_HOURS, default: true, set: null });
    expect(await lost()).toEqual([0, 0]);
    const set = { by: 'lead', at: clock.now() };
    expect(await answer('hours.set', { hours: SHORT, expect: null })).toEqual({ hours: SHORT, default: false, set });
    expect(await lost()).toEqual([1, 1]);
    await restart();
    expect(await answer('hours.get', null)).toEqual({ hours: SHORT, default: false, set });
    expect(await lost()).toEqual([1, 1]);
    await answer('hours.set', { hours: null, expect: set.at });
    expect(await answer('hours.get', null)).toMatchObject({ hours: DEFAULT_HOURS, default: true });
    expect(await lost()).toEqual([0, 0]);
  });

  test('that do not hold, or that somebody else has changed meanwhile, change nothing and say why', async () => {
    await answer('hours.set', { hours: SHORT, expect: null });
    const bad = await view.ask('hours.set', { hours: { week: { tue: ['18:00-09:00'] } }, expect: clock.now() });
    expect(bad).toMatchObject({ error: { code: 'bad_hours', message: expect.stringContaining('18:00-09:00') } });
    const late = await view.ask('hours.set', { hours: null, expect: null });
    expect(late).toMatchObject({ error: { code: 'hours_changed', message: expect.stringContaining('lead') } });
    expect(await answer('hours.get', null)).toMatchObject({ hours: SHORT });
  });
});
