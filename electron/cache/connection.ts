// Connections to the cache's file and how they are set. Nothing else in the program opens it.
import Database from 'better-sqlite3';
import { toCacheError } from './errors.ts';

export type Connection = Database.Database;
export type Statement = Database.Statement<unknown[]>;

/** How long a connection waits for another one's short lock. */
const BUSY_MS = 5000;
const WRITER_CACHE_KIB = 48 * 1024;
const READER_CACHE_KIB = 16 * 1024;
/** What a WAL is cut back to after a burst. */
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;

/** The one connection that writes. Its log is brought in beside it (checkpoint.ts), never inside a commit. */
export function openForWriting(file: string): Connection {
  return opened(file, { timeout: BUSY_MS }, (db) => {
    // Before the first table: of no effect later.
    db.pragma('page_size = 8192');
    db.pragma('synchronous = NORMAL');
    db.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
    db.pragma('temp_store = MEMORY');
    db.pragma('wal_autocheckpoint = 0');
    db.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
  });
}

/** A connection that cannot write; beside the writer it sees what is committed. */
export function openForReading(file: string): Connection {
  return opened(file, { timeout: BUSY_MS, readonly: true, fileMustExist: true }, (db) => {
    db.pragma(`cache_size = -${READER_CACHE_KIB}`);
    db.pragma('temp_store = MEMORY');
  });
}

function opened(file: string, options: Database.Options, set: (db: Connection) => void): Connection {
  let db: Connection | null = null;
  try {
    db = new Database(file, options);
    set(db);
    return db;
  } catch (error) {
    db?.close();
    throw toCacheError(error, file);
  }
}
