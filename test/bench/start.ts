// How long a start on a full cache takes to the first complete figures, beside the loading of its modules alone.
import { join } from 'node:path';
import { noonZone } from '../e2e/support/floor-file.ts';
import { built } from './build.ts';
import { run } from './child.ts';
import { MONTH, writeEvents } from './event-stream.ts';
import { atMost, inTurns, type Measure, medianOf, outcomeOf, type Values } from './measure.ts';

const EVENTS = 1_000_000;
const QUICK_EVENTS = 200_000;
/** The month is a little longer or shorter than its mean, by seed. */
const END_MS = 5_400_000;

export const startMeasure: Measure = {
  name: 'start',
  title: 'start to the first complete figures, beside loading the modules',
  async run(setting) {
    const { folder } = setting;
    const events = setting.quick ? QUICK_EVENTS : EVENTS;
    const file = join(folder, 'month.ndjson');
    const db = join(folder, 'bench.db');
    // It ends about an hour ago, where it is noon or later now: today's figures are there to be read.
    const startMs = Date.now() - Math.ceil(events * MONTH.stepMs + END_MS);
    const zone = noonZone(new Date());
    writeEvents(file, { ...MONTH, startMs, events, ids: 'ordered' });
    await run({ script: built('cli'), args: ['import', '--db', db, file], zone }, folder);
    const child = async (mode: string): Promise<Values> => {
      const { said, used } = await run({ script: built('bench-start'), args: [mode, db], zone }, folder);
      return { ...said, cpu_ms: used.userMs + used.systemMs, peak_mb: used.peakMb };
    };
    const rounds = await inTurns(
      { 'modules alone': () => child('modules'), 'to the first figures': () => child('figures') },
      setting,
    );
    const ms = (variant: string) => medianOf(rounds[variant], 'ready_ms');
    return outcomeOf(startMeasure, rounds, [
      atMost('start to the first figures, of modules alone', ms('to the first figures') / ms('modules alone'), 1.5),
    ]);
  },
};
