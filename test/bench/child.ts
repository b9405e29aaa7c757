// Runs one measured thing in a process of its own and says what it took.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROBE = join(import.meta.dirname, 'probe.ts');
/** A child that takes longer hangs. */
const LIMIT_MS = 300_000;

export interface Used {
  /** From the spawn to the end of the process. */
  readonly wallMs: number;
  readonly userMs: number;
  readonly systemMs: number;
  readonly peakMb: number;
}

export interface Ran {
  readonly used: Used;
  /** The last line of its stdout, as JSON. */
  readonly said: Readonly<Record<string, number>>;
}

export interface Child {
  readonly script: string;
  readonly args: readonly string[];
  /** Node's own. */
  readonly flags?: readonly string[];
  /** Whose days (default: this machine's). */
  readonly zone?: string;
  /** After which it hangs (default: LIMIT_MS). */
  readonly limitMs?: number;
}

/** @param folder for the note of what it used. Rejects where it fails, hangs, or says no JSON. */
export async function run({ script, args, flags = [], zone, limitMs = LIMIT_MS }: Child, folder: string): Promise<Ran> {
  const note = join(folder, 'used.json');
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...flags, '--import', PROBE, script, ...args], {
    env: { ...process.env, ...(zone === undefined ? {} : { TZ: zone }), KOKPIT_BENCH_USED: note },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(limit);
  const wallMs = performance.now() - startedAt;
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}.`);
  const used = JSON.parse(readFileSync(note, 'utf8')) as Omit<Used, 'wallMs'>;
  return { used: { wallMs, ...used }, said: JSON.parse(out.trim().split('\n').at(-1) ?? '') };
}
