// Loads the core's modules; in mode `figures` it opens the cache and waits for the first whole cockpit as well.
// Arguments: mode, cache. `ready_ms` is counted from the start of the process.

import { buildSource } from '../../electron/core/build-source.ts';
import { systemClock } from '../../electron/core/clock.ts';
import { openCore } from '../../electron/core/open-core.ts';
import type { CockpitView } from '../../shared/contract/views.ts';
import { watchingPort } from './watching-port.ts';

const [mode, db = ''] = process.argv.slice(2);
let rows = 0;
let resolved = 0;
let stop = async () => {};
if (mode === 'figures') {
  const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const opened = await openCore({
    config: { db, tz, actor: 'bench', source: null, shell: 'host', version: '0' },
    clock: systemClock,
    source: null,
    onProgress: () => {},
    onFatal: (error) => {
      throw error;
    },
  });
  stop = opened.stop;
  const { port, send } = watchingPort();
  opened.core.connect(port);
  await new Promise<void>((resolve) => {
    send.watch('cockpit', { product: [], channel: [], group: [] }, (view) => {
      const cockpit = view as CockpitView;
      rows = cockpit.rows.length;
      resolved = cockpit.totals.resolved;
      resolve();
    });
  });
}
const readyMs = performance.now();
await stop();
// Named, so that the bundler keeps the source's modules for both modes.
if (buildSource.length === 0) throw new Error('The sources are missing.');
process.stdout.write(`${JSON.stringify({ ready_ms: readyMs, rows, resolved })}\n`);
