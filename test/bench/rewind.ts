// To any second of a day of 100,000 events: from the question to the whole picture as text, beside folding the day from
// nothing and beside the report of the moment.
import { join } from 'node:path';
import { built } from './build.ts';
import { run } from './child.ts';
import { MONTH, writeEvents } from './event-stream.ts';
import { inTurns, type Measure, medianOf, outcomeOf, under, type Values } from './measure.ts';

const EVENTS = 100_000;
const QUICK_EVENTS = 20_000;
const AGENTS = 500;
/** The room for what is new that the rewind thread has (rewind-desk.ts): three spaces of a third each. */
const FLAGS = ['--max-semi-space-size=8'];
/** The events fill the day, whatever their number; a little less, since their steps are drawn. */
const DAY_MS = 86_000_000;

export const rewindMeasure: Measure = {
  name: 'rewind',
  title: 'rewind to any second of a day of 100,000 events, 500 agents',
  async run(setting) {
    const { folder } = setting;
    const events = setting.quick ? QUICK_EVENTS : EVENTS;
    const file = join(folder, 'day.ndjson');
    const db = join(folder, 'bench.db');
    const startMs = Date.UTC(2025, 2, 4);
    const stepMs = (DAY_MS * 0.99) / events;
    writeEvents(file, { ...MONTH, events, agents: AGENTS, ids: 'ordered', startMs, stepMs });
    await run({ script: built('cli'), args: ['import', '--db', db, file], zone: 'UTC' }, folder);
    const child = async (mode: string): Promise<Values> => {
      const args = [mode, db, String(startMs), String(setting.random.int(1, 1e9))];
      const { said, used } = await run({ script: built('bench-rewind'), args, flags: FLAGS, zone: 'UTC' }, folder);
      return { ...said, peak_mb: used.peakMb };
    };
    const rounds = await inTurns(
      {
        'the day folded from nothing': () => child('nothing'),
        'the report of the moment': () => child('report'),
        rewind: () => child('rewind'),
      },
      setting,
    );
    const ms = (value: string) => medianOf(rounds.rewind, value);
    return outcomeOf(rewindMeasure, rounds, [
      under('rewind to any second, the slowest of a round, ms', ms('max_ms'), 200),
      under('a frame of a play at ×60, p99, ms', ms('frame_p99_ms'), 200),
    ]);
  },
};
