// Where the import of a queue_log stood after each of the files that it was rotated into, kept in the cache's `meta`: calls
// that wait and members that are there during a rotation go on in the next file, whenever that is imported.
import { EMPTY_BATCH } from '../cache/empty-batch.ts';
import type { CacheReader, CacheWriter } from '../cache/types.ts';
import type { Standing } from '../source/queue-log/read-log.ts';

/** A file that is imported once more goes on where it did at first, as long as it is one of so many. */
const MOST_FILES = 10;

const keyOf = (log: string) => `queue_log:${log}`;

export function readStandings(reader: CacheReader, log: string): readonly Standing[] {
  const text = reader.meta(keyOf(log));
  return text === null ? [] : (JSON.parse(text) as Standing[]);
}

export async function keepStanding(
  writer: CacheWriter,
  log: string,
  known: readonly Standing[],
  latest: Standing,
): Promise<void> {
  const others = known.filter(({ beginMs }) => beginMs !== latest.beginMs);
  const standings = [...others, latest].toSorted((a, b) => a.beginMs - b.beginMs).slice(-MOST_FILES);
  await writer.commit({ ...EMPTY_BATCH, meta: { [keyOf(log)]: JSON.stringify(standings) } });
}
