// A core over a cache, with a console, every report asked, and then a stretch of live events. After each sixth of it the
// memory is looked at, garbage collected first. Arguments: cache, file of live events, how many they are.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../electron/core/clock.ts';
import { openCore } from '../../electron/core/open-core.ts';
import { addDays, createDays } from '../../electron/figures/days.ts';
import type { Source, SourceSink } from '../../electron/source/port.ts';
import { decodeServer, WIRE_VERSION } from '../../shared/contract/wire.ts';

const POINTS = 6;
const BATCH_LINES = 50;
/** Some 2,000 events a second: far more than a floor has, and slow enough for days to be sealed meanwhile. */
const PAUSE_MS = 25;
const MB = 1024 * 1024;
const [db = '', file = '', events = '0'] = process.argv.slice(2);
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

const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
const opened = await openCore({
  config: { db, tz, actor: 'bench', source: null, shell: 'host', version: '0' },
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
  const today = createDays(tz).of(Date.now()).date;
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
}

await askAll();
look(0);
const each = Math.ceil(Number(events) / POINTS);
let batch: string[] = [];
let delivered = 0;
// Read as it goes, so that what is looked at is the core's and not this process' own.
for await (const line of createInterface({ input: createReadStream(file) })) {
  batch.push(`${line}\n`);
  if (batch.length < BATCH_LINES) continue;
  await sink.deliver({ lines: Buffer.from(batch.join('')), position: null });
  delivered += batch.length;
  batch = [];
  await pause(PAUSE_MS);
  if (Math.floor(delivered / each) > Math.floor((delivered - BATCH_LINES) / each)) {
    await askAll();
    look(Math.floor(delivered / each));
  }
}
await sink.deliver({ lines: Buffer.from(batch.join('')), position: null });
await askAll();
look(POINTS);
said.live_events = delivered + batch.length;
await opened.stop();
process.stdout.write(`${JSON.stringify(said)}\n`);
