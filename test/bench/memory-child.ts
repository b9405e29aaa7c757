// A shell of the memory's measure: it starts the core as every shell does, on a worker of its own, and stops it when
// everything has been looked at. Arguments: cache, file of live events, URL of the core's worker.
import { startCore } from '../../electron/core/core-handle.ts';

const [db = '', path = '', worker = ''] = process.argv.slice(2);
const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
const core = startCore(
  { db, tz, actor: 'bench', source: { kind: 'file', path, follow: false }, shell: 'host', version: '0' },
  {},
  new URL(worker),
);
await core.ready;
await core.stop();
