// A real cache that was given these events in these deliveries, for as long as it is used.
import type { CacheReader } from '../../electron/cache/types.ts';
import { createIntake } from '../../electron/core/intake.ts';
import type { Days } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { cacheFile } from './cache-file.ts';
import { handClock } from './hand-clock.ts';

export async function withEvents<T>(
  deliveries: readonly (readonly object[])[],
  days: Days,
  use: (reader: CacheReader) => T,
  pieceEvents?: number,
): Promise<T> {
  const cache = cacheFile();
  const { reader, writer, close } = cache.open();
  const fail = (error: unknown) => {
    throw error;
  };
  const { ingest } = createIntake({
    ...{ reader, writer, days, pieceEvents },
    clock: handClock(0),
    settle: () => null,
    show: () => {},
    onTrouble: (trouble) => trouble && fail(trouble.error),
    onFatal: fail,
  });
  try {
    for (const events of deliveries) {
      const lines = splitLines(Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join('')));
      await ingest.take(lines, { from: 'test', position: null }).done;
    }
    return use(reader);
  } finally {
    close();
    cache.remove();
  }
}
