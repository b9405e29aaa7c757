// A source that delivers at least once: after every start it goes back some way behind the position that was kept, and now
// and then it delivers again what it has just delivered.
import type { Source, SourceSink } from '../../electron/source/port.ts';
import { createRandom } from '../histories/random.ts';

export interface RedeliveringOptions {
  readonly lines: readonly string[];
  /** Its draws: how far back, how many lines at once. */
  readonly seed: number;
  /** How many lines it goes back behind the kept position, at most. */
  readonly mostBack: number;
  /** A delivery is kept, up to this position. */
  readonly onKept: (position: number) => void;
  readonly onEnd: () => void;
}

export const SOURCE = 'survival';
export const MOST_BACK = 60;
const MOST_AT_ONCE = 25;

export function redeliveringSource({ lines, seed, mostBack, onKept, onEnd }: RedeliveringOptions): Source {
  const random = createRandom(seed);
  let stopped = false;

  async function deliver(from: number, sink: SourceSink): Promise<void> {
    for (let at = from; at < lines.length && !stopped; ) {
      const to = Math.min(lines.length, at + random.int(1, MOST_AT_ONCE));
      const delivery = { lines: Buffer.from(lines.slice(at, to).join('')), position: String(to), firstLine: at + 1 };
      await sink.deliver(delivery);
      onKept(to);
      if (random.chance(0.1)) await sink.deliver(delivery);
      at = to;
    }
    sink.report({ state: 'live' });
    onEnd();
  }

  return {
    name: SOURCE,
    kind: 'nats',
    takesCommands: false,
    start(position, sink) {
      void deliver(Math.max(0, Number(position ?? 0) - random.int(0, mostBack)), sink);
    },
    send: () => Promise.reject(new Error('this source takes no commands')),
    async stop() {
      stopped = true;
    },
  };
}
