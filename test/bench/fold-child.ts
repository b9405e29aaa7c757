// Measures in memory: `parse`, `fold` or `row` over the lines of a file. Arguments: mode, file, folder for a cache.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCache } from '../../electron/cache/open.ts';
import { choiceOf } from '../../electron/core/cockpit-subject.ts';
import { EffectsBuilder } from '../../electron/core/effects.ts';
import { Folding } from '../../electron/core/folding.ts';
import type { Held } from '../../electron/core/stream.ts';
import { StreamStore } from '../../electron/core/stream-store.ts';
import { workerUrl } from '../../electron/core/worker-url.ts';
import { Board } from '../../electron/figures/board.ts';
import { cockpitRow } from '../../electron/figures/cockpit.ts';
import { createDays } from '../../electron/figures/days.ts';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import type { KokpitEvent } from '../../shared/events/event.ts';
import { quantile } from './stats.ts';

/** Lines parsed, or folded, at a time, as on the way in. */
const STEP_LINES = 250;
/** Steps whose effects are gathered before they go on, as in a commit of the import. */
const COMMIT_STEPS = 120;

const [mode, file = '', folder = ''] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').split('\n');
lines.pop();

/** Nothing is stored: what has left memory is begun anew, which takes as long. */
const cache = await openCache({ mode: 'write', file: join(folder, 'fold.db'), workerUrl: workerUrl('writer-worker') });
const store = new StreamStore(cache.reader);
const folding = new Folding({ store, days: createDays('UTC'), now: Date.now, read: () => new Map() });

const said = mode === 'row' ? toRow() : mode === 'fold' ? foldRate() : parseRate();
await cache.close();
process.stdout.write(`${JSON.stringify(said)}\n`);

function eventOf(line: string): KokpitEvent {
  const decoded = decodeText(line);
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.event;
}

/** Times `work` over each slice of the lines, prepared by `prepare` outside the time. */
function rateOf<T>(prepare: (slice: readonly string[], from: number) => T, work: (prepared: T) => void) {
  let ms = 0;
  let cpuMs = 0;
  for (let from = 0; from < lines.length; from += STEP_LINES) {
    const prepared = prepare(lines.slice(from, from + STEP_LINES), from);
    const cpu = process.cpuUsage();
    const startedAt = performance.now();
    work(prepared);
    ms += performance.now() - startedAt;
    const { user, system } = process.cpuUsage(cpu);
    cpuMs += (user + system) / 1000;
  }
  return { events_per_s: lines.length / (ms / 1000), wall_ms: ms, cpu_ms: cpuMs };
}

function parseRate() {
  let bytes = 0;
  const rate = rateOf(
    (slice) => slice,
    (slice) => {
      for (const line of slice) bytes += (JSON.parse(line) as { id: string }).id.length;
    },
  );
  if (bytes === 0) throw new Error('Nothing was parsed.');
  return rate;
}

function foldRate() {
  let step = 0;
  const commitOf = (n: number) => 1 + Math.floor(n / COMMIT_STEPS);
  let into = new EffectsBuilder();
  let changed: Held[] = [];
  return rateOf(
    (slice, from) => ({ events: slice.map(eventOf), numbers: slice.map((_, i) => from + i + 1) }),
    ({ events, numbers }) => {
      folding.fold(events, numbers, commitOf(step), into, changed);
      if (++step % COMMIT_STEPS > 0) return;
      into.effects();
      store.settled(commitOf(step - 1));
      into = new EffectsBuilder();
      changed = [];
    },
  );
}

/** One event at a time: folded, brought to the board, and the row of every touched agent made. */
function toRow() {
  const choice = choiceOf({ product: [], channel: [], group: [] });
  const events = lines.map(eventOf);
  const last = (events.at(-1) as KokpitEvent).ms;
  const board = new Board(createDays('UTC').of(last).date);
  const took = new Float64Array(events.length);
  const cpu = process.cpuUsage();
  let rows = 0;
  events.forEach((event, i) => {
    const startedAt = performance.now();
    const into = new EffectsBuilder();
    folding.fold([event], [i + 1], i + 1, into, []);
    for (const id of board.apply(into.effects())) {
      const agent = board.agents.get(id);
      if (agent !== undefined && cockpitRow(agent, choice, last) !== null) rows++;
    }
    took[i] = (performance.now() - startedAt) * 1000;
  });
  const { user, system } = process.cpuUsage(cpu);
  took.sort();
  const at = (share: number) => quantile(took, share);
  if (rows === 0) throw new Error('No row was made.');
  return { p50_us: at(0.5), p99_us: at(0.99), max_us: at(1), cpu_ms: (user + system) / 1000 };
}
