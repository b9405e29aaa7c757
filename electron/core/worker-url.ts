// Where the program's worker threads, and the process that looks a cache through, start: the `.ts` in its own folder when
// run from source, the `.js` beside this bundle when built. Every chunk of the main build lies flat in out/main, so
// "beside" holds for chunks as well.

export type WorkerName = 'core-worker' | 'writer-worker' | 'report-worker' | 'rewind-worker' | 'check-process';

const SOURCE_FILE: Readonly<Record<WorkerName, string>> = {
  'core-worker': './core-worker.ts',
  'writer-worker': '../cache/writer-worker.ts',
  'report-worker': './report-worker.ts',
  'rewind-worker': './rewind-worker.ts',
  'check-process': '../cache/check-process.ts',
};

/** The file URL to give to `new Worker(...)`, or to start a process with. */
export function workerUrl(name: WorkerName): URL {
  const here = import.meta.url;
  const file = here.endsWith('.ts') ? SOURCE_FILE[name] : `./${name}.js`;
  return new URL(file, here);
}
