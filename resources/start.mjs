// `npm start`: puts in place what is missing, builds what changed, and opens the console on the demo floor: the desktop
// shell where Electron runs, else the host shell in a browser. Runs on any Node from 18 on, before anything is installed.
// Its own flags: --electron (the desktop shell or an error), --host (the host shell), --no-open (no browser window).
// All others go to the shell (`npm start -- --help`), which shows the demo floor unless told otherwise.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { findElectron, hasDisplay } from './lib/electron.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { HOST_MEMORY, OWN_NODE, ROOT, runInForeground, say, toolEnv } from './lib/project.mjs';
import { t } from './lib/words.mjs';

const OWN_FLAGS = ['--electron', '--host', '--no-open'];
const OWN_USAGE = `${t('usage.own')}
  --electron    ${t('usage.electron')}
  --host        ${t('usage.host')}
  --no-open     ${t('usage.no_open')}
`;

/** Electron never came up: a library is missing (127), or its sandbox or graphics gave up (trap, abort, fault). */
const NEVER_CAME_UP = [127, 133, 134, 139];

async function main() {
  const given = process.argv.slice(2);
  const own = new Set(given.filter((arg) => OWN_FLAGS.includes(arg)));
  const args = given.filter((arg) => !OWN_FLAGS.includes(arg));
  if (!ensureInstalled() || !ensureBuilt()) return 1;

  const shell = own.has('--host') ? { reason: '' } : await findElectron({ insist: own.has('--electron') });
  if ('binary' in shell) {
    const code = await runInForeground(shell.binary, [ROOT, ...args], toolEnv());
    if (own.has('--electron') || !NEVER_CAME_UP.includes(code)) return code;
    say(t('electron.browser', { why: t('electron.broke') }));
  } else if (own.has('--electron')) {
    say(t('electron.refused', { why: shell.reason }));
    return 1;
  } else if (shell.reason !== '') say(t('electron.browser', { why: shell.reason }));
  const host = join(ROOT, 'out', 'main', 'host.js');
  if (!existsSync(host)) {
    say(t('build.no_host', { host }));
    return 1;
  }
  if (args.includes('--help') || args.includes('-h')) process.on('exit', () => process.stdout.write(OWN_USAGE));
  const open = hasDisplay() && !own.has('--no-open') && !process.env.CI ? ['--open'] : [];
  return runInForeground(OWN_NODE, [host, ...args, ...open], { ...HOST_MEMORY, ...toolEnv() });
}

process.exit(await main());
