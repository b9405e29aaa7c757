// The files that a log was rotated into: `queue_log.1`, `queue_log-20260310`, `queue_log.2.gz`, …
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { logName } from './read-log.ts';

/** Their paths, the one that was written to first before the others. */
export async function olderLogs(path: string): Promise<readonly string[]> {
  const folder = dirname(path);
  const names = (await readdir(folder)).filter((name) => name !== basename(path) && logName(name) === logName(path));
  const files = await Promise.all(names.map(async (name) => timed(join(folder, name))));
  return files.sort((a, b) => a.changedMs - b.changedMs).map(({ file }) => file);
}

/** Those of them that were still written to at `ms` or later; null: all. */
export async function changedSince(files: readonly string[], ms: number | null): Promise<readonly string[]> {
  const all = await Promise.all(files.map(timed));
  // A file's time may be cut to the second.
  return all.filter(({ changedMs }) => ms === null || changedMs >= ms - 1_000).map(({ file }) => file);
}

async function timed(file: string): Promise<{ file: string; changedMs: number }> {
  return { file, changedMs: (await stat(file)).mtimeMs };
}
