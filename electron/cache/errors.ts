// What SQLite and the file system refuse, as CacheError: what happened, to which file, what the person can do.
import { type Said, said } from '../../shared/words/said.ts';
import { CacheError, type CacheErrorCode } from './types.ts';

export { CacheError };

/** What the system can be the cause of; a newer cache is told by its header. */
type SystemCode = Exclude<CacheErrorCode, 'newer'>;

const CODES: readonly (readonly [RegExp, SystemCode])[] = [
  // The index of the WAL is memory-mapped: no room for it is its own error.
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/, 'full'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_IOERR_SHORT_READ|SQLITE_IOERR_CORRUPTFS)/, 'damaged'],
  [/^(SQLITE_READONLY|SQLITE_PERM|SQLITE_CANTOPEN|SQLITE_AUTH)/, 'denied'],
  [/^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|ENOENT|ENAMETOOLONG|ELOOP)/, 'denied'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'busy'],
];

/** Any thrown value as a CacheError; one that is one already stays as it is. */
export function toCacheError(error: unknown, file: string): CacheError {
  if (error instanceof CacheError) return error;
  const code = codeOf(error);
  const kind = CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'failed';
  const words = error instanceof Error ? error.message : String(error);
  const why = words.startsWith(code) ? words : `${code}: ${words}`;
  return new CacheError(kind, file, said(`cache.${kind}`, { file, why }), why);
}

export function damagedError(file: string, why: string): CacheError {
  return new CacheError('damaged', file, said('cache.damaged', { file, why }), why);
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** A CacheError as plain data, to cross between threads. */
export interface ErrorData {
  readonly code: CacheErrorCode;
  readonly file: string;
  readonly said: Said;
  readonly reason: string;
}

export function errorToData(error: CacheError): ErrorData {
  return { code: error.code, file: error.file, said: error.said, reason: error.reason };
}

export function errorFromData(data: ErrorData): CacheError {
  return new CacheError(data.code, data.file, data.said, data.reason);
}
