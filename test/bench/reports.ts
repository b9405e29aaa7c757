// Each report page's question over 31 days, from sheets, beside DuckDB's answer from the same facts in memory. Both are
// compared with a full scan first, cell for cell; then they take turns.
import { join } from 'node:path';
import { built } from './build.ts';
import { run } from './child.ts';
import { MONTH, writeEvents } from './event-stream.ts';
import { atMost, inTurns, type Measure, medianOf, outcomeOf, type Values } from './measure.ts';
import { NAMES } from './report-questions.ts';

const DAYS = 31;
/** A million events a month. */
const EVENTS_A_DAY = 32_258;
const QUICK_EVENTS_A_DAY = 6_000;
/** What comes in after the seal: read with every question. */
const TAIL_EVENTS = 1_500;
const MOST_MS = 30;

export const reportsMeasure: Measure = {
  name: 'reports',
  title: 'a month on each report page, beside DuckDB in memory',
  async run(setting) {
    const { folder, note } = setting;
    const aDay = setting.eventsADay ?? (setting.quick ? QUICK_EVENTS_A_DAY : EVENTS_A_DAY);
    const events = aDay * DAYS;
    const file = join(folder, 'month.ndjson');
    const db = join(folder, 'bench.db');
    const stepMs = (DAYS * 86_400_000) / events;
    const stream = { ...MONTH, stepMs, ids: 'ordered', whole: true } as const;
    note(`${events} events, ${aDay} a day`);
    const child = async (mode: string): Promise<Values> => {
      const { said, used } = await run({ script: built('bench-reports'), args: [mode, db], zone: 'UTC' }, folder);
      return { ...said, peak_mb: used.peakMb };
    };
    writeEvents(file, { ...stream, events: events - TAIL_EVENTS });
    await run({ script: built('cli'), args: ['import', '--db', db, file], zone: 'UTC' }, folder);
    note(`sealed: ${JSON.stringify(await child('seal'))}`);
    // The same stream goes on: what is known already is not taken twice.
    writeEvents(file, { ...stream, events });
    await run({ script: built('cli'), args: ['import', '--db', db, file], zone: 'UTC' }, folder);
    note(`compared: ${JSON.stringify(await child('check'))}`);
    const rounds = await inTurns(
      {
        Kokpit: () => child('kokpit'),
        DuckDB: () => child('duck'),
        'Kokpit, nothing read before': () => child('first'),
      },
      setting,
    );
    const ms = (variant: string, name: string) => medianOf(rounds[variant], `${name}, ms`);
    return outcomeOf(reportsMeasure, rounds, [
      ...NAMES.map((name) => atMost(`${name}, of DuckDB`, ms('Kokpit', name) / ms('DuckDB', name), 0.5)),
      ...['day', 'cockpit', 'cockpit from the cache'].map((name) => atMost(`${name}, ms`, ms('Kokpit', name), MOST_MS)),
    ]);
  },
};
