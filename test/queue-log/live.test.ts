// A queue_log that grows: in pieces, over restarts and rotations it gives the events that it gives when it is read whole.
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NOTHING_TAKEN, type RefusedLine, type Source, type SourceReport } from '../../electron/source/port.ts';
import { convertLog } from '../../electron/source/queue-log/convert.ts';
import { type LogLine, readLine } from '../../electron/source/queue-log/line.ts';
import { type LogState, LogStream } from '../../electron/source/queue-log/log-stream.ts';
import { createQueueLogSource } from '../../electron/source/queue-log/queue-log-source.ts';
import { createRandom } from '../histories/random.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { randomLog, START_S } from './random-log.ts';

/** Events by their id, and the texts that are refused, of the log read whole. */
function whole(lines: readonly string[]): { events: string[]; faults: string[] } {
  const converted = convertLog(
    'queue_log',
    lines.map((text, i) => readLine(text, i + 1, null) as LogLine),
  );
  return {
    events: converted.flatMap(({ events }) => events),
    faults: converted.filter(({ fault }) => fault !== null).map(({ line }) => line.text),
  };
}

const parts = (ndjson: Uint8Array) => Buffer.from(ndjson).toString().split('\n').slice(0, -1);
const bytesOf = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''));

test('cut anywhere, and put down and taken up anywhere, it is the same', async () => {
  await forEachSeed(60, (seed) => {
    const random = createRandom(seed);
    const lines = randomLog(random, 150);
    let stream = new LogStream('queue_log', null);
    const events: string[] = [];
    const faults: string[] = [];
    for (let from = 0; from < lines.length; ) {
      const to = from + random.int(1, 12);
      const piece = stream.take(bytesOf(lines.slice(from, to)), from + 1);
      events.push(...parts(piece.events));
      for (const { bytes, line } of piece.refused) {
        faults.push(Buffer.from(bytes).toString());
        expect(lines[line - 1]).toBe(faults.at(-1));
      }
      from = to;
      if (random.chance(0.3))
        stream = new LogStream('queue_log', JSON.parse(JSON.stringify(stream.state())) as LogState);
    }
    expect(events).toEqual(whole(lines).events);
    expect(faults).toEqual(whole(lines).faults);
  });
});

/** Calls that come every 80 s and are gone after 40. */
function abandoned(fromS: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const what = i % 2 ? 'ABANDON|1|1|40' : 'ENTERQUEUE||+49';
    return `${fromS + i * 40}|${fromS}.${i >> 1}|sales|NONE|${what}`;
  });
}

test('what is remembered does not grow with the log', () => {
  const stream = new LogStream('queue_log', null);
  const sizes = Array.from({ length: 6 }, (_, day) => {
    stream.take(bytesOf(abandoned(START_S + day * 86_400, 2_000)), 1);
    return JSON.stringify(stream.state()).length;
  });
  expect(Math.max(...sizes)).toBeLessThan(1.1 * (sizes[1] as number));
  expect(Math.max(...sizes)).toBeLessThan(50_000);
});

describe('as a source', () => {
  let folder: string;
  let path: string;
  let source: Source;
  let lines: string[];
  let events: Map<string, string>;
  let faults: string[];
  let reports: SourceReport[];
  let deliveries: { bytes: number; isLast: boolean }[];
  let position: string | null;
  let look: () => Promise<void>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kokpit-live-log-'));
    path = join(folder, 'queue_log');
    lines = randomLog(createRandom(7), 120);
    events = new Map();
    faults = [];
    reports = [];
    deliveries = [];
    position = null;
  });
  afterEach(async () => {
    await source.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts it from where it was; resolves when it rests, as `look` does. */
  async function begin(): Promise<void> {
    let timer: (() => void) | null = null;
    let rested = () => {};
    const setTimer = (run: () => void) => {
      timer = run;
      rested();
      return () => {};
    };
    const rest = () => new Promise<void>((resolve) => (rested = resolve));
    source = createQueueLogSource({ path, timers: { setTimer } });
    const first = rest();
    source.start(position, {
      deliver: async ({ lines: ndjson, refused = [], position: at }) => {
        deliveries.push({ bytes: ndjson.length, isLast: at !== null });
        for (const event of parts(ndjson)) keep(event);
        faults.push(...refused.map(({ bytes }: RefusedLine) => Buffer.from(bytes).toString()));
        if (at !== null) position = at;
        return NOTHING_TAKEN;
      },
      report: (report) => reports.push(report),
      note: () => {},
    });
    await first;
    look = () => {
      const next = rest();
      timer?.();
      return next;
    };
  }

  /** What a cache does: the first that came stays, and another one of its id would be in conflict. */
  function keep(event: string): void {
    const { id } = JSON.parse(event) as { id: string };
    expect(events.get(id) ?? event).toBe(event);
    events.set(id, event);
  }

  function expectWhole(): void {
    const { events: all, faults: refused } = whole(lines);
    expect([...events.values()].sort()).toEqual(all.sort());
    expect(new Set(faults)).toEqual(new Set(refused));
  }

  const put = (file: string, from: number, to: number) => appendFileSync(file, bytesOf(lines.slice(from, to)));

  test('what was rotated away comes first, then what is there, then what is written', async () => {
    writeFileSync(`${path}.2.gz`, gzipSync(bytesOf(lines.slice(0, 40))));
    utimesSync(`${path}.2.gz`, START_S, START_S);
    put(`${path}.1`, 40, 80);
    put(path, 80, 100);
    writeFileSync(join(folder, 'other_log'), 'no\n');
    await begin();
    expect(reports.at(-1)).toEqual({ state: 'live' });
    put(path, 100, 120);
    await look();
    expectWhole();
  });

  test('it goes on through a rotation, and after a restart where it was', async () => {
    put(path, 0, 30);
    await begin();
    put(path, 30, 50);
    renameSync(path, `${path}.1`);
    put(path, 50, 70);
    await look();
    await source.stop();
    put(path, 70, 90);
    await begin();
    put(path, 90, 120);
    await look();
    expectWhole();
  });

  test('a rotation while it was stopped loses nothing, also where the old file was packed', async () => {
    put(path, 0, 30);
    await begin();
    await source.stop();
    put(path, 30, 60);
    renameSync(path, `${path}.1`);
    put(path, 60, 80);
    await begin();
    await source.stop();
    put(path, 80, 100);
    writeFileSync(`${path}.1.gz`, gzipSync(readFileSync(path)));
    unlinkSync(path);
    put(path, 100, 120);
    await begin();
    expectWhole();
  });

  test('a large log comes in parts, the last with the position', async () => {
    lines = abandoned(START_S, 30_000);
    put(path, 0, 30_000);
    await begin();
    expectWhole();
    expect(deliveries.length).toBeGreaterThan(3);
    expect(Math.max(...deliveries.map(({ bytes }) => bytes))).toBeLessThanOrEqual(2 * 1024 * 1024);
    expect(deliveries.map(({ isLast }) => isLast).slice(-2)).toEqual([false, true]);
  });

  test('a line that is none is refused with its place', async () => {
    lines = [];
    writeFileSync(path, `${START_S}|c1|sales|NONE|ENTERQUEUE||\nnot a line\n`);
    await begin();
    expect(faults).toEqual(['not a line']);
    expect(events.size).toBe(2);
  });

  test('where the log is not there it says so and waits', async () => {
    await begin();
    expect(reports).toMatchObject([{ state: 'offline', reason: expect.stringContaining(path) }]);
    put(path, 0, 120);
    await look();
    expect(reports.at(-1)).toEqual({ state: 'live' });
    expectWhole();
  });
});
