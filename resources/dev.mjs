// `npm run dev`: the host shell on the demo floor, built again and restarted whenever a source file changes.
// Flags go to the host shell, as with `npm start`. Reload the page to see a change of the renderer.

import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endWithNpm, OWN_NODE, ROOT, say, toolEnv } from './lib/project.mjs';

const WATCHED = ['electron', 'renderer', 'shared'];
const SETTLE_MS = 200;
const HOST = join(ROOT, 'out', 'main', 'host.js');

/** @type {import('node:child_process').ChildProcess | undefined} */
let host;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let settling;
let restarting = false;

function startHost() {
  host = spawn(OWN_NODE, [HOST, ...process.argv.slice(2)], { stdio: 'inherit', env: toolEnv() });
  host.on('exit', (code) => {
    if (!restarting) say(`The host shell ended (${code ?? 'by a signal'}); it starts again with the next change.`);
  });
}

async function rebuild() {
  if (!ensureBuilt()) return;
  restarting = true;
  await stopHost();
  restarting = false;
  startHost();
}

function stopHost() {
  const running = host;
  if (running === undefined || running.exitCode !== null || running.signalCode !== null) return undefined;
  return new Promise((done) => {
    running.once('exit', done);
    running.kill('SIGTERM');
  });
}

async function stop() {
  restarting = true;
  await stopHost();
  process.exit(0);
}

if (!ensureInstalled()) process.exit(1);
if (ensureBuilt()) startHost();
for (const folder of WATCHED) {
  watch(join(ROOT, folder), { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(rebuild, SETTLE_MS);
  });
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
endWithNpm(stop);
