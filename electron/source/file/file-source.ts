// A file of events (NDJSON) as a source: read from where it was left, and followed as it grows, through rotation.
// A file that is not followed ends: the console is then offline as of its end, and says so.
import { readErrorOf } from '../inbox/read-error.ts';
import type { Source, SourceSink, SourceTimers } from '../port.ts';
import { Tail, type TailPosition } from './tail.ts';

export interface FileSourceOptions {
  readonly path: string;
  readonly follow: boolean;
  readonly timers: SourceTimers;
}

const POLL_MS = 200;
const RETRY_MS = 2_000;

export function createFileSource({ path, follow, timers }: FileSourceOptions): Source {
  let tail: Tail;
  let stopped = false;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();

  /** Reads to the present end. @returns when to look again, null: never. */
  async function round(sink: SourceSink): Promise<number | null> {
    try {
      for (let piece = await tail.next(); piece !== null && !stopped; piece = await tail.next()) {
        const { lines, firstLine, at, size } = piece;
        await sink.deliver({ lines, position: JSON.stringify(at), firstLine });
        sink.report({ state: 'catching_up', done: at.offset, total: size });
      }
      sink.report(follow ? { state: 'live' } : { state: 'offline', reason: 'end_of_file' });
      return follow ? POLL_MS : null;
    } catch (error) {
      sink.report({ state: 'offline', reason: readErrorOf(path, error).message });
      return RETRY_MS;
    }
  }

  function run(sink: SourceSink): void {
    running = round(sink).then((again) => {
      if (again !== null && !stopped) cancel = timers.setTimer(() => run(sink), again);
    });
  }

  return {
    name: `file:${path}`,
    kind: 'file',
    takesCommands: false,
    start(position, sink) {
      const from = position === null ? null : (JSON.parse(position) as TailPosition);
      tail = new Tail({ path, from, follow });
      run(sink);
    },
    send: () => Promise.reject(new Error('a file takes no commands')),
    async stop() {
      stopped = true;
      cancel();
      await running;
      await tail.close();
    },
  };
}
