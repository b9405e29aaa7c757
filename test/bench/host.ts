// A host of its own process over the bench's core, and a Chromium to look at it with.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { HOST_MEMORY } from '../../resources/lib/project.mjs';
import { built, builtPage } from './build.ts';
import type { Used } from './child.ts';
import type { Values } from './measure.ts';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const PROBE = join(import.meta.dirname, 'probe.ts');

export interface BenchHost {
  /** The one-time link to its page. */
  readonly link: string;
  /** Ends it. @returns what it used. */
  end(): Promise<Values>;
  /** For what went wrong before. */
  kill(): void;
}

export interface BenchHostOptions {
  /** Where its core listens for events. */
  readonly socketPath: string;
  readonly db: string;
  readonly store: 'none' | 'kept';
  /** A file for the note of what it used. */
  readonly note: string;
}

export async function startBenchHost({ socketPath, db, store, note }: BenchHostOptions): Promise<BenchHost> {
  const worker = pathToFileURL(built('bench-core')).href;
  const args = ['--import', PROBE, built('bench-host'), socketPath, db, builtPage(), worker];
  const host: ChildProcess = spawn(process.execPath, args, {
    // As `npm start` runs it.
    env: { ...process.env, ...HOST_MEMORY, KOKPIT_BENCH_STORE: store, KOKPIT_BENCH_USED: note },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [link] = (await once(createInterface({ input: host.stdout as NodeJS.ReadableStream }), 'line')) as [string];
  return {
    link,
    async end() {
      const ended = once(host, 'close');
      host.stdin?.end();
      await ended;
      const { userMs, systemMs, peakMb } = JSON.parse(readFileSync(note, 'utf8')) as Used;
      return { host_cpu_ms: userMs + systemMs, peak_mb: peakMb };
    },
    kill() {
      if (host.exitCode === null) host.kill('SIGKILL');
    },
  };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
}
