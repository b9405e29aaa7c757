// A report thread that an explanation holds up for ever, and that tells of any other question which thread it is.
import { parentPort, threadId } from 'node:worker_threads';

parentPort?.on('message', ({ id, what }: { id: number; what: string }) => {
  if (what === 'explain') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  parentPort?.postMessage({ id, ok: true, answer: String(threadId) });
});
