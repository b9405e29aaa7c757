// Connections to the cache's file and how they are set. Nothing else in the program opens it.
import Database from 'better-sqlite3';
import { toCacheError } from './errors.ts';

export type Connection = Database.Database;
export type Statement = Database.Statement<unknown[]>;

/** How long a connection waits for another one's short lock. */
const BUSY_MS = 5000;
/** Pages of the file that a connection keeps at hand. The system keeps them too: more is only worth it for masses. */
const CACHE_KIB = 8 * 1024;
/** Masses touch the trees of identities and streams everywhere. */
const MASS_CACHE_KIB = 48 * 1024;
/** Events in one commit that are masses: a live floor never brings so many at once. */
const MASS_EVENTS = 2_000;
/** What a WAL is cut back to after a burst. */
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;

/** The one connection that writes. Its log is brought in beside it (checkpoint.ts), never inside a commit. */
export function openForWriting(file: string): Connection {
  return opened(file, { timeout: BUSY_MS }, (db) => {
    // Before the first table: of no effect later.
    db.pragma('page_size = 8192');
    db.pragma('synchronous = NORMAL');
    db.pragma(`cache_size = -${CACHE_KIB}`);
    db.pragma('temp_store = MEMORY');
    db.pragma('wal_autocheckpoint = 0');
    db.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
  });
}

/** Gives the writing connection the room that its commits need, and takes it back when they are small again. */
export class PageRoom {
  readonly #db: Connection;
  #isLarge = false;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** Before a commit of so many events. */
  fit(events: number): void {
    const isLarge = events >= MASS_EVENTS;
    if (isLarge === this.#isLarge) return;
    this.#isLarge = isLarge;
    // Pages beyond a smaller room are let go at once.
    this.#db.pragma(`cache_size = -${isLarge ? MASS_CACHE_KIB : CACHE_KIB}`);
  }
}

/** A connection that cannot write; beside the writer it sees what is committed. */
export function openForReading(file: string): Connection {
  return opened(file, { timeout: BUSY_MS, readonly: true, fileMustExist: true }, (db) => {
    db.pragma(`cache_size = -${CACHE_KIB}`);
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
