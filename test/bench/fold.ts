// One event to the changed row in hand, and the fold's rate beside JSON.parse of the same lines.
import { join } from 'node:path';
import { built } from './build.ts';
import { run } from './child.ts';
import { MONTH, writeEvents } from './event-stream.ts';
import { atLeast, inTurns, type Measure, medianOf, outcomeOf, under, type Values } from './measure.ts';

/** As many as an import is measured with: the first 80,000 are folded by code that is not compiled yet. */
const EVENTS = 1_000_000;
const QUICK_EVENTS = 100_000;
const ROW_EVENTS = 100_000;
const ROW_AGENTS = 5_000;

export const foldMeasure: Measure = {
  name: 'fold',
  title: 'one event to the changed row; the fold beside JSON.parse',
  async run(setting) {
    const month = join(setting.folder, 'month.ndjson');
    const large = join(setting.folder, 'large.ndjson');
    writeEvents(month, { ...MONTH, events: setting.quick ? QUICK_EVENTS : EVENTS, ids: 'ordered' });
    // As busy a floor as 5,000 agents are, all within one day.
    writeEvents(large, { ...MONTH, events: ROW_EVENTS, ids: 'ordered', agents: ROW_AGENTS, stepMs: 30 });
    const child = async (mode: string, file: string): Promise<Values> => {
      const { said, used } = await run(
        { script: built('bench-fold'), args: [mode, file, setting.folder] },
        setting.folder,
      );
      return { ...said, peak_mb: used.peakMb };
    };
    const rounds = await inTurns(
      {
        'JSON.parse': () => child('parse', month),
        fold: () => child('fold', month),
        'event to row, 5,000 agents': () => child('row', large),
      },
      setting,
    );
    const rate = (variant: string) => medianOf(rounds[variant], 'events_per_s');
    return outcomeOf(foldMeasure, rounds, [
      atLeast('rate of the fold, of JSON.parse', rate('fold') / rate('JSON.parse'), 2),
      under('one event to the changed row, p99, µs', medianOf(rounds['event to row, 5,000 agents'], 'p99_us'), 100),
    ]);
  },
};
