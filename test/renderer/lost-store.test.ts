import { beforeEach, expect, test } from 'vitest';
import { LinkError } from '../../renderer/link/link.ts';
import { isServed, isShown, lostAskOf, lostRefreshMs } from '../../renderer/store/lost-ask.ts';
import { LostStore } from '../../renderer/store/lost-store.ts';
import { Navigation } from '../../renderer/store/navigation.ts';
import { formatHash, parseHash } from '../../renderer/store/route.ts';
import { Toasts } from '../../renderer/store/toasts.ts';
import type { LostAsk, LostReport, LostRow } from '../../shared/contract/lost.ts';
import { FakeLost } from './fake-lost.ts';
import { HandClock, settle } from './hand-clock.ts';

const START = Date.parse('2026-11-23T12:00:00Z');
let clock: HandClock;
let fake: FakeLost;
let store: LostStore;
let toasts: Toasts;
let asked: LostAsk[];
let refuse: LinkError | null;

beforeEach(async () => {
  clock = new HandClock(START);
  fake = new FakeLost(clock.now.bind(clock));
  toasts = new Toasts(clock);
  asked = [];
  refuse = null;
  let hash = '#/day?who=present&T=30';
  const write = (next: string): void => {
    hash = next;
  };
  store = new LostStore({
    request: async (ask) => {
      asked.push(ask);
      return fake.list(ask);
    },
    mark: async (ask) => {
      if (refuse !== null) throw refuse;
      return fake.mark(ask);
    },
    navigation: new Navigation({ hash: () => hash, push: write, replace: write, onChange: () => undefined }),
    timers: clock,
    toasts,
    now: () => clock.now(),
    tz: () => 'UTC',
  });
  store.start();
  await settle();
});

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
  const ask = { product: [], channel: [], group: [], span: { date: '2026-11-23' }, who: 'present' };
  expect(asked).toEqual([ask]);
  await clock.pass(10_000);
  expect(asked).toEqual([ask, ask]);
  expect(lostAskOf(parseHash('#/quality'), '2026-11-23')).toBeNull();
  expect(lostRefreshMs({ span: { date: '2026-11-20' }, who: 'all' }, '2026-11-23')).toBe(60_000);
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
