import { beforeEach, describe, expect, test } from 'vitest';
import { CockpitStore } from '../../../renderer/store/cockpit.ts';
import type { SortKey } from '../../../renderer/store/columns.ts';
import { HandClock } from '../hand-clock.ts';
import { agent, view } from './rows.ts';

let clock: HandClock;
let store: CockpitStore;

beforeEach(() => {
  clock = new HandClock(10_000);
  store = new CockpitStore(clock);
});

function tables(): Record<string, readonly string[]> {
  const shown = store.state.getState().sections.filter((section) => section.agents.length > 0);
  return Object.fromEntries(shown.map((section) => [section.status, section.agents]));
}

function sortBy(...sort: SortKey[]): void {
  store.arrangeBy({ sort, query: '', locale: 'en' });
}

describe('order', () => {
  test('by name in the language, equal names by id', () => {
    store.full(view([agent('2', { name: 'Zoë' }), agent('3', { name: 'Çağla' }), agent('1', { name: 'Çağla' })]));
    expect(tables()).toEqual({ online: ['1', '3', '2'] });
    store.full(view([agent('1', { name: 'Dilek' }), agent('2', { name: 'Çağla' }), agent('3', { name: 'Cem' })]));
    store.arrangeBy({ sort: [], query: '', locale: 'tr' });
    expect(tables()).toEqual({ online: ['3', '2', '1'] });
  });

  test('by several columns, one after the other; who has no figure stands last either way', () => {
    const rows = [
      agent('a', { active: 2, resolved: 1 }),
      agent('b', { active: 2, resolved: 5 }),
      agent('c', { active: 9, first_response_avg_s: 5 }),
    ];
    store.full(view(rows));
    sortBy({ column: 'active', descending: true }, { column: 'resolved', descending: true });
    expect(tables()).toEqual({ online: ['c', 'b', 'a'] });
    sortBy({ column: 'first_response', descending: false });
    expect(tables()).toEqual({ online: ['c', 'a', 'b'] });
    sortBy({ column: 'first_response', descending: true });
    expect(tables()).toEqual({ online: ['c', 'a', 'b'] });
  });

  test('who has no figure stands last wherever they were told', () => {
    const told = [null, 5, null, 3, null].map((figure, n) => agent(`a${n}`, { first_response_avg_s: figure }));
    store.full(view(told));
    sortBy({ column: 'first_response', descending: false });
    expect(tables()).toEqual({ online: ['a3', 'a1', 'a0', 'a2', 'a4'] });
    sortBy({ column: 'first_response', descending: true });
    expect(tables()).toEqual({ online: ['a1', 'a3', 'a0', 'a2', 'a4'] });
  });

  test('by status: the longest first when descending', () => {
    store.full(view([agent('new', { status_since: 900 }), agent('old', { status_since: 100 })]));
    sortBy({ column: 'status', descending: true });
    expect(tables()).toEqual({ online: ['old', 'new'] });
  });

  test('is made anew at most once a second, though figures change at once', async () => {
    store.full(view([agent('a', { active: 1 }), agent('b', { active: 2 })]));
    sortBy({ column: 'active', descending: true });
    await clock.pass(300);
    store.diff({ at: 0, rows: { a: { active: 5 } } });
    expect(store.state.getState().entries.get('a')?.row.active).toBe(5);
    await clock.pass(699);
    expect(tables()).toEqual({ online: ['b', 'a'] });
    await clock.pass(1);
    expect(tables()).toEqual({ online: ['a', 'b'] });
  });

  test('stays while a hand is at work, and while a menu is open', async () => {
    store.full(view([agent('a', { active: 1 }), agent('b', { active: 2 })]));
    sortBy({ column: 'active', descending: true });
    await clock.pass(2_000);
    store.order.hand();
    const release = store.order.hold();
    store.diff({ at: 0, rows: { a: { active: 5 } } });
    await clock.pass(1_500);
    expect(tables()).toEqual({ online: ['b', 'a'] });
    release();
    await clock.pass(400);
    expect(tables()).toEqual({ online: ['a', 'b'] });
  });

  test('of the user’s own making comes at once, a hand at work or not', () => {
    store.full(view([agent('a', { active: 1 }), agent('b', { active: 2 })]));
    store.order.hand();
    sortBy({ column: 'active', descending: true });
    expect(tables()).toEqual({ online: ['b', 'a'] });
  });

  test('leaves the row under the pointer where it is, and moves the others round it', async () => {
    store.full(view(['a', 'b', 'c', 'd'].map((id, n) => agent(id, { active: 9 - n }))));
    sortBy({ column: 'active', descending: true });
    store.pin(new Set(['b']));
    await clock.pass(2_000);
    store.diff({ at: 0, rows: { b: { active: 0 }, d: { active: 20 } } });
    await clock.pass(1_000);
    expect(tables()).toEqual({ online: ['d', 'b', 'a', 'c'] });
  });
});

test('what is as it was stays the same object: nobody is drawn again for it', async () => {
  store.full(view([agent('a', { active: 1 }), agent('b', { status: 'break' }), agent('c', { active: 3 })]));
  sortBy({ column: 'active', descending: true });
  const before = store.state.getState();
  await clock.pass(2_000);
  store.diff({ at: 0, rows: { a: { active: 2 } } });
  await clock.pass(1_000);
  const calm = store.state.getState();
  expect([calm.sections === before.sections, calm.sums.break === before.sums.break]).toEqual([true, true]);
  expect(calm.sums.online.active).toBe(5);
  store.diff({ at: 0, rows: { a: { active: 9 } } });
  await clock.pass(1_000);
  const { sections } = store.state.getState();
  const stayed = sections.filter((section, i) => section === before.sections[i]).map((section) => section.status);
  expect([stayed, tables()]).toEqual([['offline', 'break', 'invisible'], { online: ['a', 'c'], break: ['b'] }]);
});

describe('differences', () => {
  test('bring agents, take them away, and move them between the tables', async () => {
    store.full(view([agent('a'), agent('b')]));
    await clock.pass(2_000);
    store.diff({ at: 0, rows: { c: agent('c', { status: 'break' }), a: { status: 'offline' } }, removed: ['b'] });
    await clock.pass(1_000);
    expect(tables()).toEqual({ offline: ['a'], break: ['c'] });
  });

  test('are told within a frame of each other only once, with everything in it', async () => {
    store.full(view([agent('a')]));
    await clock.pass(2_000);
    const told: (number | undefined)[] = [];
    store.state.subscribe((state, before) => {
      if (state.strip !== before.strip) told.push(state.strip?.waiting);
    });
    for (const waiting of [1, 2, 3, 4]) store.diff({ at: 0, strip: { waiting }, by_status: { online: waiting } });
    expect(told).toEqual([1]);
    await clock.pass(16);
    expect([told, store.state.getState().byStatus.online]).toEqual([[1, 4], 4]);
  });

  test('mark the cells that changed, each change anew; a figure told again is no change', () => {
    store.full(view([agent('a', { active: 1, resolved: 3 })]));
    store.diff({ at: 0, rows: { a: { active: 2, resolved: 3 } } });
    store.diff({ at: 0, rows: { a: { active: 3 } } });
    const changes = store.state.getState().entries.get('a')?.changes;
    expect(changes).toEqual({ active: { n: 2, at: 10_000 }, load: { n: 2, at: 10_000 } });
  });

  test('keep the sums of each table as the rows are now', async () => {
    const first = agent('a', { active: 1, first_response_avg_s: 100, first_response_count: 1 });
    store.full(view([first, agent('b', { first_response_avg_s: 40, first_response_count: 3 })]));
    await clock.pass(500);
    store.diff({ at: 0, rows: { a: { active: 4 } } });
    const { online } = store.state.getState().sums;
    expect([online.active, online.first_response_avg_s, online.first_response_count]).toEqual([4, 55, 4]);
  });
});

describe('search', () => {
  test('shows who is found, from the first letter', () => {
    store.full(view([agent('1', { name: 'Işıl' }), agent('2', { name: 'Ana' })]));
    store.arrangeBy({ sort: [], query: 'I', locale: 'tr' });
    expect([tables(), store.state.getState().shown]).toEqual([{ online: ['1'] }, 1]);
  });
});

test('another filter’s view takes the place of the old one whole', () => {
  store.full(view([agent('a'), agent('b')]));
  store.expectAnother();
  expect([store.state.getState().changing, tables()]).toEqual([true, { online: ['a', 'b'] }]);
  store.full(view([agent('b')]));
  expect([store.state.getState().changing, tables()]).toEqual([false, { online: ['b'] }]);
});
