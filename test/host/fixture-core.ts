// A stand-in for the core's worker in the shells' own tests: says hello, echoes, fails or dies as its cache's name asks.
import { parentPort, workerData } from 'node:worker_threads';
import type { CoreConfig, FromCore, ToCore } from '../../electron/core/config.ts';
import { decodeClient } from '../../shared/contract/wire.ts';
import { said, sayIn } from '../../shared/words/said.ts';

const config = workerData as CoreConfig;
const say = (message: FromCore) => parentPort?.postMessage(message);

const busy = said('cache.busy', { file: config.db });
if (config.db.includes('busy')) say({ t: 'failed', code: 'busy', message: sayIn('en', busy), said: busy });
else if (config.db.includes('crash-at-start')) throw new Error('no start');
else {
  say({ t: 'progress', what: 'history', done: 1, total: 1 });
  say({ t: 'ready' });
}

parentPort?.on('message', (message: ToCore) => {
  if (message.t === 'stop') {
    if (config.db.includes('deaf')) return;
    say({ t: 'stopped' });
    parentPort?.close();
    return;
  }
  const { port } = message;
  port.on('message', (text: string) => {
    const asked = decodeClient(text);
    if (asked?.t !== 'request') return;
    if (asked.method === 'crash') throw new Error('asked to crash');
    if (asked.method === 'close') port.close();
    else if (asked.method === 'long') {
      const answer = JSON.stringify({ v: 1, t: 'answer', id: asked.id, ok: true, result: asked.params });
      const bytes = new TextEncoder().encode(answer);
      port.postMessage(bytes, [bytes.buffer]);
    } else port.postMessage(JSON.stringify({ v: 1, t: 'answer', id: asked.id, ok: true, result: asked.params }));
  });
});
