// Finds a Chromium for the browser tests, or puts one in place: Debian's as root, else Playwright's own.
// The tests learn of it by KOKPIT_CHROMIUM, which anybody may set to a browser of their choice.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { OWN_NODE, ROOT, runQuietly, say } from './project.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const APT_LIMIT_MS = 300_000;
const PLAYWRIGHT_LIMIT_MS = 300_000;

/** The path of a browser that is here already. @returns null if there is none. */
export function findBrowser() {
  const given = process.env.KOKPIT_CHROMIUM;
  if (given) return existsSync(given) ? given : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of NAMES) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (existsSync(path) && runs(path)) return path;
    }
  }
  return playwrightBrowser();
}

/**
 * A browser, installed if need be.
 * @returns {{ readonly path: string } | { readonly reason: string }} reason: what to do, in words
 */
export function ensureBrowser() {
  const there = findBrowser();
  if (there !== null) return { path: there };
  if (process.env.KOKPIT_CHROMIUM)
    return { reason: `KOKPIT_CHROMIUM names ${process.env.KOKPIT_CHROMIUM}, which is not there.` };
  if (process.platform === 'linux' && process.getuid?.() === 0 && runs('apt-get')) {
    say('Installing chromium with apt-get (once) ...');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    runQuietly('apt-get', ['update', '-q'], { env, timeoutMs: APT_LIMIT_MS });
    const { ok, output } = runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env,
      timeoutMs: APT_LIMIT_MS,
    });
    if (!ok) say(lastLines(output));
    const installed = findBrowser();
    if (installed !== null) return { path: installed };
  }
  say("Fetching Playwright's Chromium (once) ...");
  const cli = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const { ok, output } = runQuietly(OWN_NODE, [cli, 'install', 'chromium'], { timeoutMs: PLAYWRIGHT_LIMIT_MS });
  if (!ok) say(lastLines(output));
  const fetched = playwrightBrowser();
  if (fetched !== null) return { path: fetched };
  return {
    reason: 'No Chromium found. Install one (Debian: apt-get install chromium) or name yours in KOKPIT_CHROMIUM.',
  };
}

function playwrightBrowser() {
  try {
    const path = createRequire(join(ROOT, 'package.json'))('playwright-core').chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Some distributions put a stub in the place of the browser that only says how to install it. */
function runs(/** @type {string} */ program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function lastLines(/** @type {string} */ text) {
  return text.trim().split('\n').slice(-5).join('\n');
}
