// The check itself: SQLite's own, then the sum of every block and whether all events are there.
import { checkedBlock } from './block-shelf.ts';
import { type Connection, openForReading } from './connection.ts';
import { toCacheError } from './errors.ts';
import type { IntegrityReport } from './integrity.ts';
import { TOTAL_EVENTS } from './meta-keys.ts';
import { QUERIES } from './queries.ts';
import type { Row } from './query-runner.ts';

const MOST_PROBLEMS = 10;

export function lookThrough(file: string): IntegrityReport {
  const start = performance.now();
  const problems: string[] = [];
  let events = 0;
  let db: Connection | null = null;
  try {
    db = openForReading(file);
    // One moment for the whole check: the writer goes on meanwhile.
    db.exec('BEGIN');
    for (const row of db.pragma(`quick_check(${MOST_PROBLEMS})`) as { quick_check: string }[]) {
      if (row.quick_check !== 'ok') problems.push(row.quick_check);
    }
    events = countEvents(db, problems);
  } catch (error) {
    const known = toCacheError(error, file);
    if (known.code !== 'damaged') throw known;
    problems.push(known.reason);
  } finally {
    db?.close();
  }
  const told = problems.slice(0, MOST_PROBLEMS);
  return { ok: told.length === 0, problems: told, events, ms: Math.round(performance.now() - start) };
}

function countEvents(db: Connection, problems: string[]): number {
  let next = 1;
  let events = 0;
  const rows = db.prepare<unknown[]>('SELECT first, count, min_ms, max_ms, crc, ends, body FROM block ORDER BY first');
  for (const row of rows.iterate() as IterableIterator<Row>) {
    const first = Number(row.first);
    if (first !== next) problems.push(`events ${next} to ${first - 1} are missing`);
    const block = checkedBlock(row);
    if (block === null) problems.push(`the block of event ${first} does not hold`);
    else events += Number(row.count);
    letGo(row.body as Buffer);
    // Packed lines are in a buffer of their own.
    if (block !== null && block.body !== row.body) letGo(block.body);
    next = first + Number(row.count);
    if (problems.length >= MOST_PROBLEMS) return events;
  }
  const kept = db.prepare<unknown[]>(QUERIES.meta).pluck().get(TOTAL_EVENTS);
  if (Number(kept ?? 0) !== next - 1) problems.push(`${kept ?? 0} events were kept, ${next - 1} are there`);
  return events;
}

/** A body looked at is given back at once: a collection would come only when some 64 MB of them lie there. */
function letGo({ buffer }: Buffer): void {
  // Small ones lie in a pool that is Node's own.
  if (buffer.byteLength !== Buffer.poolSize) (buffer as ArrayBuffer).transfer(0);
}
