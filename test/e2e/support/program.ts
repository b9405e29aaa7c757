// Starts the built program in either shell as a child process, reads what it says, and ends it.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');
const START_MS = 100_000;
const STOP_MS = 60_000;

export interface Program {
  readonly process: ChildProcess;
  /** Everything said so far, both streams. */
  readonly said: () => string;
  /** Waits for a line. @returns its first group. Rejects where the program ends before or says nothing in time. */
  readonly hears: (pattern: RegExp) => Promise<string>;
  /** Waits for the end. @returns the exit code. */
  readonly ended: () => Promise<number | null>;
  /** SIGTERM. @returns the exit code; a program that does not end in time is killed, and that is an error. */
  readonly stop: () => Promise<number | null>;
}

/** KOKPIT_OUT names another build, as it does for electron.vite.config.ts. */
const MAIN = join(resolve(ROOT, process.env.KOKPIT_OUT ?? 'out'), 'main');

export const HOST = [join(MAIN, 'host.js')];
export const DESKTOP = ['--import', join(ROOT, 'test/electron-double/register.ts'), join(MAIN, 'shell.js')];

export function startProgram(script: readonly string[], args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const entry = script.at(-1) ?? '';
  if (!existsSync(entry)) throw new Error(`${entry} is not built: run "npm run build".`);
  const child = spawn(process.execPath, [...script, ...args], {
    cwd: ROOT,
    // It is heard in English, whatever the developer's terminal speaks.
    env: { ...process.env, LC_ALL: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const onWord = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      said += text;
      for (const listener of onWord) listener();
    });
  }
  const end = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));

  const hears = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const fail = (why: string) => settle(() => reject(new Error(`${why} before ${pattern}:\n${said}`)));
      const timer = setTimeout(() => fail('Nothing came'), START_MS);
      const look = () => {
        const found = pattern.exec(said);
        if (found !== null) settle(() => resolve(found[1] ?? found[0]));
      };
      const settle = (how: () => void) => {
        clearTimeout(timer);
        onWord.delete(look);
        how();
      };
      onWord.add(look);
      void end.then(() => fail('The program ended'));
      look();
    });

  const stop = async () => {
    if (child.exitCode !== null) return child.exitCode;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    const code = await end;
    clearTimeout(timer);
    if (code === null) throw new Error(`The program did not stop by itself:\n${said}`);
    return code;
  };
  return { process: child, said: () => said, hears, ended: () => end, stop };
}
