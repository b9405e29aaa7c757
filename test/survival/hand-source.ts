// A source that delivers what the test tells it to, from where it is started. Its position is a line's place.
import type { Source, SourceSink } from '../../electron/source/port.ts';
import { SOURCE } from './redelivering-source.ts';

export interface HandSource extends Source {
  /** Where it stands: so many lines are delivered. */
  readonly at: number;
  /** Delivers the lines up to `to`, so many at once. Resolves when the core has taken the last of them. */
  deliver(to: number, atOnce?: number): Promise<void>;
}

const AT_ONCE = 20;

export function handSource(lines: readonly string[]): HandSource {
  let at = 0;
  let sink: SourceSink | null = null;
  return {
    name: SOURCE,
    kind: 'nats',
    takesCommands: false,
    get at() {
      return at;
    },
    start(position, to) {
      at = Number(position ?? 0);
      sink = to;
    },
    async deliver(to, atOnce = AT_ONCE) {
      while (at < to && sink !== null) {
        const next = Math.min(to, at + atOnce);
        const text = Buffer.from(lines.slice(at, next).join(''));
        const firstLine = at + 1;
        at = next;
        await sink.deliver({ lines: text, position: String(next), firstLine });
      }
    },
    send: () => Promise.reject(new Error('this source takes no commands')),
    stop: async () => {},
  };
}
