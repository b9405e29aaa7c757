// Streams that have left memory are found again: in the cache that was empty at first, and by a core that opens it later.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIntake } from '../../electron/core/intake.ts';
import { createDays } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { type CacheFile, cacheFile } from './cache-file.ts';
import { handClock } from './hand-clock.ts';

/** More than are kept in memory, in several commits. */
const CONVERSATIONS = 12_000;
const COMMITS = 6;
const START_MS = Date.UTC(2026, 0, 5, 8);
const SECOND_MS = 1_000;

let cache: CacheFile;
beforeEach(() => {
  cache = cacheFile();
});
afterEach(() => cache.remove());

function event(type: string, n: number, second: number, data: object): string {
  const time = new Date(START_MS + second * SECOND_MS).toISOString();
  const id = `${type}-${n}-${second}`;
  return JSON.stringify({ specversion: '1.0', id, source: 's', type, time, data: { conversation: `c${n}`, ...data } });
}

function begin() {
  const opened = cache.open();
  const fail = (error: unknown) => {
    throw error;
  };
  const intake = createIntake({
    ...opened,
    days: createDays('UTC'),
    clock: handClock(START_MS + 86_400_000),
    settle: () => null,
    show: () => {},
    onTrouble: fail,
    onFatal: fail,
  });
  const take = async (lines: readonly string[]) => {
    const { tally, done } = intake.ingest.take(splitLines(Buffer.from(lines.join('\n'))), {
      from: 't',
      position: null,
    });
    await done;
    return tally;
  };
  return { ...opened, take };
}

async function fill(take: (lines: readonly string[]) => Promise<unknown>): Promise<void> {
  const each = CONVERSATIONS / COMMITS;
  for (let from = 0; from < CONVERSATIONS; from += each) {
    const lines: string[] = [];
    for (let n = from; n < from + each; n++) {
      lines.push(event('conversation.opened', n, n, { kind: 'chat', channel: 'web' }));
      lines.push(event('conversation.resolved', n, n + 60, { agent: 'a' }));
    }
    await take(lines);
  }
}

/** What a later event, a late one and a repeated one make of the first conversation, and of one of the last. */
async function goOn(take: (lines: readonly string[]) => Promise<unknown>) {
  const second = CONVERSATIONS + 1_000;
  return take(
    [0, CONVERSATIONS - 1].flatMap((n) => [
      event('conversation.reopened', n, second, { by: 'agent', agent: 'a' }),
      event('conversation.assigned', n, n + 10, { agent: 'b' }),
      event('conversation.resolved', n, n + 60, { agent: 'a' }),
    ]),
  );
}

test('a conversation that has left memory goes on where it was', async () => {
  const { reader, take, close } = begin();
  await fill(take);
  expect(await goOn(take)).toMatchObject({ accepted: 4, duplicates: 2 });
  const [first, last] = [0, CONVERSATIONS - 1].map((n) => reader.findStream('conversation', `c${n}`));
  expect(reader.lastStream()).toBe(CONVERSATIONS);
  expect(first).toMatchObject({ no: 1, open: true, firstMs: START_MS });
  expect(last).toMatchObject({ no: CONVERSATIONS, open: true });
  expect(JSON.parse(first?.state ?? '')[1]).toEqual([1, 2, 2 * CONVERSATIONS + 1, 2 * CONVERSATIONS + 2]);
  close();
});

test('so does one that another core has kept', async () => {
  const before = begin();
  await fill(before.take);
  before.close();
  const { reader, take, close } = begin();
  expect(await goOn(take)).toMatchObject({ accepted: 4, duplicates: 2 });
  expect(reader.lastStream()).toBe(CONVERSATIONS);
  expect(reader.findStream('conversation', 'c0')).toMatchObject({ no: 1, open: true, firstMs: START_MS });
  close();
});
