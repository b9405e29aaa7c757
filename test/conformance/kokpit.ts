// The command line for tests: in this process, by the functions that the program itself runs, or as a process, built.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildProgram } from '../../electron/cli/build-program.ts';
import { run, type Terminal } from '../../electron/cli/program.ts';
import { createWords } from '../../electron/words/words.ts';

export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const LAUNCHER = fileURLToPath(new URL('../../resources/kokpit.mjs', import.meta.url));

/** @param terminal what a person would sit at; nobody sits there unless it says so. */
export async function kokpit(args: readonly string[], terminal: Partial<Terminal> = {}): Promise<Ended> {
  const said = { out: '', err: '' };
  const captured: Terminal = {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    words: createWords('en'),
    ...terminal,
  };
  const status = await run(buildProgram(captured), args, captured);
  return { status, ...said };
}

/** The built program; it is there once `npm run build` (or any other start) has built it. */
export function kokpitProcess(
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env } };
    const child = execFile(process.execPath, [LAUNCHER, ...args], options, (error, out, err) => {
      const status = error === null ? 0 : error.code;
      if (typeof status === 'number') resolve({ status, out, err });
      else reject(error ?? new Error('the process ended without a status'));
    });
    // It may have ended before it read any of it.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** What was printed as one JSON a line. @throws with the words on stderr where the command failed. */
export function jsonLines(ended: Ended, status = 0): unknown[] {
  if (ended.status !== status) throw new Error(`ended with ${ended.status}: ${ended.err}`);
  return ended.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
