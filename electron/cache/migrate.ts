// Brings a database to the newest shape, step by step. Only the opener calls it, alone on the file.
import { said } from '../../shared/words/said.ts';
import type { Connection } from './connection.ts';
import { CacheError } from './errors.ts';
import { FIRST } from './migrations/1-first.ts';
import { SHEETS } from './migrations/2-sheets.ts';
import { LARGE } from './migrations/3-large.ts';
import { PIECES } from './migrations/4-pieces.ts';

interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** In rising order; a step is never changed once it is released. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: FIRST },
  { version: 2, sql: SHEETS },
  { version: 3, sql: LARGE },
  { version: 4, sql: PIECES },
];

/** What `PRAGMA user_version` of a database of this program says. */
export const NEWEST_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** `KOKP`: says that a database is Kokpit's. */
export const APPLICATION_ID = 0x4b4f4b50;

/**
 * Applies what is missing, each step in a transaction of its own. It leaves WAL mode meanwhile, so that the version in
 * the file's header is true at every moment: that is what a program reads before it opens the file.
 */
export function migrate(db: Connection, file: string, upTo: number = NEWEST_VERSION): void {
  const from = versionOf(db);
  if (from > NEWEST_VERSION) throw newerError(file, from);
  const missing = MIGRATIONS.filter((step) => step.version > from && step.version <= upTo);
  if (missing.length > 0) {
    db.pragma('journal_mode = DELETE');
    for (const step of missing) {
      db.transaction(() => {
        db.exec(step.sql);
        db.pragma(`application_id = ${APPLICATION_ID}`);
        db.pragma(`user_version = ${step.version}`);
      }).immediate();
    }
  }
  db.pragma('journal_mode = WAL');
}

export function versionOf(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}

export function newerError(file: string, version: number): CacheError {
  return new CacheError('newer', file, said('cache.newer', { file, format: version, known: NEWEST_VERSION }));
}
