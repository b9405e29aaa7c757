// Opens the cache for a command that only reads, beside a console that may be running.
import { openCache } from '../cache/open.ts';
import type { CacheReader } from '../cache/types.ts';

export async function readCache<T>(file: string, read: (reader: CacheReader) => T | Promise<T>): Promise<T> {
  const { reader, close } = await openCache({ mode: 'read', file });
  try {
    return await read(reader);
  } finally {
    await close();
  }
}
