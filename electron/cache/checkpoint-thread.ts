// Brings the log into the database whenever it is told to: as far as readers allow, or, told to empty it, once the readers
// of older pages have ended.
import type { MessagePort } from 'node:worker_threads';
import type { CheckpointMode } from './checkpoint.ts';
import { openForWriting } from './connection.ts';

/** How long a log that is to be emptied waits for whoever reads older pages: commits wait with it, and screens with them. */
const READERS_MS = 200;

export function serveCheckpoints(port: MessagePort, file: string): void {
  const db = openForWriting(file);
  db.pragma(`busy_timeout = ${READERS_MS}`);
  port.on('message', (mode: CheckpointMode) => {
    try {
      db.pragma(`wal_checkpoint(${mode})`);
    } catch {
      // The log keeps everything: the next run tries again, and what ails the disk the next commit is told.
    }
    port.postMessage('done');
  });
}
