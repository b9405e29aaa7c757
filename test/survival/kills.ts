// Kills a process that ingests, again and again, at moments drawn by seed; every time the next one goes on. Once a stream
// is through, the cache is checked; then comes the next stream.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCache } from '../../electron/cache/open.ts';
import { createRandom, type Random } from '../histories/random.ts';
import { faultsOfCache } from './check-cache.ts';
import { type Child, startChild } from './child.ts';
import type { CacheFault } from './faulty-cache.ts';
import { SOURCE } from './redelivering-source.ts';
import { streamOf } from './stream.ts';

export interface KillPlan {
  readonly folder: string;
  readonly seed: number;
  readonly kills: number;
  /** Conversations a stream. */
  readonly size: number;
  readonly fault?: CacheFault;
  /** No more kills after this, ms since 1970. */
  readonly until?: number;
}

export interface KillResult {
  readonly kills: number;
  readonly streams: number;
  readonly events: number;
  readonly faults: readonly string[];
}

/** A process says some 40 things on a stream of 40 conversations: most kills find it at work, some at its start. */
const MOST_LINES = 10;
/** Some milliseconds: about as long as one delivery takes. */
const MOST_TURNS = 1500;

export async function killAgainAndAgain(plan: KillPlan): Promise<KillResult> {
  const random = createRandom(plan.seed);
  const faults: string[] = [];
  let kills = 0;
  let streams = 0;
  let events = 0;
  while (kills < plan.kills && faults.length === 0 && Date.now() < (plan.until ?? Number.POSITIVE_INFINITY)) {
    const seed = plan.seed + streams++;
    const file = join(plan.folder, `killed-${seed}.db`);
    const stream = streamOf(seed, plan.size);
    writeFileSync(`${file}.sent`, JSON.stringify(stream));
    const through = await oneStream(file, random, plan.kills - kills, plan.fault);
    kills += through.kills;
    faults.push(...through.faults.map((fault) => `stream ${seed}: ${fault}`));
    if (through.faults.length === 0) {
      events += stream.kept.length;
      faults.push(...(await faultsOfCache(file, stream)).map((fault) => `stream ${seed}: ${fault}`));
    }
    if (faults.length === 0)
      for (const part of ['', '-wal', '-shm', '.lock', '.sent']) rmSync(file + part, { force: true });
  }
  return { kills, streams, events, faults };
}

interface Through {
  readonly kills: number;
  readonly faults: readonly string[];
}

async function oneStream(file: string, random: Random, most: number, fault: CacheFault | undefined): Promise<Through> {
  let kills = 0;
  for (;;) {
    const last = kills === most;
    const faulty = fault === undefined ? [] : [fault, String(last ? 0 : random.int(2, 4))];
    const args = [file, `${file}.sent`, String(random.int(1, 1e9)), ...faulty];
    const child = startChild('./ingest-child.ts', args);
    try {
      const { kept, words } = await hear(child, last ? Number.POSITIVE_INFINITY : random.int(1, MOST_LINES));
      if (words === 'end') return { kills, faults: [] };
      if (words !== null) return { kills, faults: [words === '' ? child.words() : words] };
      await turns(random.int(0, MOST_TURNS));
      await child.kill();
      kills++;
      // What it was told to be kept, is.
      if (kept !== null && (await positionIn(file)) < kept) {
        return { kills, faults: [`${kept} was said to be kept, the cache stands at ${await positionIn(file)}`] };
      }
    } finally {
      await child.kill();
    }
  }
}

/** @returns `words`: `end`, what went wrong, or null: so many lines were said, or it stands still. */
async function hear(child: Child, most: number): Promise<{ kept: number | null; words: string | null }> {
  let kept: number | null = null;
  for (let lines = 0; lines < most; lines++) {
    const line = await child.line();
    if (line === null) return { kept, words: '' };
    if (line === 'end' || line === 'damaged' || line.startsWith('fatal')) return { kept, words: line };
    if (line === 'held') break;
    if (line.startsWith('kept ')) kept = Number(line.slice('kept '.length));
  }
  return { kept, words: null };
}

/** Some turns of the event loop: the child goes on meanwhile. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function positionIn(file: string): Promise<number> {
  const { reader, close } = await openCache({ mode: 'read', file });
  const position = Number(reader.position(SOURCE) ?? 0);
  await close();
  return position;
}
