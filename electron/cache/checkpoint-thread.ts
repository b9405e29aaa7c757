// Brings the log into the database whenever it is told to, as far as readers allow.
import type { MessagePort } from 'node:worker_threads';
import { openForWriting } from './connection.ts';

export function serveCheckpoints(port: MessagePort, file: string): void {
  const db = openForWriting(file);
  port.on('message', () => {
    try {
      db.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // The log keeps everything: the next run tries again, and what ails the disk the next commit is told.
    }
    port.postMessage('done');
  });
}
