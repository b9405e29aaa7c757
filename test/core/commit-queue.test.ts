import { expect, test } from 'vitest';
import { damagedError } from '../../electron/cache/errors.ts';
import { CacheError, type CacheWriter, type CommitBatch } from '../../electron/cache/types.ts';
import { CommitQueue, type Trouble } from '../../electron/core/commit-queue.ts';
import { said as saidOf } from '../../shared/words/said.ts';
import { handClock } from './hand-clock.ts';

/** A writer that takes, refuses or holds batches as the test says; batches are told apart by `unknown`. */
function world() {
  const clock = handClock(1_000);
  const kept: number[] = [];
  const said: string[] = [];
  let refusal: Error | null = null;
  const writer: CacheWriter = {
    commit: async (batch) => {
      if (refusal !== null) throw refusal;
      kept.push(batch.unknown);
    },
    replaceCells: async () => {},
    seal: async () => {},
    close: async () => {},
  };
  const troubles: (Trouble | null)[] = [];
  const fatal: unknown[] = [];
  const queue = new CommitQueue({
    writer,
    now: clock.now,
    setTimer: clock.setTimer,
    onTrouble: (trouble) => troubles.push(trouble),
    onFatal: (error) => fatal.push(error),
  });
  const push = (no: number, events = 1) =>
    queue.push(
      { unknown: no } as CommitBatch,
      events,
      () => said.push(`show ${no}`),
      () => said.push(`saved ${no}`),
    );
  const refuse = (error: Error | null) => {
    refusal = error;
  };
  const turns = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return { clock, kept, said, queue, push, refuse, troubles, fatal, turns };
}
const FULL = new CacheError('full', '/c.db', saidOf('cache.full', { file: '/c.db' }));

test('a batch is saved, then shown, then the source goes on; in order', async () => {
  const { push, said, kept, queue } = world();
  await Promise.all([push(1), push(2)]);
  expect(kept).toEqual([1, 2]);
  expect(said).toEqual(['saved 1', 'show 1', 'saved 2', 'show 2']);
  await queue.drained();
});

test('while the disk is full figures go on from memory, and everything is written when there is room', async () => {
  const { push, said, kept, refuse, troubles, clock, turns, queue } = world();
  refuse(FULL);
  await push(1);
  await push(2);
  expect(said).toEqual(['show 1', 'show 2']);
  expect(kept).toEqual([]);
  expect(troubles).toEqual([{ since: 1_000, error: FULL }]);
  clock.jump(clock.now() + 2_000);
  await turns();
  expect(kept).toEqual([]);
  refuse(null);
  clock.jump(clock.now() + 2_000);
  await turns();
  expect(kept).toEqual([1, 2]);
  expect(said).toEqual(['show 1', 'show 2', 'saved 1', 'saved 2']);
  expect(troubles.at(-1)).toBeNull();
  expect(queue.trouble).toBeNull();
});

test('memory is bounded: beyond it the source waits, and what it brought is not shown', async () => {
  const { push, said, refuse, clock, turns } = world();
  refuse(FULL);
  await push(1, 150_000);
  let went = false;
  const second = push(2, 100_000).then(() => {
    went = true;
  });
  await turns();
  expect([went, said]).toEqual([false, ['show 1']]);
  refuse(null);
  clock.jump(clock.now() + 2_000);
  await second;
  expect(said).toEqual(['show 1', 'saved 1', 'saved 2', 'show 2']);
});

test.each([damagedError('/c.db', 'broken'), new Error('a fault of ours')])(
  'what no waiting mends is told: %s',
  async (error) => {
    const { push, refuse, fatal, said, turns } = world();
    refuse(error);
    void push(1);
    await turns();
    expect(fatal).toEqual([error]);
    expect(said).toEqual([]);
  },
);
