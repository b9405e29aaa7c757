// Puts the packages of the lock file in place, and knows in milliseconds that they are.
// Promises: nothing is downloaded or touched when what is installed is what the lock file names.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_NODE, ROOT, runQuietly, say } from './project.mjs';
import { t } from './words.mjs';

const INSTALL_LIMIT_MS = 10 * 60_000;

/** Whether every package of the lock file is installed in its version, and Node with them. */
export function isInstalled() {
  try {
    const wanted = packagesOf('package-lock.json');
    const there = packagesOf(join('node_modules', '.package-lock.json'));
    const missing = Object.entries(wanted).some(
      ([path, entry]) => path !== '' && !entry.optional && there[path]?.version !== entry.version,
    );
    return !missing && existsSync(OWN_NODE);
  } catch {
    return false;
  }
}

/**
 * Installs what is missing.
 * @returns {boolean} false after saying what went wrong
 */
export function ensureInstalled() {
  if (isInstalled()) return true;
  say(t('install.begins'));
  // No package needs its install script but Node's own: the others bring their binaries, and one would look for a compiler.
  const steps = [
    ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'],
    ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts'],
  ];
  for (const args of steps) {
    const { ok, output } = runQuietly('npm', args, { env: process.env, timeoutMs: INSTALL_LIMIT_MS });
    if (ok) continue;
    say(output.trim());
    say(t('install.failed', { command: args[0] ?? '' }));
    return false;
  }
  if (isInstalled()) return true;
  say(t('install.missing'));
  return false;
}

/** @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(/** @type {string} */ file) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
}
