// Memory of a core over a month's cache: after its start and every report, and while the floor goes on for days.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { noonZone } from '../e2e/support/floor-file.ts';
import { built } from './build.ts';
import { run } from './child.ts';
import { MONTH, writeEvents } from './event-stream.ts';
import { atMost, inTurns, type Measure, medianOf, outcomeOf, under, type Values } from './measure.ts';

const DAYS = 31;
const EVENTS_A_DAY = 32_258;
const QUICK_EVENTS_A_DAY = 6_000;
/** The live stretch, as a share of the month. */
const LIVE_DAYS = 4;
/** The stream is a little longer or shorter than its mean, by seed. */
const END_MS = 5_400_000;

export const memoryMeasure: Measure = {
  name: 'memory',
  title: 'the core over a month, and while days go by',
  async run(setting) {
    const { folder, note } = setting;
    const aDay = setting.eventsADay ?? (setting.quick ? QUICK_EVENTS_A_DAY : EVENTS_A_DAY);
    const stepMs = 86_400_000 / aDay;
    const all = aDay * (DAYS + LIVE_DAYS);
    const month = join(folder, 'month.ndjson');
    const live = join(folder, 'live.ndjson');
    const db = join(folder, 'bench.db');
    const startMs = Date.now() - Math.ceil(all * stepMs + END_MS);
    const stream = { ...MONTH, startMs, stepMs, ids: 'ordered', whole: true } as const;
    const zone = noonZone(new Date());
    note(`${aDay * DAYS} events stored, ${aDay * LIVE_DAYS} live`);
    writeEvents(month, { ...stream, events: aDay * DAYS });
    writeEvents(live, { ...stream, events: all }, aDay * DAYS);
    const rounds = await inTurns(
      {
        core: async (): Promise<Values> => {
          await run({ script: built('cli'), args: ['import', '--db', db, month], zone }, folder);
          await run({ script: built('bench-reports'), args: ['seal', db], zone: 'UTC' }, folder);
          const args = [db, live, pathToFileURL(built('bench-memory-core')).href];
          const { said, used } = await run(
            { script: built('bench-memory'), args, flags: ['--expose-gc'], zone },
            folder,
          );
          return { ...said, peak_mb: used.peakMb };
        },
      },
      // Each run takes a month in: what a second one would say is known from the first's points.
      { ...setting, rounds: 1 },
    );
    const value = (name: string) => medianOf(rounds.core, name);
    return outcomeOf(memoryMeasure, rounds, [
      under('peak of the whole process, MB', value('peak_mb'), 350),
      atMost("the core's heap at the last point, of the second", value('heap_mb_6') / value('heap_mb_2'), 1.1),
      atMost("the process' memory at the last point, of the second", value('rss_mb_6') / value('rss_mb_2'), 1.1),
    ]);
  },
};
