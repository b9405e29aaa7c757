// Says whether the desktop shell can be opened here, and fetches Electron's binary where that is possible.
// Promises: never asks for long. A fetch that failed is not tried again for a day unless somebody asks for it.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_NODE, ROOT, runQuietly, say } from './project.mjs';
import { t } from './words.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'electron');
const FAILED = join(ROOT, '.cache', 'electron-fetch-failed');
const RELEASES = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
const PROBE_LIMIT_MS = 2_000;
const FETCH_LIMIT_MS = 180_000;
const RETRY_AFTER_MS = 24 * 3600_000;

/** Whether a window can be shown to somebody here. */
export function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The path of Electron's program. @returns null where it was never fetched. */
export function electronBinary() {
  try {
    const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist'), pathInPackage());
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/**
 * Electron's program, fetched if need be.
 * @param {{ readonly insist: boolean }} options insist: try again although it failed within the last day
 * @returns {Promise<{ readonly binary: string } | { readonly reason: string }>}
 */
export async function findElectron({ insist }) {
  if (!hasDisplay()) return { reason: t('electron.no_display') };
  if (process.platform === 'linux' && process.getuid?.() === 0) return { reason: t('electron.root') };
  const present = electronBinary();
  if (present !== null) return { binary: present };
  if (!insist && failedLately()) return { reason: t('electron.lately') };
  if (!(await reachable())) return failed(t('electron.unreachable'));
  say(t('electron.fetch'));
  runQuietly(OWN_NODE, [join(PACKAGE, 'install.js')], { timeoutMs: FETCH_LIMIT_MS });
  const fetched = electronBinary();
  return fetched === null ? failed(t('electron.not_fetched')) : { binary: fetched };
}

/** Behind a proxy the answer is unknown, so the fetch itself, which knows proxies, finds out. */
async function reachable() {
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true;
  try {
    await fetch(RELEASES, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return true;
  } catch {
    return false;
  }
}

function failed(/** @type {string} */ reason) {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(FAILED, String(Date.now()));
  return { reason };
}

function failedLately() {
  if (!existsSync(FAILED)) return false;
  if (Date.now() - Number(readFileSync(FAILED, 'utf8')) < RETRY_AFTER_MS) return true;
  rmSync(FAILED, { force: true });
  return false;
}

function pathInPackage() {
  const file = join(PACKAGE, 'path.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : process.platform === 'win32' ? 'electron.exe' : 'electron';
}
