// Files of Asterisk's queue_log into the cache: converted to events, which then go the one way in. Counts are of lines:
// one that becomes no event is unknown, one that becomes several is one.

import { splitLines } from '../source/inbox/lines.ts';
import { nameOfInput, readLines } from '../source/inbox/read-file.ts';
import type { ConvertedLine } from '../source/queue-log/convert.ts';
import { convertFiles, type LogFile, logName, readLogFile } from '../source/queue-log/read-log.ts';
import type { ImportDeps } from './import-deps.ts';
import type { Taking, Tally } from './ingest.ts';
import { emptyTally } from './ingest.ts';
import type { Intake } from './intake.ts';
import { keepStanding, readStandings } from './log-standings.ts';

const COMMIT_LINES = 10_000;
const NO_BYTES = Buffer.alloc(0);

/** Each log's files: what was rotated away belongs to the log, in whatever order they are named. */
export function filesByLog(files: readonly string[]): readonly string[][] {
  return [...Map.groupBy(files, logName).values()];
}

/**
 * @param files of one log.
 * @throws ReadError for a file; those before it are kept.
 */
export async function importQueueLog(
  files: readonly string[],
  intake: Intake,
  sum: Tally,
  deps: ImportDeps,
): Promise<void> {
  const read: LogFile[] = [];
  try {
    for (const file of files) {
      const name = nameOfInput(file);
      const onBytes = (done: number, total: number | null) => deps.onProgress({ name, done, total, events: sum.read });
      read.push(await readLogFile(readLines(file, { stdin: deps.stdin, onBytes })));
    }
  } finally {
    const log = logName(files[0] ?? '-');
    const known = readStandings(deps.reader, log);
    const { files: converted, standing } = convertFiles(
      log,
      read.map(({ lines }) => lines),
      known,
    );
    for (const [i, file] of read.entries())
      await takeFile(nameOfInput(files[i] ?? '-'), file, converted[i] ?? [], intake, sum);
    if (standing !== null) await keepStanding(deps.writer, log, known, standing);
  }
}

async function takeFile(
  from: string,
  { faulty, oversize, headers }: LogFile,
  lines: readonly ConvertedLine[],
  intake: Intake,
  sum: Tally,
): Promise<void> {
  let taking = intake.ingest.begin({ from, position: null });
  let begun = { ...emptyTally(), read: headers, unknown: headers };
  const commit = async () => {
    add(sum, begun);
    await taking.commit().done;
  };
  taking.add({ bytes: NO_BYTES, starts: [], ends: [], numbers: [], oversize });
  for (const { bytes, no, fault } of faulty) taking.refuse(bytes, no, fault);
  begun.read += faulty.length + oversize.length;
  begun.rejected += faulty.length + oversize.length;
  for (const line of lines) {
    add(begun, takeLine(taking, line));
    if (begun.read < COMMIT_LINES) continue;
    await commit();
    taking = intake.ingest.begin({ from, position: null });
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
  for (const batch of splitLines(Buffer.from(events.join('\n'))))
    taking.add({ ...batch, numbers: batch.numbers.map(() => line.no) });
  const { rejected, conflicts, accepted } = taking.tally;
  if (rejected > before.rejected) return { ...one, rejected: 1 };
  if (conflicts > before.conflicts) return { ...one, conflicts: 1 };
  return accepted > before.accepted ? { ...one, accepted: 1 } : { ...one, duplicates: 1 };
}

function add(to: Tally, what: Tally): void {
  for (const key of Object.keys(what) as (keyof Tally)[]) to[key] += what[key];
}
