import { beforeEach, expect, test } from 'vitest';
import { parseHash } from '../../renderer/store/route.ts';
import { SnapshotStore, snapshotAskOf } from '../../renderer/store/snapshot-store.ts';
import type { DaySnapshot, DaySnapshotAsk } from '../../shared/contract/snapshot.ts';
import { fakeSnapshot } from './fake-snapshot.ts';
import { HandClock, settle } from './hand-clock.ts';

const TODAY = '2026-11-27';
const askOf = (hash: string) => snapshotAskOf(parseHash(hash), TODAY);
const ASK = askOf('#/day?date=2026-11-20') as DaySnapshotAsk;
const OTHER = askOf('#/day?date=2026-11-21') as DaySnapshotAsk;

let clock: HandClock;
let answers: Map<string, PromiseWithResolvers<DaySnapshot>>;
let store: SnapshotStore;

beforeEach(() => {
  clock = new HandClock(0);
  answers = new Map();
  store = new SnapshotStore({
    timers: clock,
    request: ({ date }) => {
      const answer = Promise.withResolvers<DaySnapshot>();
      answers.set(date, answer);
      return answer.promise;
    },
  });
});

test('only a day that is over has one, with the choice of the page', () => {
  expect(askOf('#/day?date=2026-11-20&channel=web&group=g-1&T=30&S=5')).toEqual({
    ...{ date: '2026-11-20', product: [], channel: ['web'], group: ['g-1'] },
    ...{ threshold: 30, short: 5, interval: 30 },
  });
  expect(askOf('#/day?date=yesterday')?.date).toBe('2026-11-26');
  for (const hash of ['#/day', `#/day?date=${TODAY}`, '#/day?date=2026-11-28', '#/day?last=15', '#/quality']) {
    expect(askOf(hash)).toBeNull();
  }
  expect(askOf('#/day?date=2026-02-31')).toBeNull();
});

test('an answer that nobody waits for any more is dropped', async () => {
  void store.open(ASK);
  void store.open(OTHER);
  answers.get(ASK.date)?.resolve(fakeSnapshot(ASK));
  await settle();
  expect(store.state.getState()).toEqual({ ask: OTHER, taken: null, refusal: null, saving: 0 });
  answers.get(OTHER.date)?.resolve(fakeSnapshot(OTHER));
  await settle();
  expect(store.state.getState().taken?.date).toBe(OTHER.date);
  void store.open(ASK);
  store.close();
  answers.get(ASK.date)?.reject(new Error('gone'));
  await settle();
  expect(store.state.getState()).toEqual({ ask: null, taken: null, refusal: null, saving: 0 });
});

test('a refusal is told', async () => {
  void store.open(ASK);
  answers.get(ASK.date)?.reject(new Error('the thread has ended'));
  await settle();
  expect(store.state.getState().refusal).toMatchObject({ code: 'failed', message: 'the thread has ended' });
});

test('all are saved one after the other, each once, also when the dialog is closed meanwhile', async () => {
  const { files } = fakeSnapshot(ASK);
  const saved: string[] = [];
  const save = ({ name }: { readonly name: string }) => void saved.push(name);
  store.saveAll(files, save);
  store.saveAll(files, save);
  expect([saved.length, store.state.getState().saving]).toEqual([1, files.length]);
  await clock.pass(299);
  expect(saved.length).toBe(1);
  await clock.pass(1);
  expect([saved.length, store.state.getState().saving]).toEqual([2, files.length - 1]);
  store.close();
  await clock.pass(60_000);
  expect(saved).toEqual(files.map(({ name }) => name));
  expect(store.state.getState().saving).toBe(0);
  store.saveAll(files, save);
  expect(saved.length).toBe(files.length + 1);
});
