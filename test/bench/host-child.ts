// The measured host shell: the program's own server and page over the bench's core. Arguments: socket, cache, page's
// folder, URL of the core's worker. Says its one-time link, and ends when its stdin does.
import { startHost } from '../../electron/host/host.ts';

const [path = '', db = '', folder = '', worker = ''] = process.argv.slice(2);
const host = await startHost({
  config: {
    db,
    tz: 'UTC',
    actor: 'bench',
    source: { kind: 'file', path, follow: true },
    shell: 'host',
    version: '0',
  },
  port: 0,
  folder,
  events: { onCrash: (message) => process.stderr.write(`${message}\n`) },
  onRefused: () => {},
  worker: new URL(worker),
});
await host.ready;
process.stdout.write(`${host.newLink()}\n`);
process.stdin.resume();
process.stdin.on('end', async () => {
  await host.stop();
});
