// Threads below the core: the only one that writes to the cache, and the one that brings its log in. So neither ever
// holds up the core. Started by writer.ts and checkpoint.ts only.
import { parentPort, workerData } from 'node:worker_threads';
import { serveCheckpoints } from './checkpoint-thread.ts';
import type { ThreadStart } from './writer-messages.ts';
import { WriterThread } from './writer-thread.ts';

if (parentPort === null) throw new Error('writer-worker is started as a worker thread, by the cache.');
const start = workerData as ThreadStart;
if (start.role === 'write') new WriterThread(parentPort, start.file, new URL(start.workerUrl));
else serveCheckpoints(parentPort, start.file);
