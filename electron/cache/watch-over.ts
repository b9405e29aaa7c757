// Beside a thread that works for a minute without looking up: answers for it, and ends the process once nobody waits.
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { errorToData, toCacheError } from './errors.ts';
import type { IntegrityReply } from './integrity.ts';

/** What it reads is let go again at once: room for what is new would only lie there. */
const YOUNG_MB = 6;

/** @param entry of the thread, which posts one IntegrityReply. */
export function watchOver(entry: URL, file: string): void {
  // Whoever works with the cache goes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  // The other side is gone, killed perhaps: the thread would go on reading, and nothing else ends it.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  const thread = new Worker(entry, { workerData: file, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const tell = (reply: IntegrityReply) => process.send?.(reply, () => process.exit());
  thread.once('message', tell);
  thread.once('error', (error) => tell({ error: errorToData(toCacheError(error, file)) }));
}
