// When the WAL is brought into the database: between commits, so that no commit waits for it.
import { statSync } from 'node:fs';
import type { Connection } from './connection.ts';

/** Pages of 4 KiB: a larger WAL writes a page that changes often once instead of many times. */
const PAGES = 12_000;
/** Smaller leftovers go when nothing has come for this long. */
export const IDLE_MS = 2_000;
const IDLE_PAGES = 256;

interface WalState {
  readonly log: number;
  readonly checkpointed: number;
}

/** Brings the WAL in when it is large, or `idle` and not small. A failure leaves it for the next time. */
export function checkpoint(db: Connection, idle: boolean): void {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as [WalState];
  if (state.log - state.checkpointed < (idle ? IDLE_PAGES : PAGES)) return;
  db.pragma('wal_checkpoint(PASSIVE)');
}

/** Bytes of the file, 0 where there is none. */
export function bytesOfFile(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
