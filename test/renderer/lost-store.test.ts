import { beforeEach, describe, expect, test } from 'vitest';
import { LinkError } from '../../renderer/link/link.ts';
import { isAnswered, lostAskOf, lostRefreshMs, missingOf, showOf } from '../../renderer/store/lost-ask.ts';
import { LostStore } from '../../renderer/store/lost-store.ts';
import { Navigation } from '../../renderer/store/navigation.ts';
import { formatHash, parseHash } from '../../renderer/store/route.ts';
import { Toasts } from '../../renderer/store/toasts.ts';
import { LOST_FIRST, type LostAsk, type LostReport, type LostRow } from '../../shared/contract/lost.ts';
import { isServed, isShown } from '../../shared/lost-rows.ts';
import { FakeLost } from './fake-lost.ts';
import { HandClock, settle } from './hand-clock.ts';

const START = Date.parse('2026-11-23T12:00:00Z');
let clock: HandClock;
let fake: FakeLost;
let store: LostStore;
let toasts: Toasts;
let asked: LostAsk[];
let refuse: LinkError | null;
let navigation: Navigation;
/** Held back while it is not null. */
let held: (() => void)[] | null;
let dropped: LostAsk[];

beforeEach(async () => {
  clock = new HandClock(START);
  fake = new FakeLost(clock.now.bind(clock));
  toasts = new Toasts(clock);
  asked = [];
  refuse = null;
  held = null;
  dropped = [];
  let hash = '#/day?view=lost&who=present&T=30';
  const write = (next: string): void => {
    hash = next;
  };
  navigation = new Navigation({ hash: () => hash, push: write, replace: write, onChange: () => undefined });
  store = new LostStore({
    request: async (ask, signal) => {
      asked.push(ask);
      const list = fake.list(ask);
      signal.addEventListener('abort', () => dropped.push(ask));
      if (held !== null) await new Promise<void>((resolve) => held?.push(resolve));
      if (refuse !== null) throw refuse;
      return list;
    },
    mark: async (ask) => {
      if (refuse !== null) throw refuse;
      return fake.mark(ask);
    },
    navigation,
    timers: clock,
    toasts,
    now: () => clock.now(),
    tz: () => 'UTC',
  });
  store.start();
  await settle();
});

const LIST = { product: [], channel: [], group: [], span: { date: '2026-11-23' }, who: 'present' };

async function goTo(hash: string): Promise<void> {
  navigation.go(parseHash(hash));
  await settle();
}

function report(): LostReport {
  const { report: shown } = store.state.getState();
  if (shown === null) throw new Error('no list yet');
  return shown;
}

function first(): LostRow {
  const [row] = report().rows;
  if (row === undefined) throw new Error('an empty list');
  return row;
}

test('asks the question of the day page, without what only a service level needs, again every 10 s', async () => {
  const ask = { ...LIST, rows: { first: 'open' } };
  expect(asked).toEqual([ask]);
  await clock.pass(10_000);
  expect(asked).toEqual([ask, ask]);
  expect(lostAskOf(parseHash('#/quality'), '2026-11-23')).toBeNull();
  expect(lostRefreshMs({ span: { date: '2026-11-20' }, who: 'all', rows: 'none' }, '2026-11-23')).toBe(60_000);
});

test('a note shows at once with its name and time, and is taken back', async () => {
  const before = report().open;
  await store.mark([first()], 'done');
  expect([report().open, first().note]).toEqual([before - 1, { state: 'done', by: 'Deniz Aksoy', at: START }]);
  expect(store.last.getState()).toMatchObject({ state: 'done', overtaken: 0, undone: false });
  await clock.pass(1);
  await store.undo();
  expect([report().open, first().note?.state]).toEqual([before, 'open']);
  expect(store.last.getState()?.undone).toBe(true);
  await store.undo();
  expect(first().note?.state).toBe('open');
});

test('taking back puts each row to what it was', async () => {
  const [one, two] = report().rows as [LostRow, LostRow];
  await store.mark([one], 'called_back');
  await clock.pass(1);
  await store.mark(report().rows.slice(0, 2), 'no_need');
  await clock.pass(1);
  await store.undo();
  expect(
    report()
      .rows.slice(0, 2)
      .map(({ note }) => note?.state),
  ).toEqual(['called_back', 'open']);
  expect(two.note).toBeNull();
});

test('what somebody else has noted meanwhile stays, and is told', async () => {
  const row = first();
  fake.mark({ conversations: [{ conversation: row.conversation, expect: null }], state: 'called_back' });
  await store.mark([row], 'done');
  expect([first().note?.state, store.last.getState()?.overtaken, store.last.getState()?.rows]).toEqual([
    'called_back',
    1,
    [],
  ]);
});

test('a note of another console shows at once, and no list that was asked for before it takes it back', async () => {
  const row = first();
  const before = report().open;
  const older = fake.list(asked[0] as LostAsk);
  const note = { state: 'called_back', by: 'Mia Novak', at: START + 1 } as const;
  store.take([{ conversation: row.conversation, note }]);
  expect([report().open, first().note]).toEqual([before - 1, note]);
  fake.list = () => older;
  await clock.pass(10_000);
  expect([asked.length, report().open, first().note]).toEqual([2, before - 1, note]);
  // An older note that comes late changes nothing; a list with a newer one does.
  store.take([{ conversation: row.conversation, note: { ...note, at: START } }]);
  expect(first().note).toEqual(note);
  const newer = { ...note, state: 'open', at: START + 2 } as const;
  fake.list = () => ({
    ...older,
    rows: older.rows.map((one) => (one === older.rows[0] ? { ...one, note: newer } : one)),
  });
  await clock.pass(10_000);
  expect([report().open, first().note]).toEqual([before, newer]);
});

test('what could not be saved changes nothing and is told', async () => {
  refuse = new LinkError({ code: 'not_saved', message: 'the disk is full' });
  await store.mark([first()], 'done');
  expect([first().note, store.last.getState()]).toEqual([null, null]);
  expect(toasts.state.getState().map(({ content }) => content)).toMatchObject([{ kind: 'error', code: 'not_saved' }]);
});

test('what is shown, and who needs no call any more', () => {
  const { rows } = report();
  const done: LostRow = { ...first(), note: { state: 'done', by: 'x', at: 1 } };
  const again: LostRow = { ...first(), note: { state: 'open', by: 'x', at: 1 } };
  expect((['open', 'done', 'all'] as const).map((show) => [isShown(done, show), isShown(again, show)])).toEqual([
    [false, true],
    [true, false],
    [true, true],
  ]);
  const served = rows.filter(isServed).map(({ answered_late_at, back, called }) => [answered_late_at, back, called]);
  expect(served.length).toBeGreaterThan(0);
  expect(served.length).toBeLessThan(rows.length);
});

test('the view and what it shows are kept in the address', () => {
  const hash = '#/day?view=lost&show=all&order=-waited';
  expect(formatHash(parseHash(hash))).toBe(hash);
  expect(parseHash('#/day?view=x&show=y').report).toMatchObject({ view: null, show: 'open' });
});

describe('of a long list', () => {
  const LONG = 500;
  beforeEach(async () => {
    fake.count = LONG;
    await clock.pass(10_000);
    asked = [];
  });

  test('only the first rows are asked for, none beside the figures, all where they are searched or sorted', async () => {
    expect([report().lost, report().open, report().rows.length]).toEqual([LONG, LONG, LOST_FIRST]);
    await goTo('#/day?who=present&T=30');
    await goTo('#/day?view=lost&show=done&who=present');
    await goTo('#/day?view=lost&who=present&order=-waited');
    await goTo('#/day?view=lost&who=present&q=mia');
    await goTo('#/day?view=lost&who=present&order=lost_at');
    expect(asked).toEqual([
      { ...LIST, rows: 'none' },
      { ...LIST, rows: { first: 'done' } },
      { ...LIST, rows: 'whole' },
      { ...LIST, rows: { first: 'open' } },
    ]);
  });

  test('whoever comes to the end of the first has all of them, and no more of them than that on the next page', async () => {
    expect(missingOf(report(), 'open')).toBe(LONG - LOST_FIRST);
    store.wantAll();
    await settle();
    expect([report().rows.length, missingOf(report(), 'open')]).toEqual([LONG, 0]);
    await clock.pass(10_000);
    await goTo('#/day?view=lost');
    const other = { ...LIST, who: 'all', rows: { first: 'open' } };
    expect(asked).toEqual([{ ...LIST, rows: 'whole' }, { ...LIST, rows: 'whole' }, other]);
  });

  test('all are saved, and all of those that were served are noted, though the first alone are on the page', async () => {
    const served = fake.list({ ...LIST, who: 'present', rows: 'whole' }).served ?? 0;
    expect([report().rows.length, report().served]).toEqual([LOST_FIRST, served]);
    expect((await store.whole())?.rows.length).toBe(LONG);
    await store.markServed();
    expect([fake.notes.size, store.last.getState()?.rows.length]).toEqual([served, served]);
    await clock.pass(10_000);
    expect([report().served, report().open]).toEqual([0, LONG - served]);
  });

  test('a note of a row that is not there is counted, with an answer that is later than the note', async () => {
    held = [];
    await clock.pass(10_000);
    fake.mark({ conversations: [{ conversation: 'c-0', expect: null }], state: 'done' });
    store.take([{ conversation: 'c-0', note: fake.notes.get('c-0') ?? null }]);
    expect(report().rows.some(({ conversation }) => conversation === 'c-0')).toBe(false);
    const late = held;
    held = null;
    for (const answer of late) answer();
    await settle();
    expect([asked.length, report().open]).toEqual([2, LONG - 1]);
  });

  test('what was worked off is taken back after it has left the page', async () => {
    const row = first();
    await store.mark([row], 'done');
    await clock.pass(10_000);
    expect(report().rows.some(({ conversation }) => conversation === row.conversation)).toBe(false);
    await store.undo();
    expect([store.last.getState()?.undone, fake.notes.get(row.conversation)?.state]).toEqual([true, 'open']);
  });

  test('a page that was left lets go of what it asked for', async () => {
    held = [];
    await goTo('#/day?view=lost&who=present&order=-waited');
    await goTo('#/day?who=present');
    expect(dropped).toEqual([{ ...LIST, rows: 'whole' }]);
    await goTo('#/quality');
    expect(dropped).toEqual([
      { ...LIST, rows: 'whole' },
      { ...LIST, rows: 'none' },
    ]);
  });

  test('an answer says which rows it has until the next one is there', async () => {
    const { ask, answers } = store.state.getState();
    const here = { answers, report: report() };
    expect([showOf(here, 'done'), isAnswered({ ask, ...here })]).toEqual(['open', true]);
    const done = { ...(ask as LostAsk), rows: { first: 'done' } } as const;
    expect(isAnswered({ ask: done, ...here })).toBe(false);
    expect(isAnswered({ ask: { ...done, rows: 'none' }, ...here })).toBe(true);
    store.wantAll();
    await settle();
    const whole = { answers: store.state.getState().answers, report: report() };
    expect([showOf(whole, 'done'), isAnswered({ ask: done, ...whole })]).toEqual(['done', true]);
    expect(isAnswered({ ask: { ...done, who: 'all' }, ...whole })).toBe(false);
  });
});
