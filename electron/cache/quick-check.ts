// What is looked at whenever a cache is opened: little enough to cost milliseconds at any size, enough to notice a
// file that SQLite cannot work with. The rest is integrity.ts's, in the background.
import { checkedBlock } from './block-shelf.ts';
import { bytesOfFile } from './checkpoint.ts';
import type { Connection } from './connection.ts';
import { damagedError, toCacheError } from './errors.ts';
import { QUERIES } from './queries.ts';
import type { Row } from './query-runner.ts';

/** Throws CacheError 'damaged'. The WAL has been brought in. */
export function quickCheck(db: Connection, file: string): void {
  const pages = Number(db.pragma('page_count', { simple: true }));
  const pageBytes = Number(db.pragma('page_size', { simple: true }));
  if (bytesOfFile(file) < pages * pageBytes) throw damagedError(file, 'its end is missing');
  try {
    // To prepare a query needs its tables and indices; these read one path of each tree.
    for (const sql of Object.values(QUERIES)) db.prepare(sql);
    for (const name of ['lastEvent', 'lastStream', 'newestMs'] as const) db.prepare(QUERIES[name]).all();
    const last = db.prepare<unknown[]>(QUERIES.block).get(Number.MAX_SAFE_INTEGER) as Row | undefined;
    if (last !== undefined && checkedBlock(last) === null) throw damagedError(file, 'its last block does not hold');
  } catch (error) {
    const known = toCacheError(error, file);
    // A table or a column that is missing is an error of SQL, but the file's fault.
    throw known.code === 'failed' ? damagedError(file, known.reason) : known;
  }
}
