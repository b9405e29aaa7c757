// Makes a cache's file ready to be written: its place, its shape, and a new file where it is damaged. Whoever calls it
// holds the lock.
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { said } from '../../shared/words/said.ts';
import { openForWriting } from './connection.ts';
import { CacheError, damagedError, toCacheError } from './errors.ts';
import { type Header, readHeader } from './header.ts';
import { makeFolder } from './make-folder.ts';
import { migrate, NEWEST_VERSION, newerError } from './migrate.ts';
import { quickCheck } from './quick-check.ts';
import { type Marker, planAside, readMarker, setAside } from './recovery-marker.ts';
import { holdsCache, Salvage } from './salvage.ts';

/** The folder exists and the file is none. Throws CacheError 'denied'. */
export function ensurePlace(file: string): void {
  try {
    makeFolder(dirname(file));
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
      throw new CacheError('denied', file, said('cache.folder', { file }));
    }
  } catch (error) {
    throw toCacheError(error, file);
  }
}

export function foreignError(file: string): CacheError {
  return new CacheError('denied', file, said('cache.foreign', { file }));
}

/** @returns what is to be taken in again, null where nothing was damaged. Throws CacheError. */
export function prepareFile(file: string, now: () => number): Salvage | null {
  try {
    return prepared(file, setAsidePlanned(file));
  } catch (error) {
    const known = toCacheError(error, file);
    if (known.code !== 'damaged') throw known;
    // A new file that is damaged as well is no file's fault: it is told.
    return prepared(file, setAside(file, planAside(file, known.reason, now())));
  }
}

function setAsidePlanned(file: string): Marker | null {
  const marker = readMarker(file);
  return marker === null ? null : setAside(file, marker);
}

function prepared(file: string, marker: Marker | null): Salvage | null {
  checkHeader(file, readHeader(file));
  const db = openForWriting(file);
  try {
    migrate(db, file);
    db.pragma('wal_checkpoint(TRUNCATE)');
    quickCheck(db, file);
    return marker === null ? null : new Salvage(file, marker, db);
  } catch (error) {
    throw toCacheError(error, file);
  } finally {
    db.close();
  }
}

/** Throws CacheError where the file is none of this program's, or not all of it is there. */
export function checkHeader(file: string, header: Header): void {
  if (header.kind === 'emptied') throw damagedError(file, 'nothing but its log is left');
  if (header.kind === 'other') throw foreignError(file);
  if (header.kind === 'unknown') {
    throw holdsCache(file) ? damagedError(file, 'its beginning is missing') : foreignError(file);
  }
  if (header.kind !== 'cache') return;
  if (header.version > NEWEST_VERSION) throw newerError(file, header.version);
  if (!header.whole) throw damagedError(file, 'its end is missing');
}
