// A core's worker whose source is a socket: the same Core as in the program, with the cache's writer or, where
// KOKPIT_BENCH_STORE is `none`, one that answers at once. The source's path is the socket it listens on.
import { createServer, type Server, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { openCache } from '../../electron/cache/open.ts';
import type { CacheWriter } from '../../electron/cache/types.ts';
import { systemClock } from '../../electron/core/clock.ts';
import type { CoreConfig, FromCore, ToCore } from '../../electron/core/config.ts';
import { Core } from '../../electron/core/core.ts';
import { Health } from '../../electron/core/health.ts';
import { portOf } from '../../electron/core/message-port.ts';
import { WARM_AFTER_MS } from '../../electron/core/open-core.ts';
import { createReportDesk } from '../../electron/core/report-desk.ts';
import { GATHER_MS } from '../../electron/core/source-link.ts';
import { fitZone } from '../../electron/core/start-board.ts';
import { workerUrl } from '../../electron/core/worker-url.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { Source, SourceSink } from '../../electron/source/port.ts';

const LF = 10;
const shell = parentPort;
if (shell === null) throw new Error('bench-core is started as a worker thread.');
const tell = (message: FromCore) => shell.postMessage(message);
const config = workerData as CoreConfig;

/** Delivers whatever whole lines have come, one delivery after the other. */
function socketSource(path: string): Source {
  let server: Server | null = null;
  let held = Buffer.alloc(0);
  let delivering = false;

  async function pump(sink: SourceSink): Promise<void> {
    if (delivering) return;
    delivering = true;
    for (let end = held.lastIndexOf(LF); end >= 0; end = held.lastIndexOf(LF)) {
      const lines = held.subarray(0, end + 1);
      held = held.subarray(end + 1);
      await sink.deliver({ lines, position: null });
    }
    delivering = false;
  }

  return {
    name: 'bench',
    kind: 'http',
    takesCommands: false,
    start(_, sink) {
      server = createServer((socket: Socket) => {
        socket.on('data', (bytes) => {
          held = Buffer.concat([held, bytes]);
          void pump(sink);
        });
      });
      server.listen(path, () => sink.report({ state: 'live' }));
    },
    send: () => Promise.reject(new Error('takes no commands')),
    stop: async () => void server?.close(),
  };
}

const atOnce: CacheWriter = {
  commit: () => Promise.resolve(),
  replaceCells: () => Promise.resolve(),
  seal: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

const cache = await openCache({ mode: 'write', file: config.db, workerUrl: workerUrl('writer-worker') });
const days = createDays(config.tz);
await fitZone(cache.reader, cache.writer, days);
const reports = createReportDesk({ file: config.db, tz: config.tz }, workerUrl('report-worker'));
const core = new Core({
  reader: cache.reader,
  writer: process.env.KOKPIT_BENCH_STORE === 'none' ? atOnce : cache.writer,
  file: config.db,
  days,
  clock: systemClock,
  source: socketSource(config.source?.kind === 'file' ? config.source.path : ''),
  gatherMs: GATHER_MS,
  hello: { version: config.version, shell: config.shell, tz: config.tz, actor: config.actor, demo: false },
  integrity: () => 'unchecked',
  health: new Health(systemClock.now),
  reports,
  onFatal: (error) =>
    setImmediate(() => {
      throw error;
    }),
});

shell.on('message', async (message: ToCore) => {
  if (message.t === 'client') core.connect(portOf(message.port));
  else {
    await core.stop();
    await cache.close();
    tell({ t: 'stopped' });
  }
});
core.start();
setTimeout(() => void reports.warm(Date.now()), WARM_AFTER_MS);
tell({ t: 'ready' });
