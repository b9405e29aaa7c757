// Opens the cache for a while, for what runs without a console: to read beside a console that may be running, or alone,
// to write.
import { openCache } from '../cache/open.ts';
import type { CacheReader, CacheWriter } from '../cache/types.ts';
import { workerUrl } from './worker-url.ts';

/** Throws CacheError. */
export async function readCache<T>(file: string, read: (reader: CacheReader) => T | Promise<T>): Promise<T> {
  const { reader, close } = await openCache({ mode: 'read', file });
  try {
    return await read(reader);
  } finally {
    await close();
  }
}

/** @param program how another program that wants the cache meanwhile is told of this one. Throws CacheError. */
export async function writeCache<T>(
  file: string,
  program: string,
  write: (reader: CacheReader, writer: CacheWriter) => Promise<T>,
): Promise<T> {
  const { reader, writer, close } = await openCache({
    mode: 'write',
    file,
    program,
    workerUrl: workerUrl('writer-worker'),
  });
  try {
    return await write(reader, writer);
  } finally {
    await close();
  }
}
