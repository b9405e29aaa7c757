import { expect, test } from 'vitest';
import { whenQuiet } from '../../electron/core/when-quiet.ts';
import { handClock } from './hand-clock.ts';

function begun() {
  const clock = handClock(0);
  const load = { asked: 0, busy: false };
  let runs = 0;
  const cancel = whenQuiet(
    clock,
    () => ({ ...load }),
    () => void runs++,
  );
  /** @returns whether it has run by then. */
  const ranBy = (ms: number) => {
    for (let at = clock.now(); at < ms; at += 1_000) clock.jump(at + 1_000);
    return runs > 0;
  };
  return { load, ranBy, cancel, runs: () => runs };
}

test('a console that nobody asks anything: after the start, once', () => {
  const { ranBy, runs } = begun();
  expect([ranBy(9_000), ranBy(10_000), ranBy(60_000), runs()]).toEqual([false, true, true, 1]);
});

test('waits while questions come, and while one is being answered', () => {
  const { load, ranBy } = begun();
  ranBy(8_000);
  load.asked++;
  expect(ranBy(14_000)).toBe(false);
  load.asked++;
  expect(ranBy(19_000)).toBe(false);
  load.busy = true;
  expect(ranBy(40_000)).toBe(false);
  load.busy = false;
  expect(ranBy(45_000)).toBe(true);
});

test('does not wait for ever', () => {
  const { load, ranBy } = begun();
  load.busy = true;
  expect([ranBy(599_000), ranBy(605_000)]).toEqual([false, true]);
});

test('cancelled at any time, it does not run', () => {
  const first = begun();
  first.cancel();
  expect(first.ranBy(60_000)).toBe(false);
  const later = begun();
  later.load.asked++;
  later.ranBy(12_000);
  later.cancel();
  expect(later.ranBy(60_000)).toBe(false);
});
