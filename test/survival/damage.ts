// Damages a cache by seed, starts the console on it as often as a shell would, and says what is wrong afterwards.
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CacheError } from '../../electron/cache/types.ts';
import type { CoreConfig } from '../../electron/core/config.ts';
import { type OpenedCore, openCore } from '../../electron/core/open-core.ts';
import { type HandClock, handClock } from '../core/hand-clock.ts';
import { createRandom, type Random } from '../histories/random.ts';
import { faultsOfCache } from './check-cache.ts';
import { startChild } from './child.ts';
import { asReport, type Console, consoleOf, naively } from './console.ts';
import { type HandSource, handSource } from './hand-source.ts';
import type { Stream } from './stream.ts';
import { until } from './until.ts';

export type Damage = (file: string, random: Random) => void;

const PAGE_BYTES = 8192;
const PARTS = ['', '-wal'];

function write(file: string, at: number, bytes: Uint8Array): void {
  const fd = openSync(file, 'r+');
  writeSync(fd, bytes, 0, bytes.length, at);
  closeSync(fd);
}

const rubbish = (random: Random, count: number) => Uint8Array.from({ length: count }, () => random.int(0, 255));
const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function pages(most: number, content: (random: Random) => Uint8Array): Damage {
  return (file, random) => {
    const count = sizeOf(file) / PAGE_BYTES;
    for (let left = random.int(1, most); left > 0; left--) {
      write(file, random.int(0, count - 1) * PAGE_BYTES, content(random));
    }
  };
}

export const DAMAGES: Readonly<Record<string, Damage>> = {
  'pages of rubbish': pages(8, (random) => rubbish(random, PAGE_BYTES)),
  'pages of zeros': pages(8, () => new Uint8Array(PAGE_BYTES)),
  'pieces of rubbish': pages(4, (random) => rubbish(random, random.int(1, 512))),
  'a header of zeros': (file, random) => write(file, 0, new Uint8Array(random.pick([16, 100, PAGE_BYTES]))),
  'cut off': (file, random) => truncateSync(file, random.int(0, sizeOf(file) - 1)),
  'a log cut off': (file, random) => {
    const log = `${file}-wal`;
    if (existsSync(log)) truncateSync(log, random.int(0, sizeOf(log)));
  },
  'a log with rubbish in it': (file, random) => {
    const log = `${file}-wal`;
    if (sizeOf(log) > 600) write(log, random.int(0, sizeOf(log) - 600), rubbish(random, random.int(1, 600)));
  },
};

interface Started extends OpenedCore {
  readonly console: Console;
  readonly source: HandSource;
  readonly clock: HandClock;
  readonly fatal: () => unknown;
}

const MOST_STARTS = 4;
/** Longer than the console waits before it looks whether it may look the cache through. */
const CHECK_MS = 11_000;

async function start(file: string, stream: Stream): Promise<Started> {
  const clock = handClock(stream.end);
  const source = handSource(stream.lines);
  let fatal: unknown = null;
  const config: CoreConfig = {
    db: file,
    tz: stream.tz,
    actor: 'test',
    source: null,
    shell: 'host',
    version: 'test',
  };
  const opened = await openCore({
    config,
    clock,
    source,
    onProgress: () => {},
    onFatal: (error) => {
      fatal = error;
    },
  });
  return { ...opened, console: consoleOf(opened.core), source, clock, fatal: () => fatal };
}

/** One start of the console until its figures stand and the cache is looked through. @returns whether it went well. */
async function live(started: Started, stream: Stream, faults: string[]): Promise<boolean> {
  const { core: _, console, source, clock, fatal } = started;
  await started.start();
  const recovered = console.freshness().recovered;
  if (recovered !== null && source.at !== 0) faults.push('the source was not asked again');
  let taken = false;
  const done = () => {
    taken = true;
  };
  // What is not taken is told as fatal.
  source.deliver(stream.lines.length).then(done, () => {});
  await until('the delivery is taken, or damage is found', () => {
    // Deliveries are held apart by the clock.
    clock.jump(clock.now() + 1);
    return taken || fatal() !== null;
  });
  if (fatal() === null) {
    await until('the cache is looked through', () => {
      const { integrity } = console.health().database;
      // Not while reports are being read ahead, which no clock tells the end of.
      if (integrity === 'unchecked') clock.jump(clock.now() + CHECK_MS);
      return fatal() !== null || integrity === 'ok';
    });
  }
  if (fatal() !== null) {
    if (!(fatal() instanceof CacheError)) faults.push(`ended with ${String(fatal())}`);
    return false;
  }
  const [is, should] = [asReport(console.cockpit()), naively(stream.lines, clock.now(), stream.tz)];
  if (!isDeepStrictEqual(is, should)) faults.push(`live figures are wrong: ${JSON.stringify(is)}`);
  return true;
}

export interface Outcome {
  readonly faults: readonly string[];
  readonly starts: number;
  /** Files set aside. */
  readonly asides: readonly string[];
  /** Events that were saved from the last of them; null: no recovery. */
  readonly saved: number | null;
}

/** Starts the console on a cache, again where it ends itself, as a shell does. */
export async function startUntilSound(file: string, stream: Stream): Promise<Outcome> {
  const faults: string[] = [];
  const asides: string[] = [];
  let saved: number | null = null;
  for (let starts = 1; starts <= MOST_STARTS; starts++) {
    let started: Started;
    try {
      started = await start(file, stream);
    } catch (error) {
      return { faults: [`does not start: ${(error as Error).stack}`], starts, asides, saved };
    }
    const sound = await live(started, stream, faults);
    const { recovered } = started.console.freshness();
    if (recovered !== null) {
      asides.push(recovered.aside);
      saved = recovered.events;
      if (!existsSync(recovered.aside)) faults.push(`${recovered.aside} is not there`);
    }
    await started.stop();
    if (sound) return { faults: [...faults, ...(await faultsOfCache(file, stream))], starts, asides, saved };
    if (faults.length > 0) break;
  }
  return { faults: [...faults, `not sound after ${MOST_STARTS} starts`], starts: MOST_STARTS, asides, saved };
}

/** Caches that have taken in the same stream. */
export interface Wholes {
  /** Closed: all of it lies in the database. */
  readonly closed: string;
  /** Its process was killed: much of it lies in the log. */
  readonly killed: string;
}

export async function makeWholes(folder: string, stream: Stream): Promise<Wholes> {
  const sent = join(folder, 'whole.sent');
  writeFileSync(sent, JSON.stringify(stream));
  const make = async (name: string, last: string): Promise<string> => {
    const file = join(folder, name);
    const child = startChild('./ingest-child.ts', [file, sent, '1']);
    for (let line = await child.line(); line !== last; line = await child.line()) {
      if (line === null) throw new Error(child.words());
    }
    await child.kill();
    return file;
  };
  return { closed: await make('closed.db', 'end'), killed: await make('killed.db', `kept ${stream.lines.length}`) };
}

/** A copy of a cache, damaged by seed, and what becomes of it. */
export async function outcomeOf(
  wholes: Wholes,
  copy: string,
  stream: Stream,
  what: string,
  seed: number,
): Promise<Outcome> {
  const whole = what.startsWith('a log') ? wholes.killed : wholes.closed;
  for (const part of PARTS) if (existsSync(whole + part)) copyFileSync(whole + part, copy + part);
  DAMAGES[what]?.(copy, createRandom(seed));
  const outcome = await startUntilSound(copy, stream);
  if (outcome.faults.length === 0) {
    for (const path of [copy, ...outcome.asides]) for (const part of PARTS) rmSync(path + part, { force: true });
  }
  return outcome;
}
