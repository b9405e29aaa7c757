// A shell's main thread over a core with a file source and one console that watches. Arguments: file of events, cache.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { CoreConfig } from '../../electron/core/config.ts';
import { startCore } from '../../electron/core/core-handle.ts';
import type { FreshnessView } from '../../shared/contract/views.ts';
import { watchingPort } from './watching-port.ts';

/** An idle shell is looked at for this long. */
const IDLE_MS = 5_000;

const [path = '', db = ''] = process.argv.slice(2);
const config: CoreConfig = {
  db,
  tz: 'UTC',
  actor: 'bench',
  source: { kind: 'file', path, follow: true },
  shell: 'host',
  version: '0',
};
const core = startCore(config, {});
await core.ready;

const delay = monitorEventLoopDelay({ resolution: 1 });
const startedAt = performance.now();
delay.enable();
const { port, send } = watchingPort();
core.connect(port);
send.watch('cockpit', { product: [], channel: [], group: [] }, () => {});
await new Promise<void>((resolve) => {
  send.watch('freshness', null, (view) => {
    if ((view as Partial<FreshnessView>).source?.state === 'live') resolve();
  });
});
const wallMs = performance.now() - startedAt;
if (wallMs < IDLE_MS) await new Promise((resolve) => setTimeout(resolve, IDLE_MS - wallMs));
delay.disable();
await core.stop();
const ms = (ns: number) => ns / 1e6;
const said = {
  p50_ms: ms(delay.percentile(50)),
  p99_ms: ms(delay.percentile(99)),
  max_ms: ms(delay.max),
  wall_ms: wallMs,
};
process.stdout.write(`${JSON.stringify(said)}\n`);
