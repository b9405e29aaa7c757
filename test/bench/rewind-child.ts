// Goes to random seconds of a day: by the rewinder (`rewind`), by reading and folding the day anew (`nothing`), or by
// the report of the moment (`report`). Arguments: mode, cache, the day's first moment, seed.
import { openCache } from '../../electron/cache/open.ts';
import { boardAsOf } from '../../electron/core/as-of.ts';
import { choiceOf, cockpitSubject } from '../../electron/core/cockpit-subject.ts';
import { giveBack } from '../../electron/core/give-back.ts';
import { RewindCursor } from '../../electron/core/rewind-cursor.ts';
import { LEAST_STEP, RewindDay } from '../../electron/core/rewind-day.ts';
import { FRAME_MS, Rewinder } from '../../electron/core/rewinder.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { Port } from '../../shared/contract/wire.ts';
import { createRandom } from '../histories/random.ts';
import { quantile } from './stats.ts';

const SEEKS = 100;
/** Each of these reads the whole day. */
const SLOW_SEEKS = 10;
const FRAMES = 200;
/** More than there are checkpoints. */
const PAUSES = 30;
const SPEED = 60;
const EVERYTHING = { product: [], channel: [], group: [] };

const [mode, db = '', start = '', seed = ''] = process.argv.slice(2);
const random = createRandom(Number(seed));
const days = createDays('UTC');
const { reader, close } = await openCache({ mode: 'read', file: db });
const anySecond = () => Number(start) + random.int(60, 86_000) * 1000;

function times(count: number, run: (at: number) => void): number[] {
  return Array.from({ length: count }, () => {
    const at = anySecond();
    const startedAt = performance.now();
    run(at);
    return performance.now() - startedAt;
  });
}

function spread(taken: readonly number[], name = ''): Record<string, number> {
  const sorted = [...taken].sort((a, b) => a - b);
  return {
    [`${name}p50_ms`]: quantile(sorted, 0.5),
    [`${name}p99_ms`]: quantile(sorted, 0.99),
    [`${name}max_ms`]: sorted.at(-1) as number,
  };
}

/** A board as the text that a console gets. */
function textOf(board: RewindCursor['board'], at: number): string {
  return JSON.stringify(
    cockpitSubject(
      () => board,
      choiceOf(EVERYTHING),
      () => at,
    ).full(),
  );
}

let bytes = 0;
function said(): Record<string, number> {
  if (mode === 'nothing') {
    return spread(
      times(SLOW_SEEKS, (at) => {
        const day = new RewindDay(reader, days, days.of(at), { leastStep: Number.POSITIVE_INFINITY });
        const cursor = new RewindCursor(day, days, 0);
        cursor.moveTo(at);
        bytes = textOf(cursor.board, at).length;
      }),
    );
  }
  if (mode === 'report') {
    return spread(
      times(SLOW_SEEKS, (at) => {
        bytes = textOf(boardAsOf(reader, days, at), at).length;
      }),
    );
  }
  return rewound();
}

function rewound(): Record<string, number> {
  let timers: (() => void)[] = [];
  let now = Date.now();
  const clock = {
    now: () => now,
    setTimer: (run: () => void) => {
      timers.push(run);
      return () => {
        timers = timers.filter((other) => other !== run);
      };
    },
  };
  const turn = () => {
    for (const run of timers.splice(0)) run();
  };
  const onError = (error: Error) => {
    throw error;
  };
  const rewinder = new Rewinder({ reader, days, clock, giveBack, leastStep: LEAST_STEP, onError });
  const port: Port = {
    send: (text) => {
      bytes = text.length;
    },
    onMessage: () => {},
    onClose: () => {},
    close: () => {},
  };
  const seek = (at: number) => {
    rewinder.unwatch(1);
    rewinder.watch(1, 1, { ...EVERYTHING, at, speed: 0 }, port);
  };
  const [first = 0] = times(1, seek);
  // What it does by itself while nobody asks: the day's checkpoints.
  const pauses = times(PAUSES, turn);
  const cpu = process.cpuUsage();
  const sought = spread(times(SEEKS, seek));
  const { user, system } = process.cpuUsage(cpu);
  rewinder.watch(1, 1, { ...EVERYTHING, at: Number(start) + 36_000_000, speed: SPEED }, port);
  const frames = times(FRAMES, () => {
    now += FRAME_MS;
    turn();
  });
  const pause = Math.max(...pauses);
  return {
    first_ms: first,
    pause_max_ms: pause,
    ...sought,
    cpu_ms: (user + system) / 1000 / SEEKS,
    ...spread(frames, 'frame_'),
  };
}

const answer = said();
await close();
if (bytes === 0) throw new Error('Nothing was shown.');
process.stdout.write(`${JSON.stringify(answer)}\n`);
