// A file's bytes for one who works on them at once: read by the same thread into one buffer, over and over. A stream
// would read ahead on another thread, into new memory for each chunk, and have its reader wait for a turn each time.
import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** Small enough to stay in the processor's caches while its lines are decoded. */
export const CHUNK_BYTES = 256 * 1024;

/** Chunks of a regular file. Each is good until the next is asked for: its bytes are then overwritten. */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    for (let bytes = readSync(file, buffer); bytes > 0; bytes = readSync(file, buffer)) {
      yield buffer.subarray(0, bytes);
      // Whatever else this thread has to do (the writer's word, a message) gets its turn between two chunks.
      await setImmediate();
    }
  } finally {
    closeSync(file);
  }
}
