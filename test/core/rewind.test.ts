// The past as it is shown against the report of the same moment: to any moment and back, played, over midnights and
// changes of the clock, with events that come late while somebody looks.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CacheReader, CacheWriter } from '../../electron/cache/types.ts';
import { boardAsOf } from '../../electron/core/as-of.ts';
import { choiceOf, cockpitSubject } from '../../electron/core/cockpit-subject.ts';
import { createIntake, type Intake } from '../../electron/core/intake.ts';
import { reportCockpit } from '../../electron/core/reports.ts';
import { createRewindDesk } from '../../electron/core/rewind-desk.ts';
import { FRAME_MS, Rewinder } from '../../electron/core/rewinder.ts';
import { workerUrl } from '../../electron/core/worker-url.ts';
import { createDays, type Days } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { type CockpitFilter, type CockpitView, REWIND_SPEEDS, type RewindView } from '../../shared/contract/views.ts';
import type { Port, ServerMessage } from '../../shared/contract/wire.ts';
import { isoTime } from '../../shared/iso-time.ts';
import { deliveries } from '../histories/deliveries.ts';
import { cockpitQuestions } from '../histories/questions.ts';
import { createRandom } from '../histories/random.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { type CacheFile, cacheFile } from './cache-file.ts';
import { type HandClock, handClock } from './hand-clock.ts';
import { type RewindWatch, watchPast } from './rewind-watch.ts';

const HISTORIES = 60;
/** Few events from one checkpoint to the next, so that small histories have many. */
const STEP = 3;
/** Fewer than most steps read, so that events are read from the cache again. */
const AT_HAND = 5;
/** Of the random days many are, and many are not. */
const LARGE = 12;
const EVERYTHING: CockpitFilter = { product: [], channel: [], group: [] };
const fail = (error: unknown) => {
  throw error;
};

class World {
  readonly cache: CacheFile;
  readonly opened: { reader: CacheReader; writer: CacheWriter; close(): void };
  readonly clock: HandClock;
  readonly days: Days;
  readonly rewinder: Rewinder;
  readonly #intake: Intake;

  constructor(tz: string, now: number) {
    this.cache = cacheFile();
    this.opened = this.cache.open();
    this.clock = handClock(now);
    this.days = createDays(tz);
    const { clock, days } = this;
    const { reader } = this.opened;
    this.#intake = createIntake({
      ...this.opened,
      days,
      clock,
      settle: () => null,
      show: () => {},
      onTrouble: (trouble) => trouble && fail(trouble.error),
      onFatal: fail,
    });
    this.rewinder = new Rewinder({
      reader,
      days,
      clock,
      leastStep: STEP,
      atHand: AT_HAND,
      mostConversations: 1,
      large: LARGE,
      onError: fail,
    });
  }

  async deliver(events: readonly object[]): Promise<void> {
    const lines = splitLines(Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join('')));
    await this.#intake.ingest.take(lines, { from: 'test', position: null }).done;
  }

  /** Lets `ms` pass, frame by frame. */
  pass(ms: number): void {
    for (let left = ms; left > 0; left -= FRAME_MS) this.clock.jump(this.clock.now() + Math.min(left, FRAME_MS));
  }

  /** What the report and the live cockpit's own code say of the moment that is shown. */
  check(watch: RewindWatch, filter: CockpitFilter, words: string): void {
    const { reader } = this.opened;
    const view = watch.view();
    const { at } = view;
    const choice = choiceOf(filter);
    const truth = cockpitSubject(
      () => boardAsOf(reader, this.days, at),
      choice,
      () => at,
    ).full() as CockpitView;
    expect(cockpitOf(view), words).toEqual(truth);
    const { agents, totals, by_status, day } = reportCockpit(reader, { at, days: this.days, choice });
    expect(reportOf(view), words).toEqual({ agents, totals, by_status, day });
  }

  end(): void {
    this.opened.close();
    this.cache.remove();
  }
}

function cockpitOf({ at, day, rows, totals, by_status, strip }: RewindView): CockpitView {
  return { at, day, rows, totals, by_status, strip };
}

function reportOf({ rows, totals, by_status, day }: RewindView) {
  const agents = rows.map(({ slots: _, status_reason: __, ...row }) => ({
    ...row,
    status_since: row.status_since === null ? null : isoTime(row.status_since),
  }));
  return { agents, totals, by_status, day };
}

test(`over ${HISTORIES} random histories the past is what the report of the same moment says`, async () => {
  await forEachSeed(HISTORIES, async (seed) => {
    const random = createRandom(seed);
    const history = randomHistory(seed);
    const times = history.events.map(msOf);
    const first = Math.min(...times);
    const last = Math.max(...times);
    const world = new World(history.world.tz, random.chance(0.3) ? random.int(first, last) : last + 1);
    try {
      const waiting = [...deliveries(history.events, seed)];
      const come = async (share: number) => {
        for (let n = Math.ceil(waiting.length * share); n > 0; n--) await world.deliver(waiting.shift() ?? []);
      };
      await come(random.next());
      for (let look = 0; look < 6; look++) {
        const [question] = cockpitQuestions(history, random.int(0, 1e6), 1);
        const filter = {
          product: question?.product ?? [],
          channel: question?.channel ?? [],
          group: question?.group ?? [],
        } as CockpitFilter;
        const at = random.chance(0.5) ? random.int(first - 1000, last + 1000) : random.pick(times);
        const speed = random.pick([0, ...REWIND_SPEEDS] as const);
        const words = JSON.stringify({ look, at, speed, filter });
        const watch = watchPast(world.rewinder, { ...filter, at, speed });
        world.check(watch, filter, `${words}, at first`);
        for (let step = 0; step < 3; step++) {
          if (random.chance(0.4)) await come(random.next() * 0.5);
          world.pass(random.pick([FRAME_MS, 1_000, 7_300]));
          world.check(watch, filter, `${words}, step ${step}`);
        }
        if (random.chance(0.7)) watch.end();
      }
    } finally {
      world.end();
    }
  });
}, 600_000);

const DAY = Date.parse('2026-11-24T00:00:00Z');
const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);
let id = 0;
const event = (type: string, ms: number, data: object) => ({
  ...{ specversion: '1.0', id: `e${++id}`, source: '/t', type },
  time: new Date(ms).toISOString(),
  data,
});
const status = (ms: number, word: string) => event('agent.status_changed', ms, { agent: 'ann', status: word });

describe('somebody who looks at a past moment', () => {
  let world: World;
  beforeEach(async () => {
    world = new World('UTC', at('14:00:00'));
    await world.deliver([
      event('agent.updated', at('09:00:00'), { agent: 'ann', name: 'Ann', groups: [], slots: 2 }),
      status(at('09:00:00'), 'online'),
      status(at('10:42:07'), 'break'),
      status(at('10:50:00'), 'online'),
    ]);
  });
  afterEach(() => world.end());
  const look = (ms: number, speed: 0 | 1 | 60 = 0) => watchPast(world.rewinder, { ...EVERYTHING, at: ms, speed });
  const ann = (watch: RewindWatch) => watch.view().rows.map((row) => [row.status, row.status_since]);

  test('sees the floor to the second', () => {
    expect(ann(look(at('10:42:06')))).toEqual([['online', at('09:00:00')]]);
    expect(ann(look(at('10:42:07')))).toEqual([['break', at('10:42:07')]]);
  });

  test('gets the day around it: its ends, what was opened in each quarter of an hour, and what can be looked at', async () => {
    const opened = (ms: number, conversation: string) =>
      event('conversation.opened', ms, { conversation, kind: 'chat', channel: 'web' });
    await world.deliver([opened(at('10:44:59'), 'c1'), opened(at('10:45:00'), 'c2'), opened(at('10:59:59'), 'c3')]);
    const { speed, from, to, day_start, day_end, activity } = look(at('10:42:00')).view();
    const quarters = new Array<number>(96).fill(0);
    quarters[42] = 1;
    quarters[43] = 2;
    expect({ speed, from, to, day_start, day_end, activity }).toEqual({
      speed: 0,
      from: at('09:00:00'),
      to: at('14:00:00'),
      day_start: DAY,
      day_end: DAY + 86_400_000,
      activity: quarters,
    });
  });

  test('counts a conversation once, by its first opening, on that day', async () => {
    const opened = (ms: number, conversation: string) =>
      event('conversation.opened', ms, { conversation, kind: 'chat', channel: 'web' });
    await world.deliver([
      ...[opened(at('10:00:00'), 'twice'), opened(at('10:20:00'), 'twice')],
      ...[opened(DAY - 60_000, 'before'), opened(at('10:30:00'), 'before')],
    ]);
    const quarters = new Array<number>(96).fill(0);
    quarters[40] = 1;
    expect(look(at('10:42:00')).view().activity).toEqual(quarters);
  });

  test('plays it, a frame at a time, each with its moment', () => {
    const watch = look(at('10:42:00'), 1);
    world.pass(1_000);
    expect(watch.diffs.map((diff) => diff.at - at('10:42:00'))).toEqual([200, 400, 600, 800, 1_000]);
    const fast = look(at('10:42:00'), 60);
    world.pass(1_000);
    expect([fast.view().at, ...ann(fast)]).toEqual([at('10:43:00'), ['break', at('10:42:07')]]);
  });

  test('comes to a stand at now, and is told so', () => {
    const watch = look(at('13:59:30'), 60);
    world.pass(2_000);
    const { at: shown, speed, to } = watch.view();
    expect([shown, speed, to]).toEqual([at('14:00:00') + 600, 0, at('14:00:00') + 600]);
    const { length } = watch.diffs;
    world.pass(2_000);
    expect(watch.diffs.length).toBe(length);
  });

  test('is given the nearest moment there is, before the first event and in the future', () => {
    expect(look(0).view().at).toBe(at('09:00:00'));
    expect(look(at('23:00:00')).view().at).toBe(at('14:00:00'));
  });

  test('has the moment put right by an event that comes late, and is left alone by one behind it', async () => {
    const watch = look(at('10:45:00'));
    await world.deliver([status(at('10:44:00'), 'invisible')]);
    world.pass(FRAME_MS);
    expect(ann(watch)).toEqual([['invisible', at('10:44:00')]]);
    await world.deliver([status(at('11:00:00'), 'offline')]);
    world.pass(FRAME_MS);
    expect(watch.diffs.length).toBe(1);
  });

  test('has it put right by an event of an earlier day, too', async () => {
    const watch = look(at('08:00:00'));
    expect(watch.view().at).toBe(at('09:00:00'));
    const early = look(at('09:30:00'));
    await world.deliver([status(DAY - 3_600_000, 'online')]);
    world.pass(FRAME_MS);
    expect(ann(early)).toEqual([['online', DAY - 3_600_000]]);
  });

  test('has only the day at hand where that is a large one', async () => {
    world.clock.jump(at('14:00:00') + 2 * 86_400_000);
    const next = DAY + 86_400_000;
    await world.deliver(Array.from({ length: LARGE }, (_, n) => status(at('11:00:00') + n, 'break')));
    await world.deliver([status(next, 'offline')]);
    const read = vi.spyOn(world.opened.reader, 'blocks');
    const times = (moment: number) => {
      read.mockClear();
      look(moment).end();
      return read.mock.calls.length;
    };
    expect([at('11:00:00'), at('12:00:00'), next, at('12:00:00'), next].map(times)).toEqual([1, 0, 1, 1, 0]);
    const watch = look(at('12:00:00'));
    expect(times(next + 86_400_000)).toBe(1);
    expect([times(at('12:00:00')), ann(watch)]).toEqual([0, [['break', at('11:00:00')]]]);
  });

  test('plays over midnight into the next day', async () => {
    world.clock.jump(at('14:00:00') + 86_400_000);
    const next = DAY + 86_400_000;
    await world.deliver([
      status(next + 5_000, 'offline'),
      event('conversation.opened', next + 6_000, { conversation: 'c1', kind: 'chat', channel: 'web' }),
    ]);
    const watch = look(DAY + 86_400_000 - 10_000, 60);
    world.pass(1_000);
    expect([watch.view().day, watch.view().day_start, ann(watch)]).toEqual([
      '2026-11-25',
      DAY + 86_400_000,
      [['offline', DAY + 86_400_000 + 5_000]],
    ]);
    expect(watch.view().activity[0]).toBe(1);
  });
});

test('runs on a thread of its own, which answers whoever asked and says what is wrong', async () => {
  const world = new World('UTC', at('14:00:00'));
  await world.deliver([status(at('09:00:00'), 'online'), status(at('10:42:07'), 'break')]);
  const next = async (file: string, ms: number): Promise<unknown> => {
    const desk = createRewindDesk({ file, tz: 'UTC' }, workerUrl('rewind-worker'), () => {});
    const { promise, resolve } = Promise.withResolvers<string>();
    const port: Port = { send: resolve, onMessage: () => {}, onClose: () => {}, close: () => {} };
    desk.watch(port, 7, { ...EVERYTHING, at: ms, speed: 0 });
    const said = JSON.parse(await promise) as ServerMessage;
    desk.unwatch(port, null);
    await desk.close();
    return said;
  };
  const { cache } = world;
  expect(await next(cache.file, at('10:42:06'))).toMatchObject({
    ...{ v: 1, t: 'push', id: 7, n: 0 },
    full: { at: at('10:42:06'), rows: [{ agent: 'ann', status: 'online' }] },
  });
  expect(await next(`${cache.file}-gone`, at('10:42:06'))).toMatchObject({
    ...{ v: 1, t: 'answer', id: 7, ok: false },
    error: { code: 'rewind_failed' },
  });
  world.end();
});

test('a cache without events has only now', () => {
  const world = new World('UTC', DAY);
  const { at: shown, from, rows } = watchPast(world.rewinder, { ...EVERYTHING, at: 5, speed: 0 }).view();
  expect({ shown, from, rows }).toEqual({ shown: DAY, from: null, rows: [] });
  world.end();
});
