// One side of the reports' measure. Arguments: mode, cache. `seal`: seals it; `check`: compares sheets, full scan and
// DuckDB; `kokpit` and `duck`: medians of repeated questions, in ms; `first`: each question once, nothing read before.
import { isDeepStrictEqual } from 'node:util';
import { openCache } from '../../electron/cache/open.ts';
import type { CacheReader } from '../../electron/cache/types.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { MOST_BYTES } from '../../electron/core/report-desk.ts';
import { reportCockpit } from '../../electron/core/reports.ts';
import { seal } from '../../electron/core/seal.ts';
import { startBoard } from '../../electron/core/start-board.ts';
import { workerUrl } from '../../electron/core/worker-url.ts';
import { asksAt, cellsOf, kokpitAnswers, NAMES, type Name, scannedAnswers, sorted } from './report-questions.ts';
import { spreadOf } from './stats.ts';

const WARM_UPS = 5;
const ASKED = 25;
const [mode, file = ''] = process.argv.slice(2);
const said: Record<string, number> = {};

function atOf(reader: CacheReader): number {
  return (reader.newestMs() as number) + 1_000;
}

async function medians(name: string, answer: () => unknown): Promise<void> {
  const times: number[] = [];
  let begun = process.cpuUsage();
  for (let i = 0; i < WARM_UPS + ASKED; i++) {
    if (i === WARM_UPS) begun = process.cpuUsage();
    const start = performance.now();
    await answer();
    if (i >= WARM_UPS) times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(begun);
  said[`${name}, ms`] = spreadOf(times).median;
  said[`${name}, cpu ms`] = (user + system) / 1000 / ASKED;
}

async function sealAll(): Promise<void> {
  const { reader, writer, close } = await openCache({ mode: 'write', file, workerUrl: workerUrl('writer-worker') });
  const start = performance.now();
  const keep = writer.seal.bind(writer);
  await seal({ ledger: new Ledger(reader, MOST_BYTES), keep, pause: async () => {} }, atOf(reader));
  said.seal_ms = performance.now() - start;
  await close();
}

async function check(reader: CacheReader): Promise<void> {
  const { duckAnswers, openDuck } = await import('./duck.ts');
  const at = atOf(reader);
  const asks = asksAt(at);
  const ledger = new Ledger(reader, MOST_BYTES);
  const sheets = kokpitAnswers(ledger, startBoard(reader, asks.common.days.of(at).date), asks);
  const scanned = scannedAnswers(reader, asks);
  const duck = await duckAnswers(await openDuck(reader, at), asks);
  if (reader.snapshot(() => ledger.since()) === null) throw new Error('Nothing is sealed.');
  for (const name of NAMES) {
    const answer = reader.snapshot(sheets[name]);
    if (!isDeepStrictEqual(answer, scanned[name]())) throw new Error(`${name}: not what the full scan says.`);
    compare(name, cellsOf(name, answer), await duck[name]());
  }
  said.checked = NAMES.length;
}

/** The same rows, number by number, to six decimals. */
function compare(name: Name, ours: ReturnType<typeof cellsOf>, theirs: ReturnType<typeof cellsOf>): void {
  const rounded = (rows: typeof ours) =>
    sorted(rows).map((row, i) =>
      row.slice(0, ours[i]?.length).map((cell) => (typeof cell === 'number' ? Math.round(cell * 1e6) / 1e6 : cell)),
    );
  const [a, b] = [rounded(ours), rounded(theirs)];
  const at = a.findIndex((row, i) => !isDeepStrictEqual(row, b[i]));
  if (a.length === b.length && at === -1) return;
  throw new Error(`${name}: ${a.length} and ${b.length} rows; ${JSON.stringify([a[at], b[at]])}`);
}

async function kokpit(reader: CacheReader): Promise<void> {
  const at = atOf(reader);
  const asks = asksAt(at);
  const answers = kokpitAnswers(new Ledger(reader, MOST_BYTES), startBoard(reader, asks.common.days.of(at).date), asks);
  for (const name of NAMES) await medians(name, () => reader.snapshot(answers[name]));
  await medians('cockpit from the cache', () => reader.snapshot(() => reportCockpit(reader, asks.common)));
}

function first(reader: CacheReader): void {
  const at = atOf(reader);
  const asks = asksAt(at);
  const board = startBoard(reader, asks.common.days.of(at).date);
  for (const name of NAMES) {
    const start = performance.now();
    reader.snapshot(kokpitAnswers(new Ledger(reader, MOST_BYTES), board, asks)[name]);
    said[`${name}, ms`] = performance.now() - start;
  }
}

async function duck(reader: CacheReader): Promise<void> {
  const { duckAnswers, openDuck } = await import('./duck.ts');
  const at = atOf(reader);
  const answers = await duckAnswers(await openDuck(reader, at), asksAt(at));
  for (const name of NAMES) await medians(name, answers[name]);
}

if (mode === 'seal') await sealAll();
else {
  const { reader, close } = await openCache({ mode: 'read', file });
  if (mode === 'check') await check(reader);
  else if (mode === 'kokpit') await kokpit(reader);
  else if (mode === 'first') first(reader);
  else await duck(reader);
  await close();
}
process.stdout.write(`${JSON.stringify(said)}\n`);
