// `npm run check`: types, lint and format, layer rules, lock file. Each is one check; a failed one shows what it said.
// Checks the tree in the current folder. `-- --only types,lint` runs some of them.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { OWN_NODE, ROOT, say, toolEnv } from './lib/project.mjs';

/** @typedef {{ readonly name: string, readonly ok: boolean, readonly output: string, readonly ms: number }} CheckResult */

const TOOLS = join(ROOT, 'node_modules');

/** Each check: its name and the script it runs, under the project's Node. */
const CHECKS = [
  { name: 'types', args: [join(TOOLS, 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'] },
  { name: 'lint', args: [join(TOOLS, '@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'layers', args: [join(ROOT, 'test', 'tooling', 'layers.ts')] },
  { name: 'lockfile', args: [join(ROOT, 'test', 'tooling', 'lockfile.ts')] },
];

/**
 * @param {readonly string[]} [only] names of checks; all when absent
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks(only) {
  const chosen = CHECKS.filter(({ name }) => only === undefined || only.includes(name));
  // All at once, told in their order.
  const results = await Promise.all(chosen.map(({ name, args }) => runOne(name, args)));
  for (const { name, ok, output, ms } of results) {
    say(`${ok ? '✓' : '✗'} ${name} (${(ms / 1000).toFixed(1)} s)`);
    if (!ok) say(output.trim());
  }
  return results;
}

/**
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<CheckResult>}
 */
function runOne(name, args) {
  const start = Date.now();
  const child = spawn(OWN_NODE, args, { env: toolEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((done) => {
    child.on('error', (error) => done({ name, ok: false, output: error.message, ms: Date.now() - start }));
    child.on('close', (code) => done({ name, ok: code === 0, output, ms: Date.now() - start }));
  });
}

async function main() {
  const at = process.argv.indexOf('--only');
  const only = at === -1 ? undefined : (process.argv[at + 1] ?? '').split(',');
  const unknown = (only ?? []).filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) {
    say(`There is no check "${unknown.join('", "')}". There are: ${CHECKS.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  if (!ensureInstalled()) process.exit(1);
  const results = await runChecks(only);
  process.exit(results.every(({ ok }) => ok) ? 0 : 1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
