// The thread below the core: the only one that writes to the cache. In its other role it looks the cache through. So
// neither ever holds up the core. Started by writer.ts and integrity.ts only.
import { parentPort, workerData } from 'node:worker_threads';
import { lookThrough } from './integrity-thread.ts';
import type { CheckStart, WriterStart } from './writer-messages.ts';
import { serveWriter } from './writer-thread.ts';

if (parentPort === null) throw new Error('writer-worker is started as a worker thread, by the cache.');
const start = workerData as WriterStart | CheckStart;
if (start.role === 'write') serveWriter(parentPort, start.file);
else parentPort.postMessage(lookThrough(start.file));
