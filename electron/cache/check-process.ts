// The process that looks a cache through; started by integrity.ts only. Its first thread watches over the one that looks.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { errorToData, toCacheError } from './errors.ts';
import type { IntegrityReply } from './integrity.ts';
import { lookThrough } from './look-through.ts';
import { watchOver } from './watch-over.ts';

function lookFor(file: string): IntegrityReply {
  try {
    return { report: lookThrough(file) };
  } catch (error) {
    return { error: errorToData(toCacheError(error, file)) };
  }
}

if (isMainThread) watchOver(new URL(import.meta.url), process.argv[2] as string);
else parentPort?.postMessage(lookFor(workerData as string));
