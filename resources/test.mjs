// `npm test`: puts in place what is missing (packages, a browser, a nats-server), builds, runs the checks, the unit and core tests and
// the browser tests, and ends with one line: N passed, N failed. Runs on any Node from 18 on, from a fresh clone.

import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './check.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ensureNatsServer } from './lib/nats-server.mjs';
import { endWithNpm, OWN_NODE, ROOT, say, toolEnv } from './lib/project.mjs';
import { addTallies, playwrightTally, summaryLine, vitestTally } from './lib/results.mjs';

/** @typedef {import('./lib/results.mjs').Tally} Tally */

const REPORTS = join(ROOT, '.cache', 'reports');
/** Filled by test/tooling/compile-cache.ts; begun anew, or it would keep every version there ever was. */
const COMPILED = join(ROOT, '.cache', 'compiled');
/** Vitest colours a log file too, unless told not to. */
const PLAIN = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined };
const ONE_PASSED = { passed: 1, failed: 0, skipped: 0 };
const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 };

async function main() {
  process.chdir(ROOT);
  if (!ensureInstalled()) return finish([ONE_FAILED]);
  for (const folder of [REPORTS, COMPILED]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });

  heading('Checks');
  const checks = (await runChecks()).map(({ ok }) => (ok ? ONE_PASSED : ONE_FAILED));
  heading('Build');
  const built = ensureBuilt();
  say(built ? '✓ build' : '✗ build');
  const browser = ensureBrowser();
  if ('reason' in browser) say(`✗ ${browser.reason}`);
  else process.env.KOKPIT_CHROMIUM = browser.path;
  if (ensureNatsServer() === null) say('- no nats-server: the tests with a real one are skipped');
  heading('Unit and core tests');
  const unit = await runVitest();
  heading('Browser tests');
  const pages = built && 'path' in browser ? await runPlaywright() : ONE_FAILED;
  return finish([...checks, built ? ONE_PASSED : ONE_FAILED, unit, pages]);
}

async function runVitest() {
  const report = join(REPORTS, 'vitest.json');
  const tool = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const ok = await run([tool, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], PLAIN);
  return vitestTally(report, ok);
}

/** @returns {Promise<Tally>} */
async function runPlaywright() {
  const report = join(REPORTS, 'playwright.json');
  const tool = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const ok = await run([tool, 'test', '--project=host', '--project=desktop', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  return playwrightTally(report, ok);
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<boolean>} whether it ended well
 */
function run(args, env = {}) {
  const child = spawn(OWN_NODE, [...args], {
    env: toolEnv(env),
    stdio: 'inherit',
  });
  endWithNpm(() => child.kill('SIGTERM'));
  return new Promise((done) => {
    child.on('error', () => done(false));
    child.on('close', (code) => done(code === 0));
  });
}

function heading(/** @type {string} */ text) {
  say(`\n${text}`);
}

function finish(/** @type {readonly Tally[]} */ tallies) {
  const sum = addTallies(tallies);
  process.stdout.write(`\n${summaryLine(sum)}\n`);
  return sum.failed === 0 ? 0 : 1;
}

process.exitCode = await main();
