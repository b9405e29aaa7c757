// One writer for a cache, among all programs: a lock of the system, so that it ends with its holder however that ends.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { said } from '../../shared/words/said.ts';
import { CacheError, toCacheError } from './errors.ts';

export interface CacheLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly program: string;
  readonly since: string;
}

/**
 * Holds `FILE.lock`; who holds it is in `FILE.lock.txt`, a file of its own: to close the locked one would let go of it.
 * Throws CacheError 'busy' that names the holder.
 * @param now ms since 1970.
 */
export function lockCache(file: string, program: string, now: number): CacheLock {
  const note = `${file}.lock.txt`;
  let db: Database.Database | null = null;
  try {
    db = new Database(`${file}.lock`, { timeout: 0 });
    // Nothing is ever written to it: no journal beside it.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    const holder: Holder = { pid: process.pid, program, since: new Date(now).toISOString() };
    writeFileSync(note, `${JSON.stringify(holder)}\n`);
  } catch (error) {
    db?.close();
    const known = toCacheError(error, file);
    throw known.code === 'busy' ? busyError(file, readHolder(note)) : known;
  }
  const held = db;
  return {
    release: () => {
      rmSync(note, { force: true });
      held.close();
    },
  };
}

function busyError(file: string, holder: Holder | null): CacheError {
  if (holder === null) return new CacheError('busy', file, said('cache.held_by_another', { file }));
  const { program, pid, since } = holder;
  return new CacheError('busy', file, said('cache.held', { file, program, pid, since }));
}

/** null: nothing is written there yet, or not by a Kokpit. */
function readHolder(note: string): Holder | null {
  try {
    const { pid, program, since } = JSON.parse(readFileSync(note, 'utf8'));
    return typeof pid === 'number' && typeof program === 'string' && typeof since === 'string'
      ? { pid, program, since }
      : null;
  } catch {
    return null;
  }
}
