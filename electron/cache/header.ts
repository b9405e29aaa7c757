// What a cache's file says of itself in its first bytes, read before SQLite opens it: whether it is a database at all,
// whose, of which version, and whether all of it is there. Nothing is touched.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { bytesOfFile } from './checkpoint.ts';
import { APPLICATION_ID } from './migrate.ts';

/** Of every cache. */
export const PAGE_BYTES = 8192;

export type Header =
  | { readonly kind: 'absent' }
  /** Nothing but a WAL, which SQLite would throw away. */
  | { readonly kind: 'emptied' }
  /** A cache by its header. `whole` false: the file is shorter than its header says. */
  | { readonly kind: 'cache'; readonly version: number; readonly whole: boolean }
  /** A database of another program. */
  | { readonly kind: 'other' }
  /** No database by its header: a damaged one, or a file of another sort. */
  | { readonly kind: 'unknown' };

/**
 * Must not be called while this process has the file open through SQLite: closing it here would let go of the locks
 * that SQLite holds on it. Throws what the file system throws.
 */
export function readHeader(file: string): Header {
  const fd = tryOpen(file);
  const hasWal = bytesOfFile(`${file}-wal`) > 0;
  if (fd === null) return { kind: hasWal ? 'emptied' : 'absent' };
  try {
    const { size } = fstatSync(fd);
    const bytes = Buffer.alloc(PAGE_BYTES);
    const read = readSync(fd, bytes, 0, PAGE_BYTES, 0);
    if (size === 0) return { kind: hasWal ? 'emptied' : 'absent' };
    return parseHeader(bytes.subarray(0, read), size, hasWal);
  } finally {
    closeSync(fd);
  }
}

function tryOpen(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function parseHeader(bytes: Buffer, size: number, hasWal: boolean): Header {
  if (bytes.length < 100 || bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') return { kind: 'unknown' };
  if (bytes.readUInt32BE(68) !== APPLICATION_ID) return { kind: 'other' };
  // While a WAL is there, the end of the database may still lie in it.
  const pages = bytes.readUInt32BE(28);
  return { kind: 'cache', version: bytes.readUInt32BE(60), whole: hasWal || size >= pages * PAGE_BYTES };
}
