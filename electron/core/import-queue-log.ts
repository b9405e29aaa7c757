// Files of Asterisk's queue_log into the cache: converted to events, which then go the one way in. Counts are of lines:
// one that becomes no event is unknown, one that becomes several is one.

import { splitLines } from '../source/inbox/lines.ts';
import { nameOfInput, readLines } from '../source/inbox/read-file.ts';
import type { ConvertedLine } from '../source/queue-log/convert.ts';
import { logName, readLog } from '../source/queue-log/read-log.ts';
import type { ImportDeps } from './import-deps.ts';
import type { Taking, Tally } from './ingest.ts';
import { emptyTally } from './ingest.ts';
import type { Intake } from './intake.ts';

const COMMIT_LINES = 10_000;

/** @throws ReadError for a file; what was read before is kept. */
export async function importQueueLog(file: string, intake: Intake, sum: Tally, deps: ImportDeps): Promise<void> {
  const name = nameOfInput(file);
  const onBytes = (done: number, total: number | null) => deps.onProgress({ name, done, total, events: sum.read });
  const { lines, faulty, headers } = await readLog(logName(file), readLines(file, { stdin: deps.stdin, onBytes }));
  sum.read += headers;
  sum.unknown += headers;
  let taking = intake.ingest.begin({ from: name, position: null });
  let begun = emptyTally();
  const commit = async () => {
    add(sum, begun);
    await taking.commit().done;
  };
  for (const { bytes, no, fault } of faulty) {
    taking.refuse(bytes, no, fault);
    begun.read++;
    begun.rejected++;
  }
  for (const line of lines) {
    add(begun, takeLine(taking, line));
    if (begun.read < COMMIT_LINES) continue;
    await commit();
    taking = intake.ingest.begin({ from: name, position: null });
    begun = emptyTally();
  }
  await commit();
}

/** @returns the line as one count: of what befell its events, the most telling. */
function takeLine(taking: Taking, { line, events, fault }: ConvertedLine): Tally {
  const one = { ...emptyTally(), read: 1 };
  if (fault !== null) {
    taking.refuse(Buffer.from(line.text), line.no, fault);
    return { ...one, rejected: 1 };
  }
  if (events.length === 0) return { ...one, unknown: 1 };
  const before = { ...taking.tally };
  for (const batch of splitLines(Buffer.from(events.join('\n')))) taking.add(batch);
  const { rejected, conflicts, accepted } = taking.tally;
  if (rejected > before.rejected) return { ...one, rejected: 1 };
  if (conflicts > before.conflicts) return { ...one, conflicts: 1 };
  return accepted > before.accepted ? { ...one, accepted: 1 } : { ...one, duplicates: 1 };
}

function add(to: Tally, what: Tally): void {
  for (const key of Object.keys(what) as (keyof Tally)[]) to[key] += what[key];
}
