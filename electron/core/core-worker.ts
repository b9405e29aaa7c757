// The thread that the core runs on, so that no burst of events ever holds up a window. Started by core-handle.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { SaidError } from '../../shared/words/said.ts';
import { CacheError } from '../cache/types.ts';
import { buildSource } from './build-source.ts';
import { systemClock } from './clock.ts';
import type { CoreConfig, FromCore, ToCore } from './config.ts';
import { portOf } from './message-port.ts';
import { openCore } from './open-core.ts';

const shell = parentPort;
if (shell === null) throw new Error('core-worker is started as a worker thread, by a shell.');
const tell = (message: FromCore) => shell.postMessage(message);

const config = workerData as CoreConfig;
const opened = openCore({
  config,
  clock: systemClock,
  source: config.source === null ? null : buildSource(config.source, systemClock),
  onProgress: tell,
  // Out of whatever promise it came from: it ends this thread, and the shell starts another.
  onFatal: (error) =>
    setImmediate(() => {
      throw error;
    }),
});

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

const ready = await opened.catch((error: Error) => {
  const said = error instanceof SaidError ? error.said : null;
  tell({ t: 'failed', code: error instanceof CacheError ? error.code : 'failed', message: error.message, said });
  return null;
});
if (ready !== null) {
  tell({ t: 'ready' });
  await ready.start();
}
