// Files of events into the cache, outside a live console: read, folded and written side by side, in bounded memory.
import { nameOfInput, readLines } from '../source/inbox/read-file.ts';
import type { Trouble } from './commit-queue.ts';
import type { ImportDeps } from './import-deps.ts';
import { filesByLog, importQueueLog } from './import-queue-log.ts';
import { emptyTally, type Taking, type Tally } from './ingest.ts';
import { createIntake, type Intake } from './intake.ts';
import { refuseDemoCache } from './own-floor.ts';

export type ImportFormat = 'cloudevents' | 'queue-log';

/** Lines in one transaction: enough that its costs are shared by many, few enough that memory stays small. */
const COMMIT_LINES = 20_000;
/** One batch is being written and the next lies ready while the third is folded. */
const BATCHES_UNDER_WAY = 3;

/**
 * @returns what the lines were, over all files.
 * @throws ReadError for a file, CacheError for the cache; what was read before is kept either way. SaidError where the
 * cache is the demo floor's: nothing is read then.
 */
export async function importFiles(files: readonly string[], format: ImportFormat, deps: ImportDeps): Promise<Tally> {
  const { reader, writer, days, clock } = deps;
  refuseDemoCache(reader);
  if (reader.cellZone() === null) await writer.replaceCells(days.tz, []);
  const sum = emptyTally();
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const intake = createIntake({
    reader,
    writer,
    days,
    clock,
    settle: () => null,
    show: () => {},
    // Outside a console nobody waits for figures: a disk that refuses ends the import, which can be run again.
    onTrouble: (trouble: Trouble | null) => trouble !== null && fail(trouble.error),
    onFatal: fail,
  });
  if (format === 'queue-log')
    for (const log of filesByLog(files)) await Promise.race([failed, importQueueLog(log, intake, sum, deps)]);
  else for (const file of files) await Promise.race([failed, importFile(file, intake, sum, deps)]);
  await Promise.race([failed, intake.queue.drained()]);
  return sum;
}

async function importFile(file: string, intake: Intake, sum: Tally, deps: ImportDeps): Promise<void> {
  const name = nameOfInput(file);
  const underWay: Promise<void>[] = [];
  let taking: Taking | null = null;
  let lines = 0;
  const commit = async () => {
    const { tally, done } = (taking as Taking).commit();
    for (const key of Object.keys(tally) as (keyof Tally)[]) sum[key] += tally[key];
    taking = null;
    lines = 0;
    underWay.push(done);
    if (underWay.length >= BATCHES_UNDER_WAY) await underWay.shift();
  };
  try {
    const onBytes = (done: number, total: number | null) => deps.onProgress({ name, done, total, events: sum.read });
    for await (const batch of readLines(file, { stdin: deps.stdin, onBytes })) {
      taking ??= intake.ingest.begin({ from: name, position: null });
      taking.add(batch);
      lines += batch.starts.length + batch.oversize.length;
      if (lines >= COMMIT_LINES) await commit();
    }
  } finally {
    if (lines > 0) await commit();
    await Promise.all(underWay);
  }
}
