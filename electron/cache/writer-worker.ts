// Threads below the core: the only one that writes to the cache, the one that brings its log in, and the one that looks
// it through. So none of this ever holds up the core. Started by writer.ts, checkpoint.ts and integrity.ts only.
import { parentPort, workerData } from 'node:worker_threads';
import { serveCheckpoints } from './checkpoint-thread.ts';
import { lookThrough } from './integrity-thread.ts';
import type { ThreadStart } from './writer-messages.ts';
import { WriterThread } from './writer-thread.ts';

if (parentPort === null) throw new Error('writer-worker is started as a worker thread, by the cache.');
const start = workerData as ThreadStart;
if (start.role === 'write') new WriterThread(parentPort, start.file, new URL(start.workerUrl));
else if (start.role === 'checkpoint') serveCheckpoints(parentPort, start.file);
else parentPort.postMessage(lookThrough(start.file));
