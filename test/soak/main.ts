// `npm run soak`: the long forms of the survival tests, each with its controls, bounded by --minutes. Its table goes to
// docs/reliability.md; it ends with 1 if anything was lost, doubled, wrong or not done in time.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { decodeLine } from '../../electron/source/inbox/decode.ts';
import { fuzzInbox } from '../fuzz/inbox-fuzz.ts';
import { DAMAGES, makeWholes, outcomeOf } from '../survival/damage.ts';
import { CACHE_FAULTS } from '../survival/faulty-cache.ts';
import { killAgainAndAgain } from '../survival/kills.ts';
import { importMutations } from '../survival/mutations.ts';
import { streamOf } from '../survival/stream.ts';
import { ownTempFolder } from '../tooling/temp-folder.ts';
import { type SoakRow, tableOf, writeTable } from './rows.ts';

const PAGE = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const USAGE = `Usage: npm run soak -- [--kills N] [--mutations N] [--imports N] [--damages N] [--seed N] [--minutes M] [--dry]

  --kills N      kill -9 during ingest (200)
  --mutations N  mutated lines through the decoder (100000)
  --imports N    of these, through the whole import (20000)
  --damages N    damaged caches (140); 0 of any of these leaves it out
  --seed N       where the seeds begin (1)
  --minutes M    nothing new is begun after so many minutes (30)
  --dry          do not write docs/reliability.md
`;

const COUNT = { type: 'string' } as const;
const CHUNK_LINES = 10_000;
const IMPORT_LINES = 2_000;
const STREAM_SIZE = 40;

interface Plan {
  readonly kills: number;
  readonly mutations: number;
  readonly imports: number;
  readonly damages: number;
  readonly seed: number;
  readonly minutes: number;
  readonly dry: boolean;
}

type Part = Omit<SoakRow, 'ms' | 'result' | 'ok'> & { readonly faults: readonly string[]; readonly good: string };

function readPlan(): Plan | null {
  try {
    const { values } = parseArgs({
      options: {
        ...{ kills: COUNT, mutations: COUNT, imports: COUNT, damages: COUNT, seed: COUNT, minutes: COUNT },
        dry: { type: 'boolean', default: false },
      },
    });
    const number = (text: string | undefined, absent: number) => {
      const value = text === undefined ? absent : Number(text);
      if (!Number.isInteger(value) || value < 0) throw new Error(`"${text}" is no whole number`);
      return value;
    };
    return {
      kills: number(values.kills, 200),
      mutations: number(values.mutations, 100_000),
      imports: number(values.imports, 20_000),
      damages: number(values.damages, 140),
      seed: number(values.seed, 1),
      minutes: number(values.minutes, 30),
      dry: values.dry,
    };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return null;
  }
}

const until = (plan: Plan, start: number) => start + plan.minutes * 60_000;

async function kills(plan: Plan, folder: string, end: number): Promise<Part> {
  const done = await killAgainAndAgain({ ...plan, folder, size: STREAM_SIZE, until: end });
  return {
    what: '`kill -9` during ingest with redelivery, then a restart',
    howMany: `${done.kills} kills, ${done.streams} streams, ${done.events.toLocaleString('en')} events`,
    seeds: `${plan.seed} to ${plan.seed + done.streams - 1}`,
    faults: [...done.faults, ...(done.kills < plan.kills ? [`only ${done.kills} kills in time`] : [])],
    good: 'nothing lost, nothing twice, figures equal',
  };
}

async function killControls(plan: Plan, folder: string): Promise<Part> {
  const missed: string[] = [];
  for (const fault of CACHE_FAULTS) {
    const own = join(folder, fault);
    mkdirSync(own);
    const { faults } = await killAgainAndAgain({ folder: own, seed: plan.seed + 1000, kills: 2, size: 6, fault });
    if (faults.length === 0) missed.push(`${fault} was not noticed`);
  }
  return {
    what: 'controls: caches that do it wrongly',
    howMany: `${CACHE_FAULTS.length}`,
    seeds: `${plan.seed + 1000}`,
    faults: missed,
    good: 'each found out',
  };
}

async function mutations(plan: Plan, end: number): Promise<Part> {
  const outcomes = new Map<string, number>();
  const faults: string[] = [];
  let done = 0;
  let seed = plan.seed;
  for (; done < plan.mutations && Date.now() < end; seed++) {
    const count = Math.min(CHUNK_LINES, plan.mutations - done);
    const result = fuzzInbox(decodeLine, { seed, count });
    for (const [outcome, times] of Object.entries(result.outcomes)) {
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + times);
    }
    faults.push(...result.faults.map((fault) => `seed ${seed}: ${fault}`));
    done += count;
  }
  const broken = fuzzInbox((line) => JSON.parse(Buffer.from(line).toString()), { seed: plan.seed, count: 500 });
  if (broken.faults.length === 0) faults.push('the control, a decoder that throws, was not noticed');
  if (done < plan.mutations) faults.push(`only ${done} in time`);
  return {
    what: 'mutated lines through the decoder; control: one that throws',
    howMany: `${done.toLocaleString('en')} lines`,
    seeds: `${plan.seed} to ${seed - 1}`,
    faults,
    good: `no crash, each as the page has it: ${[...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(', ')}`,
  };
}

async function imports(plan: Plan, folder: string): Promise<Part> {
  const files = Math.ceil(plan.imports / IMPORT_LINES);
  const seeds = Array.from({ length: files }, (_, i) => plan.seed + 500 + i);
  const { faults, lines, accepted, refused } = await importMutations(folder, seeds, IMPORT_LINES);
  return {
    what: 'mutated lines through `kokpit import`, and every report after it',
    howMany: `${lines.toLocaleString('en')} lines`,
    seeds: `${seeds[0]} to ${seeds.at(-1)}`,
    faults,
    good: `no crash, ${accepted.toLocaleString('en')} kept, ${refused.toLocaleString('en')} refused with a reason`,
  };
}

async function damages(plan: Plan, folder: string, end: number): Promise<Part> {
  const stream = streamOf(plan.seed + 10, STREAM_SIZE);
  const wholes = await makeWholes(folder, stream);
  const kinds = Object.keys(DAMAGES);
  const faults: string[] = [];
  let done = 0;
  let recovered = 0;
  for (; done < plan.damages && Date.now() < end; done++) {
    const [what, seed] = [kinds[done % kinds.length] ?? '', plan.seed + Math.floor(done / kinds.length)];
    const copy = join(folder, `damaged-${done}.db`);
    const outcome = await outcomeOf(wholes, copy, stream, what, seed);
    if (outcome.asides.length > 0) recovered++;
    faults.push(...outcome.faults.map((fault) => `${what}, seed ${seed}: ${fault}`));
  }
  if (done < plan.damages) faults.push(`only ${done} in time`);
  return {
    what: `damaged caches (${kinds.join(', ')})`,
    howMany: `${done} caches, ${recovered} set aside`,
    seeds: `${plan.seed} to ${plan.seed + Math.floor((done - 1) / kinds.length)}`,
    faults,
    good: 'figures equal after the next start, what was set aside kept and told',
  };
}

async function measured(part: () => Promise<Part>): Promise<SoakRow> {
  const start = performance.now();
  const { faults, good, ...row } = await part().catch((error: Error) => ({
    ...{ what: 'a part that fell over', howMany: '', seeds: '', good: '' },
    faults: [error.stack ?? error.message],
  }));
  const ok = faults.length === 0;
  const ms = performance.now() - start;
  process.stdout.write(`${ok ? '✓' : '✗'} ${row.what}: ${row.howMany}, ${Math.round(ms / 1000)} s\n`);
  for (const fault of faults.slice(0, 20)) process.stdout.write(`    ${fault.slice(0, 1000)}\n`);
  return { ...row, ok, ms, result: ok ? good : `**${faults.length} faults**` };
}

async function main(): Promise<number> {
  const plan = readPlan();
  if (plan === null) return 2;
  const end = until(plan, Date.now());
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-soak-'));
  try {
    const parts: readonly [number, () => Promise<Part>][] = [
      [plan.kills, () => kills(plan, folder, end)],
      [plan.kills, () => killControls(plan, folder)],
      [plan.mutations, () => mutations(plan, end)],
      [plan.imports, () => imports(plan, folder)],
      [plan.damages, () => damages(plan, folder, end)],
    ];
    const rows: SoakRow[] = [];
    for (const [count, part] of parts) if (count > 0) rows.push(await measured(part));
    if (!plan.dry) writeTable(PAGE, tableOf(rows, new Date().toISOString().slice(0, 10)));
    return rows.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const endTempFolder = ownTempFolder();
process.exitCode = await main();
endTempFolder();
