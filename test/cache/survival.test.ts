// A cache whose writer is killed, and one whose disk is full.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EMPTY_BATCH } from '../../electron/cache/empty-batch.ts';
import { events, eventText } from './batches.ts';
import { folder, opened, otherProcess } from './harness.ts';

/** Starting processes takes long on a busy machine. */
const PROCESSES_MS = 120_000;

test(
  'killed while it commits, again and again: what was acknowledged is there, and no part of anything else',
  async () => {
    const file = join(folder(), 'cache.db');
    let acknowledged = 0;
    for (let round = 0; round < 4; round++) {
      const other = otherProcess('commit', file);
      expect(await other.line()).toBe('open');
      for (let i = 0; i <= round; i++) acknowledged = Number(await other.line());
      await other.kill();
      const cache = await opened(file);
      expect(cache.salvage).toBeNull();
      const last = cache.reader.lastEvent();
      expect(last).toBeGreaterThanOrEqual(acknowledged);
      // Whole batches of 500 with their identities and their position.
      expect(last % 500).toBe(0);
      expect(cache.reader.totals().events).toBe(last);
      expect(cache.reader.position('s')).toBe(String(last - 499));
      const { hashes } = events(1, last).identities;
      expect(cache.reader.findIdentities([...hashes]).size).toBe(last);
      expect(cache.reader.readEvents([1, last])).toEqual([1, last].map(eventText));
      expect(await cache.checkIntegrity()).toMatchObject({ ok: true, events: last });
      await cache.close();
    }
  },
  PROCESSES_MS,
);

/** A small disk of its own; null where this user may not make one. */
function smallDisk(bytes: number): string | null {
  const path = folder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', path]));
  return path;
}

test('on a full disk a batch is refused whole, and kept once there is room', async (context) => {
  const disk = smallDisk(6 * 1024 * 1024);
  if (disk === null) return context.skip('a small disk needs the right to mount');
  const ballast = join(disk, 'ballast');
  const fd = openSync(ballast, 'w');
  writeSync(fd, Buffer.alloc(3 * 1024 * 1024));
  closeSync(fd);
  const cache = await opened(join(disk, 'cache.db'));
  let last = 0;
  let refused: unknown = null;
  while (refused === null) {
    const batch = { ...EMPTY_BATCH, ...events(last + 1, 1000) };
    await cache.writer.commit(batch).then(
      () => {
        last += 1000;
      },
      (error) => {
        refused = error;
      },
    );
  }
  expect(refused).toMatchObject({ code: 'full', message: expect.stringContaining('free some space') });
  expect(cache.reader.lastEvent()).toBe(last);
  await expect(cache.writer.commit({ ...EMPTY_BATCH, ...events(last + 1, 5000) })).rejects.toMatchObject({
    code: 'full',
  });
  rmSync(ballast);
  await cache.writer.commit({ ...EMPTY_BATCH, ...events(last + 1, 1000) });
  expect(cache.reader.totals().events).toBe(last + 1000);
  expect(await cache.checkIntegrity()).toMatchObject({ ok: true, events: last + 1000 });
});

test('a disk that cannot be written is denied, with another way', async (context) => {
  const disk = smallDisk(1024 * 1024);
  if (disk === null) return context.skip('a disk of its own needs the right to mount');
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  await expect(opened(join(disk, 'cache.db'))).rejects.toMatchObject({
    code: 'denied',
    message: expect.stringContaining('--db FILE'),
  });
});
