// The core's worker of the memory's measure: over a cache, with a console, every report asked, and then a stretch of live
// events, which the source's path names. After each sixth of it the memory is looked at, garbage collected first.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../electron/core/clock.ts';
import type { CoreConfig, FromCore } from '../../electron/core/config.ts';
import { openCore } from '../../electron/core/open-core.ts';
import { addDays, createDays } from '../../electron/figures/days.ts';
import type { Source, SourceSink } from '../../electron/source/port.ts';
import { decodeServer, WIRE_VERSION } from '../../shared/contract/wire.ts';

const shell = parentPort;
if (shell === null) throw new Error('bench-memory-core is started as a worker thread.');
const tell = (message: FromCore) => shell.postMessage(message);
const POINTS = 6;
const BATCH_LINES = 50;
/** Some 2,000 events a second: far more than a floor has, and slow enough for days to be sealed meanwhile. */
const PAUSE_MS = 25;
const MB = 1024 * 1024;
const config = workerData as CoreConfig;
const file = config.source?.kind === 'file' ? config.source.path : '';
const said: Record<string, number> = {};

const started = Promise.withResolvers<SourceSink>();
const source: Source = {
  name: 'bench',
  kind: 'http',
  takesCommands: false,
  start: (_, sink) => {
    sink.report({ state: 'live' });
    started.resolve(sink);
  },
  send: () => Promise.reject(new Error('takes no commands')),
  stop: async () => {},
};

const opened = await openCore({
  config,
  clock: systemClock,
  source,
  onProgress: () => {},
  onFatal: (error) => {
    throw error;
  },
});
await opened.start();
const sink = await started.promise;

const answers = new Map<number, (ok: boolean) => void>();
let say: (text: string) => void = () => {};
opened.core.connect({
  send(text) {
    const message = decodeServer(text);
    if (message?.t === 'answer') answers.get(message.id)?.(message.ok);
  },
  onMessage: (listener) => {
    say = listener;
  },
  onClose: () => {},
  close: () => {},
});
say(
  JSON.stringify({
    v: WIRE_VERSION,
    t: 'watch',
    id: 1,
    topic: 'cockpit',
    params: { product: [], channel: [], group: [] },
  }),
);

let last = 1;
async function ask(params: object): Promise<void> {
  const id = ++last;
  const answer = new Promise<boolean>((resolve) => answers.set(id, resolve));
  say(JSON.stringify({ v: WIRE_VERSION, t: 'request', id, method: 'report', params }));
  if (!(await answer)) throw new Error(`${JSON.stringify(params)} was refused.`);
  answers.delete(id);
}

async function askAll(): Promise<void> {
  const today = createDays(config.tz).of(Date.now()).date;
  const [from, to] = [addDays(today, -31), addDays(today, -1)];
  await ask({ report: 'quality', from, to, by: 'agent' });
  await ask({ report: 'companies', from, to, company: null });
  await ask({ report: 'service', from, to, interval: 15 });
  await ask({ report: 'day', span: { date: to }, who: 'all', threshold: 20, short: 0 });
}

function look(point: number): void {
  global.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  said[`heap_mb_${point}`] = heapUsed / MB;
  said[`rss_mb_${point}`] = rss / MB;
  if (process.platform === 'linux') said[`program_mb_${point}`] = ofFiles();
}

/** Of the process' memory what only mirrors files (the program itself): the system takes it back when it likes, MB. */
function ofFiles(): number {
  return Number(/RssFile:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}

await askAll();
look(0);
const each = Math.ceil(statSync(file).size / POINTS);
let batch: string[] = [];
let delivered = 0;
let bytes = 0;
// Read as it goes, so that what is looked at is the core's and not this process' own.
for await (const line of createInterface({ input: createReadStream(file) })) {
  batch.push(`${line}\n`);
  if (batch.length < BATCH_LINES) continue;
  const lines = Buffer.from(batch.join(''));
  await sink.deliver({ lines, position: null });
  delivered += batch.length;
  bytes += lines.length;
  batch = [];
  await pause(PAUSE_MS);
  const point = Math.floor(bytes / each);
  if (point > Math.floor((bytes - lines.length) / each)) {
    await askAll();
    look(point);
  }
}
await sink.deliver({ lines: Buffer.from(batch.join('')), position: null });
await askAll();
look(POINTS);
said.live_events = delivered + batch.length;
shell.on('message', async () => {
  await opened.stop();
  tell({ t: 'stopped' });
});
process.stdout.write(`${JSON.stringify(said)}\n`);
// Ready is what the shell is told when all is measured: it then asks this core to stop.
tell({ t: 'ready' });
