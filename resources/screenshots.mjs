// `npm run screenshots`: the pictures of docs/screenshots, taken anew of the built program on the demo floor.

import { join } from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { OWN_NODE, ROOT, runInForeground, say, toolEnv } from './lib/project.mjs';

async function main() {
  if (!ensureInstalled() || !ensureBuilt()) return 1;
  const browser = ensureBrowser();
  if ('reason' in browser) {
    say(browser.reason);
    return 1;
  }
  const script = join(ROOT, 'test', 'screens', 'screenshots.ts');
  return runInForeground(OWN_NODE, [script, ...process.argv.slice(2)], toolEnv({ KOKPIT_CHROMIUM: browser.path }));
}

process.chdir(ROOT);
process.exit(await main());
