// Looks through a whole cache in a thread of its own, beside whoever reads and writes it.
import { Worker } from 'node:worker_threads';
import { toCacheError } from './errors.ts';
import type { ThreadStart } from './writer-messages.ts';

/** What it reads is let go again at once: room for what is new would only lie there. */
const YOUNG_MB = 6;

export interface IntegrityReport {
  readonly ok: boolean;
  /** What is wrong, in SQLite's words or the cache's; a few at most. */
  readonly problems: readonly string[];
  readonly events: number;
  readonly ms: number;
}

export interface IntegrityCheck {
  /** Rejects with CacheError where the check could not be carried out. */
  readonly done: Promise<IntegrityReport>;
  stop(): Promise<void>;
}

export function checkIntegrity(file: string, workerUrl: URL): IntegrityCheck {
  const worker = new Worker(workerUrl, {
    workerData: { role: 'check', file } satisfies ThreadStart,
    name: 'cache-check',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const done = new Promise<IntegrityReport>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error) => reject(toCacheError(error, file)));
    worker.once('exit', () => reject(toCacheError(new Error('The check was stopped'), file)));
  });
  return { done, stop: async () => void (await worker.terminate()) };
}
