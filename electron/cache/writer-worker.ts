// The thread below the core: the only one that writes to the cache. In another role it checks the cache, so that
// neither of them ever holds up the core. Started by writer.ts and integrity.ts only.
import { parentPort, workerData } from 'node:worker_threads';
import type { WriterStart } from './writer-messages.ts';
import { serveWriter } from './writer-thread.ts';

if (parentPort === null) throw new Error('writer-worker is started as a worker thread, by the cache.');
const start = workerData as WriterStart;
serveWriter(parentPort, start.file);
