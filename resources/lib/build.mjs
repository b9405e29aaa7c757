// Builds out/ from the sources when they changed, and knows in milliseconds that they did not.
// Promises: out/ is replaced as a whole, so a program never starts from half a build; two builders take turns.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_NODE, ROOT, runQuietly, say, toolEnv } from './project.mjs';
import { t } from './words.mjs';

const OUT = join(ROOT, 'out');
const CACHE = join(ROOT, '.cache');
const STAMP = join(OUT, 'stamp.json');
const LOCK = join(CACHE, 'build.lock');
const SOURCES = ['electron', 'renderer', 'shared'];
const SETTINGS = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.json'];
const LOCK_POLL_MS = 100;
const LOCK_LIMIT_MS = 120_000;

/**
 * Whether out/ was made from the sources as they are now. The quick answer compares names, sizes and times; where those
 * differ (a fresh checkout, a touched file) the contents decide.
 */
export function isBuilt() {
  try {
    const stamp = JSON.parse(readFileSync(STAMP, 'utf8'));
    const files = sourceFiles();
    return stamp.times === fingerprint(files, timeOf) || stamp.contents === fingerprint(files, contentOf);
  } catch {
    return false;
  }
}

/**
 * Builds if needed.
 * @returns {boolean} false after showing what the build said
 */
export function ensureBuilt() {
  if (isBuilt()) return true;
  if (!lock()) {
    say(t('build.locked', { lock: LOCK }));
    return false;
  }
  try {
    return isBuilt() || build();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function build() {
  say(t('build.begins'));
  const files = sourceFiles();
  const stamp = { times: fingerprint(files, timeOf), contents: fingerprint(files, contentOf) };
  const next = join(CACHE, 'out-next');
  const last = join(CACHE, 'out-last');
  for (const folder of [next, last]) rmSync(folder, { recursive: true, force: true });
  const tool = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { ok, output } = runQuietly(OWN_NODE, [tool, 'build'], { env: toolEnv({ KOKPIT_OUT: next }) });
  if (!ok) {
    say(output.trim());
    say(t('build.failed'));
    return false;
  }
  writeFileSync(join(next, 'stamp.json'), JSON.stringify(stamp));
  if (existsSync(OUT)) renameSync(OUT, last);
  renameSync(next, OUT);
  rmSync(last, { recursive: true, force: true });
  return true;
}

/** Waits for its turn. The lock of a builder that is gone does not count. */
function lock() {
  mkdirSync(CACHE, { recursive: true });
  for (const until = Date.now() + LOCK_LIMIT_MS; Date.now() < until; sleep(LOCK_POLL_MS)) {
    try {
      mkdirSync(LOCK);
      writeFileSync(join(LOCK, 'pid'), String(process.pid));
      return true;
    } catch {
      if (!ownerLives()) rmSync(LOCK, { recursive: true, force: true });
    }
  }
  return false;
}

function ownerLives() {
  try {
    process.kill(Number(readFileSync(join(LOCK, 'pid'), 'utf8')), 0);
    return true;
  } catch (error) {
    // No pid file yet: the owner is just writing it, unless the lock has been lying there for a while.
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EPERM') return true;
    if (code !== 'ENOENT') return false;
    return Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 1000;
  }
}

function sleep(/** @type {number} */ ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Paths relative to the project, in a fixed order. */
function sourceFiles() {
  /** @type {string[]} */
  const files = SETTINGS.filter((file) => existsSync(join(ROOT, file)));
  const folders = SOURCES.filter((folder) => existsSync(join(ROOT, folder)));
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
      (entry.isDirectory() ? folders : files).push(`${folder}/${entry.name}`);
    }
  }
  return files.sort();
}

/**
 * @param {readonly string[]} files
 * @param {(file: string) => string | Buffer} partOf
 */
function fingerprint(files, partOf) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(partOf(file)).update('\0');
  return hash.digest('hex');
}

function timeOf(/** @type {string} */ file) {
  const { size, mtimeMs } = statSync(join(ROOT, file));
  return `${size} ${mtimeMs}`;
}

function contentOf(/** @type {string} */ file) {
  return readFileSync(join(ROOT, file));
}
