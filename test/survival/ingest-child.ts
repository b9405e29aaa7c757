// A console's core in a process of its own, to be killed: `FILE STREAM RUN [FAULT HOLD]`. It takes the lines of STREAM in,
// delivered by the seed RUN, from where FILE stands, and says so: `open`, `kept POSITION` after every delivery, `end` when all is kept and closed.
// With a FAULT it works wrongly, and stops in the middle of its commit number HOLD: `held`.
import { readFileSync } from 'node:fs';
import { systemClock } from '../../electron/core/clock.ts';
import { type CacheFault, faultyCache } from './faulty-cache.ts';
import { openCore } from './open-core.ts';
import { MOST_BACK, redeliveringSource } from './redelivering-source.ts';
import type { Stream } from './stream.ts';

const [file = '', sent = '', run = '', fault, hold = '0'] = process.argv.slice(2);
const say = (words: string) => void process.stdout.write(`${words}\n`);

let commits = 0;
async function holdIfDue(): Promise<void> {
  if (++commits !== Number(hold)) return;
  say('held');
  await new Promise(() => {});
}

say('begun');
const { tz, lines } = JSON.parse(readFileSync(sent, 'utf8')) as Stream;
const ended = Promise.withResolvers<void>();
const source = redeliveringSource({
  lines,
  seed: Number(run),
  // Going back far would heal a position that was kept too early.
  mostBack: fault === 'position-first' ? 0 : MOST_BACK,
  onKept: (position) => say(`kept ${position}`),
  onEnd: ended.resolve,
});
const { core, cache, stop } = await openCore({
  file,
  tz,
  clock: systemClock,
  source,
  ...(fault === undefined
    ? {}
    : { between: (whole: Parameters<typeof faultyCache>[1]) => faultyCache(fault as CacheFault, whole, holdIfDue) }),
  onFatal: (error) => {
    say(`fatal ${String(error)}`);
    process.exit(1);
  },
});
say(cache.salvage === null ? 'open' : 'damaged');
core.start();
await ended.promise;
await stop();
say('end');
