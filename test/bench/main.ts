// `npm run bench`: every measure beside its baseline, in turns, in one run. --only NAME (may be repeated), --quick,
// --rounds N, --seed N, --events-a-day N, --db FILE (measure.ts), --json FILE. Ends with 1 where a target was not reached.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../histories/random.ts';
import { ownTempFolder } from '../tooling/temp-folder.ts';
import { buildForBench } from './build.ts';
import { domMeasure } from './dom.ts';
import { foldMeasure } from './fold.ts';
import { importMeasure } from './import.ts';
import { loopMeasure } from './loop.ts';
import type { Measure, Outcome } from './measure.ts';
import { memoryMeasure } from './memory.ts';
import { tableOf } from './report.ts';
import { reportsMeasure } from './reports.ts';
import { rewindMeasure } from './rewind.ts';
import { scrollMeasure } from './scroll.ts';
import { startMeasure } from './start.ts';
import { switchMeasure } from './switch.ts';

const MEASURES: readonly Measure[] = [
  importMeasure,
  foldMeasure,
  domMeasure,
  loopMeasure,
  startMeasure,
  rewindMeasure,
  switchMeasure,
  scrollMeasure,
  reportsMeasure,
  memoryMeasure,
];
const ROUNDS = 5;
const QUICK_ROUNDS = 2;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    'events-a-day': { type: 'string' },
    db: { type: 'string' },
  },
});

const chosen = MEASURES.filter(({ name }) => values.only === undefined || values.only.includes(name));
if (chosen.length === 0) {
  process.stderr.write(`--only takes: ${MEASURES.map(({ name }) => name).join(', ')}.\n`);
  process.exit(2);
}

const endTempFolder = ownTempFolder();
const outcomes: Outcome[] = [];
const note = (words: string) => process.stderr.write(`${words}\n`);
await buildForBench();
for (const measure of chosen) {
  note(`${measure.name}: ${measure.title}`);
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-bench-'));
  const rounds = Number(values.rounds ?? (values.quick ? QUICK_ROUNDS : ROUNDS));
  const random = createRandom(Number(values.seed));
  const eventsADay = values['events-a-day'] === undefined ? null : Number(values['events-a-day']);
  const outcome = await measure.run({
    folder,
    rounds,
    random,
    quick: values.quick,
    eventsADay,
    db: values.db ?? null,
    note,
  });
  outcomes.push(outcome);
  process.stdout.write(`${tableOf(outcome)}\n`);
  rmSync(folder, { recursive: true });
}
endTempFolder();
if (values.json !== undefined) {
  const machine = { cpus: cpus().length, platform: process.platform, node: process.version };
  writeFileSync(values.json, `${JSON.stringify({ at: new Date().toISOString(), machine, outcomes }, null, 2)}\n`);
}
if (outcomes.some(({ targets }) => targets.some(({ reached }) => !reached))) process.exitCode = 1;
