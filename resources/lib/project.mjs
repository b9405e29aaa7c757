// Where the project is, which Node runs it, and how a launcher runs another program.
// Plain JavaScript without dependencies: it runs on whatever Node (18 or newer) the machine has, before anything is installed.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { t } from './words.mjs';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Node's major version the program is written for. Older ones crash on its database, or do not read its syntax. */
export const NODE_MAJOR = 24;

const PARENT_CHECK_MS = 250;

/** The Node that the project brings along as a dependency. */
export const OWN_NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** A Node that runs the program: this one if it is new enough, else the project's own. @returns null if there is none. */
export function programNode() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  return existsSync(OWN_NODE) ? OWN_NODE : null;
}

/** The environment for what a launcher starts: the project's tools and its Node come first. */
export function toolEnv(extra = {}) {
  const bin = join(ROOT, 'node_modules', '.bin');
  const path = `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  return { ...process.env, PATH: path, ...extra };
}

/**
 * npm hands a signal to the shell it runs a script in, and that shell dies without handing it on. So who is started by
 * npm ends when the process above it does, instead of running on unseen.
 * @param {() => void} end
 */
export function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, PARENT_CHECK_MS);
  watch.unref();
}

/** A line for the person at the terminal; stdout stays free for results. */
export function say(/** @type {string} */ text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a tool to its end, keeping its words to itself unless it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly env?: Record<string, string | undefined>, readonly timeoutMs?: number, readonly cwd?: string }} [options]
 * @returns {{ readonly ok: boolean, readonly output: string }}
 */
export function runQuietly(command, args, options = {}) {
  const done = spawnSync(command, [...args], {
    cwd: options.cwd ?? ROOT,
    env: options.env ?? toolEnv(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: options.timeoutMs,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error ? `${done.error.message}\n` : ''}`;
  return { ok: done.status === 0, output };
}

/**
 * Runs a program in the foreground, in the place of this process: its terminal, its signals, its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<number>} the exit code for this process; 128 and the signal's number where a signal ended it
 */
export function runInForeground(command, args, env = process.env) {
  const child = spawn(command, [...args], { stdio: 'inherit', env });
  // A terminal sends Ctrl+C to the child itself; a second copy would read as "at once, without tidying up".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  endWithNpm(() => child.kill('SIGTERM'));
  return new Promise((done) => {
    child.on('error', (error) => {
      say(t('run.failed', { command, why: error.message }));
      done(1);
    });
    child.on('exit', (code, signal) => done(code ?? (signal === null ? 1 : 128 + constants.signals[signal])));
  });
}

/**
 * How Node runs an import, which makes much that is forgotten at once: with a small space for what is new it needs some
 * 100 MB less, and is as quick.
 */
export const IMPORT_FLAGS = Object.freeze(['--max-semi-space-size=8']);

/**
 * The environment of a host, which runs for months: glibc's malloc would keep what large blocks leave between small ones,
 * thread by thread (after a month was sealed, 100 MB). Other systems do not read it; Electron allocates by itself.
 */
export const HOST_MEMORY = Object.freeze({ MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' });
