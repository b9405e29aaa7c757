// Caches in folders of their own, other processes on them, and damage.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type OpenForWriting, openCache, type WriteCache } from '../../electron/cache/open.ts';
import { START_MS } from './batches.ts';

export const WORKER = new URL('../../electron/cache/writer-worker.ts', import.meta.url);
export const ENDLESS_CHECK = new URL('./endless-check.ts', import.meta.url);

/** A new folder that is gone when the test is over. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'kokpit-cache-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A cache in a new folder (or at `file`), closed when the test is over. */
export async function opened(
  file = join(folder(), 'cache.db'),
  more: Partial<OpenForWriting> = {},
): Promise<WriteCache> {
  const cache = await openCache({
    mode: 'write',
    file,
    workerUrl: WORKER,
    program: 'a test',
    now: () => START_MS,
    ...more,
  });
  onTestFinished(() => cache.close());
  return cache;
}

/** Overwrites bytes in place. */
export function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const fd = openSync(file, 'r+');
  writeSync(fd, bytes, 0, bytes.length, at);
  closeSync(fd);
}

/** What lies beside a cache, without its own name. */
export function beside(file: string): string[] {
  const name = basename(file);
  return readdirSync(dirname(file))
    .filter((entry) => entry.startsWith(name))
    .map((entry) => entry.slice(name.length))
    .sort();
}

export interface Other {
  readonly process: ChildProcess;
  /** Its next line; null when it has ended. */
  line(): Promise<string | null>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Another process on the cache: see other-process.ts. */
export function otherProcess(...args: string[]): Other {
  const script = fileURLToPath(new URL('./other-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  onTestFinished(kill);
  return {
    process: child,
    line: async () => {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    kill,
  };
}
