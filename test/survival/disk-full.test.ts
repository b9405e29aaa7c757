// A full disk: the figures go on from memory, the console says so, and what was kept in memory is written once there is
// room, by itself.
import { join } from 'node:path';
import { expect, onTestFinished, type TestContext, test } from 'vitest';
import type { CacheWriter } from '../../electron/cache/types.ts';
import { type HandClock, handClock } from '../core/hand-clock.ts';
import { faultsOfCache } from './check-cache.ts';
import { asReport, type Console, consoleOf, naively } from './console.ts';
import { type HandSource, handSource } from './hand-source.ts';
import { type OpenedCore, openCore } from './open-core.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';
import { type Stream, streamOf } from './stream.ts';

const DISK_BYTES = 12 * 1024 * 1024;
/** At least as long as the core waits before it tries the disk again. */
const RETRY_MS = 2_500;
const STREAM = streamOf(5, 30);

interface Floor extends OpenedCore {
  readonly source: HandSource;
  readonly clock: HandClock;
  readonly console: Console;
  /** Lets time go by: what waits for it happens, on the disk too. */
  later(ms: number): Promise<void>;
}

async function floorOn(disk: SmallDisk, stream: Stream, spoil = (writer: CacheWriter) => writer): Promise<Floor> {
  const clock = handClock(stream.end);
  const source = handSource(stream.lines);
  const atWork = new Set<Promise<void>>();
  const watched = (writer: CacheWriter): CacheWriter => ({
    ...writer,
    commit: (batch) => {
      const commit = spoil(writer).commit(batch);
      const done = commit.then(
        () => void atWork.delete(done),
        () => void atWork.delete(done),
      );
      atWork.add(done);
      return commit;
    },
    replaceCells: (zone, cells) => writer.replaceCells(zone, cells),
    seal: (step) => writer.seal(step),
    close: () => writer.close(),
  });
  const opened = await openCore({
    file: join(disk.folder, 'cache.db'),
    tz: stream.tz,
    clock,
    source,
    between: ({ reader, writer }) => ({ reader, writer: watched(writer) }),
    onFatal: (error) => {
      throw error;
    },
  });
  opened.core.start();
  const later = async (ms: number) => {
    clock.jump(clock.now() + ms);
    // A commit that ends lets the next one begin.
    while (atWork.size > 0) await Promise.all(atWork);
    clock.jump(clock.now() + 1000);
  };
  return { ...opened, source, clock, console: consoleOf(opened.core), later };
}

function diskFor(context: TestContext): SmallDisk {
  const disk = smallDisk(DISK_BYTES);
  if (disk === null) return context.skip('a small disk needs the right to mount');
  onTestFinished(() => disk.remove());
  return disk;
}

function expectLive({ console, source, clock }: Floor, { lines, tz }: Stream): void {
  expect(asReport(console.cockpit())).toEqual(naively(lines.slice(0, source.at), clock.now(), tz));
}

/** Fills the disk, and delivers until it is felt. */
async function deliverUntilFull(floor: Floor, disk: SmallDisk): Promise<void> {
  const { source, console, later } = floor;
  disk.fill();
  while (console.freshness().saved.state === 'ok' && source.at < STREAM.lines.length) {
    await source.deliver(Math.min(STREAM.lines.length, source.at + 20));
    await later(0);
  }
}

const third = Math.floor(STREAM.lines.length / 3);

test('the figures go on from memory, and all of it is written once there is room', async (context) => {
  const disk = diskFor(context);
  const floor = await floorOn(disk, STREAM);
  const { source, console, later, cache, stop } = floor;
  await source.deliver(third);
  await later(0);
  expect(console.freshness().saved).toEqual({ state: 'ok' });
  expectLive(floor, STREAM);

  await deliverUntilFull(floor, disk);
  expect(console.freshness().saved).toMatchObject({ state: 'memory', reason: 'full' });
  expectLive(floor, STREAM);
  const onDisk = cache.reader.lastEvent();
  await source.deliver(source.at + Math.floor(third / 2));
  await later(RETRY_MS);
  expect(console.freshness().saved).toMatchObject({ state: 'memory', reason: 'full' });
  expect(cache.reader.lastEvent()).toBe(onDisk);
  expectLive(floor, STREAM);

  disk.clear();
  await later(RETRY_MS);
  expect(console.freshness().saved).toEqual({ state: 'ok' });
  expect(cache.reader.lastEvent()).toBeGreaterThan(onDisk);
  await source.deliver(STREAM.lines.length);
  await later(0);
  expectLive(floor, STREAM);
  await stop();
  expect(await faultsOfCache(join(disk.folder, 'cache.db'), STREAM)).toEqual([]);
});

test('ended while the disk is full, the next start asks the source for what was in memory only', async (context) => {
  const disk = diskFor(context);
  const floor = await floorOn(disk, STREAM);
  await floor.source.deliver(third);
  await deliverUntilFull(floor, disk);
  const { at } = floor.source;
  await floor.stop();
  disk.clear();
  const next = await floorOn(disk, STREAM);
  expect(next.source.at).toBeLessThan(at);
  await next.source.deliver(STREAM.lines.length);
  await next.later(0);
  expectLive(next, STREAM);
  await next.stop();
  expect(await faultsOfCache(join(disk.folder, 'cache.db'), STREAM)).toEqual([]);
});

test('is found out: a writer that says "kept" on a full disk', async (context) => {
  const disk = diskFor(context);
  const lying = (writer: CacheWriter): CacheWriter => ({
    ...writer,
    commit: (batch) => writer.commit(batch).catch(() => {}),
  });
  const floor = await floorOn(disk, STREAM, lying);
  await floor.source.deliver(third);
  disk.fill();
  await floor.source.deliver(2 * third).catch(() => {});
  expect(floor.console.freshness().saved).toEqual({ state: 'ok' });
  disk.clear();
  await floor.source.deliver(STREAM.lines.length).catch(() => {});
  await floor.stop();
  const faults = await faultsOfCache(join(disk.folder, 'cache.db'), STREAM);
  expect(faults.join('\n')).toMatch(/event lost|were sent|cannot be read/);
});

test('is found out: a figure that stands still', async (context) => {
  const disk = diskFor(context);
  const floor = await floorOn(disk, STREAM);
  await floor.source.deliver(third);
  const before = floor.console.cockpit();
  await floor.source.deliver(STREAM.lines.length);
  await floor.later(0);
  expect(asReport(before)).not.toEqual(naively(STREAM.lines, floor.clock.now(), STREAM.tz));
  await floor.stop();
});
