// Looks through a whole cache beside whoever reads and writes it, in a process of its own: most of it is one call of
// SQLite's, which no thread can be called back from, and no program ends before its threads have. A process is ended at
// once (docs/decisions/11-the-check-is-a-process.md).
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ErrorData, errorFromData, toCacheError } from './errors.ts';

export interface IntegrityReport {
  readonly ok: boolean;
  /** What is wrong, in SQLite's words or the cache's; a few at most. */
  readonly problems: readonly string[];
  readonly events: number;
  readonly ms: number;
}

/** What the process says, once. */
export type IntegrityReply = { readonly report: IntegrityReport } | { readonly error: ErrorData };

export interface IntegrityCheck {
  /** Rejects with CacheError where the check could not be carried out. */
  readonly done: Promise<IntegrityReport>;
  /** Resolves once the process, and what it had open, is gone. */
  stop(): Promise<void>;
}

/** @param entry where check-process starts. */
export function checkIntegrity(file: string, entry: URL): IntegrityCheck {
  const child = fork(fileURLToPath(entry), [file], {
    // Electron's program is Node only where it is told to be.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    // Neither a debugger's port nor a test's flags.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    // Where it could not be started it does not end.
    child.once('error', () => child.pid === undefined && resolve());
  });
  const done = new Promise<IntegrityReport>((resolve, reject) => {
    child.once('message', (reply: IntegrityReply) => {
      if ('report' in reply) resolve(reply.report);
      else reject(errorFromData(reply.error));
    });
    child.once('error', (error) => reject(toCacheError(error, file)));
    child.once('exit', () => reject(toCacheError(new Error('The check was stopped'), file)));
  });
  return {
    done,
    stop: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
