// A process that a survival test starts, hears line by line, and kills.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  /** Its next line; null when it has ended. */
  line(): Promise<string | null>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  /** What it said on stderr. */
  readonly words: () => string;
}

/** @param script a module in this folder. */
export function startChild(script: string, args: readonly string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let words = '';
  child.stderr.on('data', (chunk) => {
    words += String(chunk);
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    line: async () => {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    words: () => words,
  };
}
