// `npm run build`: out/ from the sources, if they changed.

import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { say } from './lib/project.mjs';

const ok = ensureInstalled() && ensureBuilt();
if (ok) say('out/ is up to date.');
process.exit(ok ? 0 : 1);
