// What nobody waits for any more is given up: before it began, in the middle of its reading, and over the wire.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_BATCH } from '../../electron/cache/empty-batch.ts';
import { createReader } from '../../electron/cache/reader.ts';
import type { StreamRow } from '../../electron/cache/types.ts';
import { serveClient } from '../../electron/core/client.ts';
import { flagOf, GivenUp, GivingUp, watchRead } from '../../electron/core/given-up.ts';
import { type CacheFile, cacheFile } from './cache-file.ts';
import { beginCore } from './core-under-test.ts';
import { handClock } from './hand-clock.ts';
import { scriptedSource } from './scripted-source.ts';

const STREAMS = 10;
let cache: CacheFile;
beforeEach(() => {
  cache = cacheFile();
});
afterEach(() => cache.remove());

function streamRow(_: unknown, n: number): StreamRow {
  const kept = { kind: 'conversation', open: false, waiting: false, state: '{}' } as const;
  return { ...kept, no: n + 1, id: `c${n}`, firstMs: n, lastMs: n };
}

test('a question is given up in the middle of its reading, and the next one is answered by the same reader', async () => {
  const { writer, close } = cache.open();
  await writer.commit({ ...EMPTY_BATCH, streams: Array.from({ length: STREAMS }, streamRow) });
  const givingUp = new GivingUp();
  const reader = createReader({ file: cache.file, onRow: givingUp.look });
  const wanted = new AbortController();
  const seen: string[] = [];
  const read = (at: number | null) => () =>
    reader.snapshot(() => {
      for (const { id } of reader.conversationsBetween(0, STREAMS)) if (seen.push(id) === at) wanted.abort();
      return seen.length;
    });
  try {
    expect(() => givingUp.while(flagOf(wanted.signal), read(3))).toThrow(GivenUp);
    expect(seen).toEqual(['c0', 'c1', 'c2']);
    // Where it has not begun, nothing is read.
    expect(() => givingUp.while(flagOf(wanted.signal), read(null))).toThrow(GivenUp);
    expect(seen.length).toBe(3);
    expect(givingUp.while(flagOf(new AbortController().signal), read(null))).toBe(3 + STREAMS);
    expect(givingUp.while(null, read(null))).toBe(3 + 2 * STREAMS);
    expect(() => givingUp.while(flagOf(wanted.signal), () => reader.streamsByNo([1]))).toThrow(GivenUp);
    // What reads for nobody in particular is not held up by what was given up before.
    expect(reader.streamsByNo([1]).length).toBe(1);
  } finally {
    reader.close();
    close();
  }
});

test('how many streams a question has read is told while it grows', async () => {
  const { writer, close } = cache.open();
  await writer.commit({ ...EMPTY_BATCH, streams: Array.from({ length: STREAMS }, streamRow) });
  vi.useFakeTimers();
  const givingUp = new GivingUp();
  const reader = createReader({ file: cache.file, onRow: givingUp.look });
  const flag = flagOf(new AbortController().signal);
  const told: number[] = [];
  const end = watchRead(flag, (streams) => told.push(streams));
  try {
    vi.advanceTimersByTime(1_000);
    givingUp.while(flag, () => {
      for (const { id } of reader.conversationsBetween(0, STREAMS)) if (id === 'c3') vi.advanceTimersByTime(1_000);
      reader.streamsByNo([1, 2, 3]);
    });
    vi.advanceTimersByTime(5_000);
    end();
    givingUp.while(flag, () => reader.streamsByNo([1]));
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual([4, STREAMS + 3]);
  } finally {
    vi.useRealTimers();
    reader.close();
    close();
  }
});

test('a console is told how far its question is, until it drops it', async () => {
  const sent: unknown[] = [];
  let hear = (_text: string) => {};
  let tell = (_read: number) => {};
  serveClient(
    {
      send: (text) => void sent.push(JSON.parse(text)),
      onMessage: (listener) => {
        hear = listener;
      },
      onClose: () => {},
      close: () => {},
    },
    {
      watch: () => {},
      unwatch: () => {},
      answer: (_method, _params, _signal, onRead) => {
        tell = onRead;
        return new Promise(() => {});
      },
      onDropped: () => {},
      onError: () => {},
    },
  );
  hear(JSON.stringify({ v: 1, t: 'request', id: 4, method: 'explain', params: null }));
  tell(1_000);
  hear(JSON.stringify({ v: 1, t: 'drop', id: 4 }));
  tell(2_000);
  expect(sent).toEqual([{ v: 1, t: 'progress', id: 4, read: 1_000 }]);
});

test('a console that drops a question gets no answer to it, and the next one as ever', async () => {
  const at = Date.parse('2026-03-10T09:00:00Z');
  const { core, view, opened } = await beginCore({ cache, clock: handClock(at), source: scriptedSource() });
  const list = { span: { date: '2026-03-10' }, who: 'all', rows: 'whole' };
  const told: unknown[] = [];
  try {
    void view.ask('lost', list).then((answer) => told.push(answer));
    view.say(JSON.stringify({ v: 1, t: 'drop', id: 1 }));
    // Of a question that was never asked, or has its answer, nothing comes of it.
    view.say(JSON.stringify({ v: 1, t: 'drop', id: 99 }));
    // One thread, one after the other: the first would have been answered by then.
    const answer = await view.ask('lost', list);
    expect(answer).toMatchObject({ id: 2, ok: true });
    expect(told).toEqual([]);
  } finally {
    await core.stop();
    opened.close();
  }
});
