import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileSource } from '../../electron/source/file/file-source.ts';
import { NOTHING_TAKEN, type Source, type SourceReport } from '../../electron/source/port.ts';

let folder: string;
let path: string;
let source: Source;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-file-'));
  path = join(folder, 'events.ndjson');
});
afterEach(async () => {
  await source.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Reads the file until the source rests; each call of `again` is one more look at it. */
async function follow(position: string | null = null, following = true) {
  const taken: { text: string; firstLine: number | undefined; position: string | null }[] = [];
  const reports: SourceReport[] = [];
  let timer: (() => void) | null = null;
  let rested: () => void = () => {};
  source = createFileSource({
    path,
    follow: following,
    timers: {
      setTimer(run) {
        timer = run;
        rested();
        return () => {
          timer = null;
        };
      },
    },
  });
  const rest = () => new Promise<void>((resolve) => (rested = resolve));
  const first = rest();
  source.start(position, {
    deliver: async ({ lines, firstLine, position: at }) => {
      taken.push({ text: Buffer.from(lines).toString(), firstLine, position: at });
      return NOTHING_TAKEN;
    },
    note: () => {},
    report: (report) => {
      reports.push(report);
      if (report.state === 'offline' && !following) rested();
    },
  });
  await first;
  return {
    taken,
    reports,
    again: async () => {
      const next = rest();
      timer?.();
      await next;
    },
  };
}

test('delivers whole lines, goes on where the file grows, and counts its lines', async () => {
  writeFileSync(path, 'one\ntwo\nthr');
  const { taken, reports, again } = await follow();
  expect(taken.map(({ text, firstLine }) => [text, firstLine])).toEqual([['one\ntwo\n', 1]]);
  expect(reports.at(-1)).toEqual({ state: 'live' });
  appendFileSync(path, 'ee\nfour\n');
  await again();
  expect(taken.map(({ text, firstLine }) => [text, firstLine]).slice(1)).toEqual([['three\nfour\n', 3]]);
});

test('starts again behind what was kept', async () => {
  writeFileSync(path, 'one\ntwo\n');
  const before = await follow();
  await source.stop();
  appendFileSync(path, 'three\n');
  const { taken } = await follow(before.taken.at(-1)?.position ?? null);
  expect(taken.map(({ text, firstLine }) => [text, firstLine])).toEqual([['three\n', 3]]);
});

test('a file that was rotated or cut is read from its beginning', async () => {
  writeFileSync(path, 'one\ntwo\n');
  const { taken, again } = await follow();
  renameSync(path, `${path}.1`);
  writeFileSync(path, 'new\n');
  await again();
  truncateSync(path, 0);
  appendFileSync(path, 'x\n');
  await again();
  expect(taken.map(({ text }) => text)).toEqual(['one\ntwo\n', 'new\n', 'x\n']);
});

test('what was written into a file before it was rotated is read before the new one, also after a restart', async () => {
  writeFileSync(path, 'one\n');
  const { taken, again } = await follow();
  appendFileSync(path, 'two\n');
  renameSync(path, `${path}.1`);
  // Who writes has the old file open still.
  appendFileSync(`${path}.1`, 'three\nfou');
  await again();
  expect(taken.map(({ text }) => text)).toEqual(['one\n', 'two\nthree\n']);
  const { position = null } = taken.at(-1) ?? {};
  await source.stop();

  appendFileSync(`${path}.1`, 'r');
  writeFileSync(path, 'five\n');
  const later = await follow(position);
  expect(later.taken.map(({ text, firstLine }) => [text, firstLine])).toEqual([
    ['four', 3 + 1],
    ['five\n', 1],
  ]);
});

test('between two files of a rotation it is live, and offline where no new one comes', async () => {
  writeFileSync(path, 'one\n');
  const { reports, again } = await follow();
  renameSync(path, `${path}.1`);
  for (let look = 1; look < 10; look++) await again();
  expect(reports.at(-1)).toEqual({ state: 'live' });
  await again();
  expect(reports.at(-1)).toMatchObject({ state: 'offline', reason: expect.stringContaining(path) });
  writeFileSync(path, 'two\n');
  await again();
  expect(reports.at(-1)).toEqual({ state: 'live' });
});

test('a file that is not there is offline with its name and the reason, and live when it comes', async () => {
  const { taken, reports, again } = await follow();
  expect(reports).toMatchObject([{ state: 'offline', reason: expect.stringContaining(path) }]);
  writeFileSync(path, 'one\n');
  await again();
  expect(taken.map(({ text }) => text)).toEqual(['one\n']);
  expect(reports.at(-1)).toEqual({ state: 'live' });
});

test('a file that is not followed ends: its last line needs no LF, and the source says that it is over', async () => {
  writeFileSync(path, 'one\ntwo');
  const { taken, reports } = await follow(null, false);
  expect(taken.map(({ text }) => text).join('')).toBe('one\ntwo');
  expect(reports.at(-1)).toEqual({ state: 'offline', reason: 'end_of_file' });
});

test('a line longer than a chunk is one delivery', async () => {
  const long = 'x'.repeat(9 * 1024 * 1024);
  writeFileSync(path, `${long}\nend\n`);
  const { taken } = await follow();
  expect(taken.map(({ text }) => text).join('')).toBe(`${long}\nend\n`);
  expect(taken[0]?.text.startsWith(long)).toBe(true);
});

test('a gzip is refused by what it is, not line by line', async () => {
  writeFileSync(path, gzipSync('{"specversion":"1.0"}\n'));
  const { taken, reports, again } = await follow();
  expect(taken).toEqual([]);
  expect(reports).toEqual([{ state: 'offline', reason: expect.stringContaining('is gzip') }]);
  writeFileSync(path, 'a line\n');
  await again();
  expect(taken.map(({ text }) => text)).toEqual(['a line\n']);
});
