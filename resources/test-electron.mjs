// `npm run test:electron`: the end-to-end suite on the real Electron, where its program is there and a window can be
// shown; else it says why not and ends well, since nothing was found wrong.

import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { findElectron } from './lib/electron.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { OWN_NODE, ROOT, runInForeground, say, toolEnv } from './lib/project.mjs';

async function main() {
  if (!ensureInstalled() || !ensureBuilt()) return 1;
  const electron = await findElectron({ insist: true });
  if ('reason' in electron) {
    say(`Not tested on the real Electron: ${electron.reason}. "npm test" runs the same suite on its double.`);
    return 0;
  }
  const tool = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const env = toolEnv({ KOKPIT_ELECTRON: electron.binary });
  return runInForeground(OWN_NODE, [tool, 'test', '--project=electron', ...process.argv.slice(2)], env);
}

process.chdir(ROOT);
process.exit(await main());
