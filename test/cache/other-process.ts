// Another program on a cache, for the tests: `hold FILE` opens it and stays; `commit FILE` commits batches of events
// after the last one, for ever, and prints the number of the last event that is kept; `check FILE` looks it through without an
// end; `read FILE` prints how many there are.

import { EMPTY_BATCH } from '../../electron/cache/empty-batch.ts';
import { openCache } from '../../electron/cache/open.ts';
import { workerUrl } from '../../electron/core/worker-url.ts';
import { events, START_MS } from './batches.ts';

const BATCH_EVENTS = 500;
const [what, file = ''] = process.argv.slice(2);
const say = (words: string) => process.stdout.write(`${words}\n`);

if (what === 'read') {
  const { reader } = await openCache({ mode: 'read', file });
  say(String(reader.totals().events));
  reader.close();
} else {
  const program = `kokpit ${what}`;
  const { reader, writer, checkIntegrity } = await openCache({
    mode: 'write',
    file,
    workerUrl: workerUrl('writer-worker'),
    program,
    checkUrl: new URL('./endless-check.ts', import.meta.url),
    now: () => START_MS,
  });
  say('open');
  if (what === 'check') await checkIntegrity();
  if (what === 'commit') {
    for (let first = reader.lastEvent() + 1; ; first += BATCH_EVENTS) {
      await writer.commit({
        ...EMPTY_BATCH,
        ...events(first, BATCH_EVENTS),
        position: { source: 's', position: String(first) },
      });
      say(String(first + BATCH_EVENTS - 1));
    }
  }
  process.stdin.resume();
}
