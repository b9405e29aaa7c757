// An agent's statuses in pieces: whatever the order of arrival, each lies in its piece once, behind the presence before it;
// and neither a change nor a late one costs more the more there were.
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CacheReader, CommitBatch } from '../../electron/cache/types.ts';
import { Floor } from '../../electron/core/floor.ts';
import { pieceOf } from '../../electron/core/piece-store.ts';
import { PIECE_EVENTS } from '../../electron/core/pieces.ts';
import { EARLIEST_MS } from '../../electron/core/stream.ts';
import { thaw } from '../../electron/core/stream-row.ts';
import { createDays } from '../../electron/figures/days.ts';
import { foldFromNothing } from '../../electron/figures/fold.ts';
import { newPresence } from '../../electron/figures/presence.ts';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { createRandom, type Random } from '../histories/random.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { type CacheFile, cacheFile } from './cache-file.ts';
import { handClock } from './hand-clock.ts';

const SEEDS = 100;
const START = Date.parse('2026-01-05T08:00:00Z');
const MINUTE_MS = 60_000;
const STATUSES = ['online', 'break', 'invisible', 'offline'] as const;

let cache: CacheFile;
beforeEach(() => {
  cache = cacheFile();
});
afterEach(() => cache.remove());

function change(agent: string, n: number, ms: number, status: string, more: object = {}): string {
  const time = new Date(ms).toISOString();
  const data = { agent, status };
  return JSON.stringify({
    ...{ specversion: '1.0', id: `${agent}-${n}`, source: '/t', type: 'agent.status_changed', time },
    ...{ data, ...more },
  });
}

function decoded(text: string): KokpitEvent {
  const made = decodeText(text);
  if (!made.ok) throw new Error(made.reason);
  return made.event;
}

/** A floor over the cache, and what it has been told to commit. */
function begin(clock: ReturnType<typeof handClock>, pieceEvents?: number) {
  const opened = cache.open();
  const batches: CommitBatch[] = [];
  let read = 0;
  const { reader } = opened;
  const readEvents = reader.readEvents.bind(reader);
  reader.readEvents = (numbers) => {
    read += numbers.length;
    return readEvents(numbers);
  };
  const commit = (batch: CommitBatch) => {
    batches.push(batch);
    return opened.writer.commit(batch);
  };
  const fail = (error: unknown) => {
    throw error;
  };
  const floor = new Floor({
    ...{ reader, writer: { ...opened.writer, commit }, days: createDays('UTC'), clock, pieceEvents },
    settle: () => null,
    onMoved: () => {},
    onTrouble: (trouble) => trouble && fail(trouble.error),
    onFatal: fail,
  });
  return {
    ...{ reader, floor, batches },
    read: () => read,
    take: (texts: readonly string[]) =>
      floor.intake.ingest.take(splitLines(Buffer.from(texts.join('\n'))), { from: 'test', position: null }).done,
    close: () => {
      floor.stop();
      opened.close();
    },
  };
}

/** All pieces of an agent, the open one last, each with its events. */
function piecesOf(reader: CacheReader, agent: string) {
  const row = reader.findStream('presence', agent);
  if (row === null) return [];
  const stream = thaw(row);
  const closed = reader.pieces(stream.no, EARLIEST_MS, Number.MAX_SAFE_INTEGER).map(pieceOf);
  const { beginMs, base, numbers } = stream;
  return [...closed, { beginMs, base: base ?? newPresence(), numbers }].map(({ beginMs, base, numbers }) => {
    const events = reader.readEvents(numbers).map(decoded).sort(compareOrder);
    return { beginMs, base, ids: events.map(({ id }) => id) };
  });
}

/** What they must be, cut where they are cut. */
function expectPieces(reader: CacheReader, agent: string, texts: readonly string[]): void {
  const all = texts.map(decoded).filter(({ data }) => data.agent === agent);
  const pieces = piecesOf(reader, agent);
  const begins = pieces.map(({ beginMs }) => beginMs);
  expect(begins).toEqual([...new Set(begins)].sort((a, b) => a - b));
  expect(pieces).toEqual(
    begins.map((beginMs, n) => {
      const endMs = begins[n + 1] ?? Number.POSITIVE_INFINITY;
      const own = all.filter(({ ms }) => ms >= beginMs && ms < endMs).sort(compareOrder);
      const before = foldFromNothing('presence', all, beginMs - 1);
      return { beginMs, base: before, ids: own.map(({ id }) => id) };
    }),
  );
  if (all.length > 0) expect(begins[0]).toBe(EARLIEST_MS);
  const state = thaw(reader.findStream('presence', agent) as never).state;
  expect(state).toEqual(foldFromNothing('presence', all, Number.POSITIVE_INFINITY));
}

/** Statuses said again, in the same moment, minutes or days apart. */
function statuses(random: Random): string[] {
  const texts: string[] = [];
  for (const agent of ['ann', 'bob']) {
    let ms = START;
    const choice = random.chance(0.5) ? STATUSES : (['online', 'online', 'online', 'break'] as const);
    for (let n = random.int(1, 50); n > 0; n--) {
      ms += random.pick([0, 0, 1, MINUTE_MS, 60 * MINUTE_MS, 3 * 1_440 * MINUTE_MS]);
      const more = random.chance(0.3) ? { sequence: String(random.int(0, 9)) } : {};
      texts.push(change(agent, n, ms, random.pick(choice), more));
    }
  }
  return texts.sort((a, b) => compareOrder(decoded(a), decoded(b)));
}

/** Most in order, some late, some again, or all anyhow. */
function deliver(random: Random, texts: readonly string[]): string[][] {
  const came = random.chance(0.3) ? random.shuffle([...texts]) : [...texts];
  for (let n = random.int(0, 8); n > 0; n--) {
    const [late] = came.splice(random.int(0, came.length - 1), 1) as [string];
    came.splice(random.int(0, came.length), 0, late);
  }
  for (let n = random.int(0, 4); n > 0; n--) came.push(random.pick(came));
  const batches: string[][] = [];
  while (came.length > 0) batches.push(came.splice(0, random.int(1, random.pick([1, 4, 20]))));
  return batches;
}

test('every status lies in its piece once, whenever it came, with restarts and clocks put anyhow', async () => {
  await forEachSeed(SEEDS, async (seed) => {
    const random = createRandom(seed);
    const texts = statuses(random);
    const times = texts.map((text) => decoded(text).ms);
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const moment = () => random.pick([first - 1_000, random.int(first, last), random.pick(times), last + 1_000]);
    const clock = handClock(moment());
    const arrived: string[] = [];
    cache.remove();
    cache = cacheFile();
    const most = () => random.pick([1, 2, 3, 8, Number.POSITIVE_INFINITY]);
    let core = begin(clock, most());
    const look = () => {
      clock.jump(clock.now() + 250);
      for (const agent of ['ann', 'bob']) {
        const own = arrived.map(decoded).filter(({ data }) => data.agent === agent);
        const shown = core.floor.board.agents.get(agent)?.presence ?? newPresence();
        expect(shown).toEqual(foldFromNothing('presence', own, clock.now()));
      }
    };
    const onTheWay: Promise<void>[] = [];
    for (const batch of deliver(random, texts)) {
      onTheWay.push(core.take(batch));
      for (const text of batch) if (!arrived.includes(text)) arrived.push(text);
      // Several not on the disk yet.
      if (random.chance(0.4)) continue;
      await Promise.all(onTheWay.splice(0));
      look();
      if (random.chance(0.3)) clock.jump(Math.max(clock.now(), moment()));
      look();
      if (random.chance(0.1)) {
        core.close();
        // A clock that is put back while the console is off.
        clock.jump(moment());
        core = begin(clock, most());
        look();
      }
    }
    await Promise.all(onTheWay);
    for (const agent of ['ann', 'bob']) expectPieces(core.reader, agent, texts);
    core.close();
  });
}, 120_000);

test('a change writes no more after thousands, each closed piece once, and a late one reads and writes a piece', async () => {
  const COUNT = 3_000;
  const clock = handClock(START + 2 * COUNT * MINUTE_MS);
  const core = begin(clock);
  const texts = Array.from({ length: COUNT }, (_, n) =>
    change('ann', n, START + n * MINUTE_MS, STATUSES[n % 4] as string),
  );
  for (const text of texts) await core.take([text]);
  const rows = core.batches.flatMap(({ streams }) => streams);
  const written = core.batches.flatMap(({ pieces }) => pieces);
  expect(Math.max(...rows.map(({ state }) => state.length))).toBeLessThan(12 * PIECE_EVENTS);
  expect(written.length).toBe(Math.floor((COUNT - 1) / PIECE_EVENTS));
  expect(new Set(written.map(({ beginMs }) => beginMs)).size).toBe(written.length);
  expect(core.read()).toBe(0);
  const late = change('ann', COUNT, START + 1_000.5 * MINUTE_MS, 'online');
  await core.take([late]);
  expect(core.read()).toBeLessThanOrEqual(2 * PIECE_EVENTS);
  expect(core.batches.at(-1)?.pieces).toHaveLength(1);
  expectPieces(core.reader, 'ann', [...texts, late]);
  core.close();
});

test('what comes last first is cut into pieces as well', async () => {
  const clock = handClock(START + 1e9);
  const core = begin(clock, 4);
  const texts = Array.from({ length: 200 }, (_, n) =>
    change('ann', n, START + n * MINUTE_MS, STATUSES[n % 3] as string),
  );
  for (const text of texts.toReversed()) await core.take([text]);
  expectPieces(core.reader, 'ann', texts);
  expect(Math.max(...piecesOf(core.reader, 'ann').map(({ ids }) => ids.length))).toBeLessThan(8);
  core.close();
});

test('a row of the format before is the first piece', async () => {
  const clock = handClock(START + 1e9);
  const texts = Array.from({ length: 100 }, (_, n) =>
    change('ann', n, START + n * MINUTE_MS, STATUSES[n % 3] as string),
  );
  const before = begin(clock, Number.POSITIVE_INFINITY);
  await before.take(texts.slice(0, 90));
  before.close();
  const db = new Database(cache.file);
  db.exec('DROP TABLE piece; PRAGMA user_version = 3');
  expect(db.prepare('SELECT json_array_length(state) FROM stream').pluck().all()).toEqual([3]);
  db.close();
  const core = begin(clock, 4);
  for (const text of texts.slice(90)) await core.take([text]);
  expect(piecesOf(core.reader, 'ann').map(({ ids }) => ids.length)).toEqual([90, 4, 4, 2]);
  const late = change('ann', 100, START + 10.5 * MINUTE_MS, 'offline');
  await core.take([late]);
  expectPieces(core.reader, 'ann', [...texts, late]);
  core.close();
});

test('a piece that cannot be read, or is not there, is damage', async () => {
  const clock = handClock(START + 1e9);
  const core = begin(clock, 2);
  for (let n = 0; n < 9; n++) await core.take([change('ann', n, START + n * MINUTE_MS, STATUSES[n % 3] as string)]);
  core.close();
  for (const wrong of ["UPDATE piece SET state = '[{'", 'DELETE FROM piece']) {
    const db = new Database(cache.file);
    db.exec(wrong);
    db.close();
    const again = begin(clock, 2);
    expect(() => again.take([change('ann', 9, START + 1, 'online')])).toThrow(
      expect.objectContaining({ code: 'damaged' }),
    );
    again.close();
  }
});
