// How long the shell's own thread is held up while its core takes in a large file, beside an idle shell.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built } from './build.ts';
import { run } from './child.ts';
import { MONTH, writeEvents } from './event-stream.ts';
import { inTurns, type Measure, medianOf, outcomeOf, under, type Values } from './measure.ts';

const EVENTS = 1_000_000;
const QUICK_EVENTS = 200_000;

export const loopMeasure: Measure = {
  name: 'loop',
  title: 'event-loop delay of the shell while its core imports',
  async run(setting) {
    const { folder } = setting;
    const events = setting.quick ? QUICK_EVENTS : EVENTS;
    const file = join(folder, 'month.ndjson');
    const none = join(folder, 'none.ndjson');
    writeEvents(file, { ...MONTH, events, ids: 'ordered' });
    writeFileSync(none, '');
    const shell = async (source: string): Promise<Values> => {
      const db = join(folder, 'bench.db');
      for (const end of ['', '-wal', '-shm', '-lock']) rmSync(`${db}${end}`, { force: true });
      const { said, used } = await run({ script: built('bench-loop'), args: [source, db] }, folder);
      return { ...said, cpu_ms: used.userMs + used.systemMs, peak_mb: used.peakMb };
    };
    const rounds = await inTurns(
      { 'idle shell': () => shell(none), 'shell during the import': () => shell(file) },
      setting,
    );
    return outcomeOf(loopMeasure, rounds, [
      under('event-loop delay during the import, p99, ms', medianOf(rounds['shell during the import'], 'p99_ms'), 10),
    ]);
  },
};
