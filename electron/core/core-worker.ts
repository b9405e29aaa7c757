// The thread that the core runs on, so that no burst of events ever holds up a window. Started by core-handle.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { openCache } from '../cache/open.ts';
import { CacheError } from '../cache/types.ts';
import { createDays } from '../figures/days.ts';
import { buildSource } from './build-source.ts';
import { systemClock } from './clock.ts';
import type { CoreConfig, FromCore, ToCore } from './config.ts';
import { Core } from './core.ts';
import { Health } from './health.ts';
import { portOf } from './message-port.ts';
import { fitZone } from './start-board.ts';
import { workerUrl } from './worker-url.ts';

const shell = parentPort;
if (shell === null) throw new Error('core-worker is started as a worker thread, by a shell.');
const tell = (message: FromCore) => shell.postMessage(message);

async function open(config: CoreConfig): Promise<{ core: Core; stop: () => Promise<void> }> {
  const health = new Health(systemClock.now);
  const days = createDays(config.tz);
  const cache = await openCache({
    mode: 'write',
    file: config.db,
    workerUrl: workerUrl('writer-worker'),
    onSlow: ({ what, ms }) => health.slowQuery(what, ms),
  });
  const { reader, writer } = cache;
  await fitZone(reader, writer, days);
  const core = new Core({
    reader,
    writer,
    file: config.db,
    days,
    clock: systemClock,
    source: config.source === null ? null : buildSource(config.source, systemClock),
    hello: {
      version: config.version,
      shell: config.shell,
      tz: config.tz,
      actor: config.actor,
      demo: config.source?.kind === 'demo',
    },
    recovered: null,
    integrity: () => 'unchecked',
    health,
    // What the core cannot mend here ends this thread; the shell starts another, which opens the cache anew.
    onFatal: (error) => {
      throw error;
    },
  });
  return {
    core,
    stop: async () => {
      await core.stop();
      await cache.close();
    },
  };
}

const opened = open(workerData as CoreConfig);

shell.on('message', (message: ToCore) => {
  opened.then(
    async ({ core, stop }) => {
      if (message.t === 'client') core.connect(portOf(message.port));
      else {
        await stop();
        tell({ t: 'stopped' });
      }
    },
    () => message.t === 'client' && message.port.close(),
  );
});

try {
  const { core } = await opened;
  tell({ t: 'ready' });
  core.start();
} catch (error) {
  tell({ t: 'failed', code: error instanceof CacheError ? error.code : 'failed', message: (error as Error).message });
}
