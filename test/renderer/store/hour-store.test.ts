// The strip's last hour: asked for once, carried on minute by minute, asked again where minutes were missed.
import { beforeEach, expect, test } from 'vitest';
import { HourStore } from '../../../renderer/store/hour-store.ts';
import type { CockpitFilter, LastHour, Strip } from '../../../shared/contract/views.ts';
import { HandClock } from '../hand-clock.ts';

const MINUTE_MS = 60_000;
const START = Date.parse('2026-11-23T12:00:30Z');
const EVERYTHING: CockpitFilter = { product: [], channel: [], group: [] };
const WEB: CockpitFilter = { ...EVERYTHING, channel: ['web'] };
const strip = (waiting: number): Strip => ({
  ...{ online: 3, active: 2, waiting, waiting_since: null, service_level: 0.5, lost: 1 },
});

let clock: HandClock;
let asked: CockpitFilter[];
let signals: AbortSignal[];
let answers: ((hour: LastHour) => void)[];
let store: HourStore;
let shown: boolean;
beforeEach(() => {
  clock = new HandClock(START);
  asked = [];
  answers = [];
  signals = [];
  shown = true;
  store = new HourStore({
    timers: clock,
    shown: () => shown,
    request: (filter, signal) => {
      asked.push(filter);
      signals.push(signal);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
});

/** As many minutes as that up to now, each with a number of its own waiting. */
const hourOf = (minutes: number): LastHour => ({
  from: Math.floor(clock.now() / MINUTE_MS) * MINUTE_MS - (minutes - 1) * MINUTE_MS,
  strips: Array.from({ length: minutes }, (_, i) => strip(i)),
});
const waiting = () => store.state.getState()?.strips.map((one) => one.waiting) ?? null;

async function known(minutes: number): Promise<void> {
  store.follow(EVERYTHING);
  await clock.pass(1_000);
  answers.at(-1)?.(hourOf(minutes));
  await clock.pass(0);
}

test('is asked for a second after the page, and shown when it comes', async () => {
  store.follow(EVERYTHING);
  await clock.pass(999);
  expect(asked).toEqual([]);
  await clock.pass(1);
  expect(asked).toEqual([EVERYTHING]);
  expect(waiting()).toBeNull();
  answers[0]?.(hourOf(3));
  await clock.pass(0);
  expect(waiting()).toEqual([0, 1, 2]);
});

test('goes on with the strip as it stands when a minute is over', async () => {
  await known(3);
  store.tick(START + 29_999, strip(7));
  expect(waiting()).toEqual([0, 1, 2]);
  store.tick(START + 30_000, strip(7));
  store.tick(START + 30_500, strip(8));
  expect(waiting()).toEqual([0, 1, 2, 7]);
  store.tick(START + 90_000, strip(9));
  expect(waiting()).toEqual([0, 1, 2, 7, 9]);
});

test('is sixty minutes at most', async () => {
  await known(60);
  const { from } = store.state.getState() as LastHour;
  store.tick(START + 30_000, strip(99));
  expect(waiting()?.length).toBe(60);
  expect(waiting()?.[0]).toBe(1);
  expect(waiting()?.at(-1)).toBe(99);
  expect(store.state.getState()?.from).toBe(from + MINUTE_MS);
});

test('is asked for again where a whole minute was missed', async () => {
  await known(3);
  store.tick(START + 30_000 + MINUTE_MS, strip(7));
  expect(waiting()).toBeNull();
  await clock.pass(1_000);
  expect(asked).toHaveLength(2);
  answers[1]?.(hourOf(5));
  await clock.pass(0);
  expect(waiting()).toEqual([0, 1, 2, 3, 4]);
});

test('is never that of another choice, nor shown beside the past', async () => {
  store.follow(EVERYTHING);
  await clock.pass(1_000);
  store.follow(WEB);
  answers[0]?.(hourOf(3));
  await clock.pass(1_000);
  expect(asked).toEqual([EVERYTHING, WEB]);
  expect(waiting()).toBeNull();
  answers[1]?.(hourOf(2));
  await clock.pass(0);
  expect(waiting()).toEqual([0, 1]);
  store.follow(null);
  expect(waiting()).toBeNull();
  await clock.pass(5_000);
  expect(asked).toHaveLength(2);
});

test('is asked for when somebody sees it', async () => {
  shown = false;
  store.follow(EVERYTHING);
  await clock.pass(60_000);
  expect(asked).toEqual([]);
  store.turned();
  await clock.pass(60_000);
  expect(asked).toEqual([]);
  shown = true;
  store.turned();
  await clock.pass(1_000);
  expect(asked).toEqual([EVERYTHING]);
  store.turned();
  await clock.pass(60_000);
  expect(asked).toHaveLength(1);
});

test('takes no strip of a choice that has not come yet, and stands still with figures that do', async () => {
  await known(3);
  store.tick(START + 30_000, null);
  store.tick(START, strip(7));
  expect(waiting()).toEqual([0, 1, 2]);
});

test('is let go of with its page, and asked for again with it; that of another choice too', async () => {
  store.follow(EVERYTHING);
  await clock.pass(1_000);
  shown = false;
  store.turned();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  shown = true;
  store.turned();
  await clock.pass(1_000);
  store.follow(WEB);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  await clock.pass(1_000);
  answers[2]?.(hourOf(2));
  await clock.pass(0);
  shown = false;
  store.turned();
  expect([asked, signals[2]?.aborted, waiting()]).toEqual([[EVERYTHING, EVERYTHING, WEB], false, [0, 1]]);
});
