// The public import path against a bare insert of what is ready already, and random ids against ordered ones.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORT_FLAGS } from '../../resources/lib/project.mjs';
import { built } from './build.ts';
import { run } from './child.ts';
import { MONTH, type StreamOptions, writeEvents } from './event-stream.ts';
import { atLeast, inTurns, type Measure, medianOf, outcomeOf, type Setting, under, type Values } from './measure.ts';

const EVENTS = 1_000_000;
const QUICK_EVENTS = 200_000;

export const importMeasure: Measure = {
  name: 'import',
  title: '`kokpit import` of a file of events against a bare prepared insert',
  async run(setting) {
    const events = setting.quick ? QUICK_EVENTS : EVENTS;
    const files = { ordered: '', random: '' };
    for (const ids of ['ordered', 'random'] as const satisfies readonly StreamOptions['ids'][]) {
      files[ids] = join(setting.folder, `${ids}.ndjson`);
      writeEvents(files[ids], { ...MONTH, events, ids });
    }
    const rounds = await inTurns(
      {
        'bare insert': () => bareInsert(files.ordered, setting),
        'import, ordered ids': () => imported(files.ordered, events, setting),
        'import, UUIDv4 ids': () => imported(files.random, events, setting),
      },
      setting,
    );
    const ms = (variant: string) => medianOf(rounds[variant], 'wall_ms');
    const peaks = ['import, ordered ids', 'import, UUIDv4 ids'].map((variant) => medianOf(rounds[variant], 'peak_mb'));
    return outcomeOf(importMeasure, rounds, [
      atLeast('speed of the import, of the bare insert', ms('bare insert') / ms('import, ordered ids'), 0.7),
      atLeast('speed with UUIDv4, of ordered ids', ms('import, ordered ids') / ms('import, UUIDv4 ids'), 0.5),
      under('peak memory of the import, MB', Math.max(...peaks), 500),
    ]);
  },
};

/** Wall and CPU of the inserts alone, from the opening of the new database to its close. */
async function bareInsert(file: string, { folder }: Setting): Promise<Values> {
  const db = fresh(folder);
  const { said, used } = await run({ script: built('bench-raw'), args: [file, db] }, folder);
  return { wall_ms: said.wallMs as number, cpu_ms: said.cpuMs as number, peak_mb: used.peakMb };
}

/** Wall and CPU of the whole process, from its start to its end. */
async function imported(file: string, events: number, { folder }: Setting): Promise<Values> {
  const db = fresh(folder);
  const args = ['import', '--db', db, file];
  const { said, used } = await run({ script: built('cli'), args, flags: IMPORT_FLAGS }, folder);
  if (said.accepted !== events) throw new Error(`${said.accepted} of ${events} events were accepted.`);
  return { wall_ms: used.wallMs, cpu_ms: used.userMs + used.systemMs, peak_mb: used.peakMb };
}

function fresh(folder: string): string {
  const db = join(folder, 'bench.db');
  for (const end of ['', '-wal', '-shm', '-lock']) rmSync(`${db}${end}`, { force: true });
  return db;
}
