// What people set and note on this console, for all consoles on its cache: values of the cache's meta. They survive a
// restart, and a damaged cache where their rows are intact. Events and figures know nothing of them.
import { EMPTY_BATCH } from '../cache/empty-batch.ts';
import { CacheError, type CacheWriter } from '../cache/types.ts';
import { RequestError } from './client.ts';

/** Resolves when the values are on the disk, safe from a power cut. Rejects with a RequestError; then nothing changed. */
export async function keep(writer: CacheWriter, meta: Readonly<Record<string, string>>): Promise<void> {
  try {
    await writer.commit({ ...EMPTY_BATCH, meta, full: true });
  } catch (error) {
    if (!(error instanceof CacheError)) throw error;
    throw new RequestError('not_saved', `It could not be saved, so nothing was changed. ${error.message}`, error.said);
  }
}
