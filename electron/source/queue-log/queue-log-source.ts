// Asterisk's queue_log as a live source: what was rotated away first, then the log as it grows, through rotation. Where it
// stands, and what the calls and members were by then, is kept with every delivery, so that a restart goes on at once.
import { findFile, Tail, type TailPiece, type TailPosition } from '../file/tail.ts';
import { readErrorOf } from '../inbox/read-error.ts';
import { readLines } from '../inbox/read-file.ts';
import type { Source, SourceSink, SourceTimers } from '../port.ts';
import { type LogPiece, type LogState, LogStream } from './log-stream.ts';
import { changedSince, olderLogs } from './older-logs.ts';
import { logName } from './read-log.ts';

export interface QueueLogSourceOptions {
  readonly path: string;
  readonly timers: SourceTimers;
}

const LF = 10;
const POLL_MS = 200;
const RETRY_MS = 2_000;
/** Of events at a time: live figures elsewhere wait no longer for a large log than for this. */
const PART_BYTES = 2 * 1024 * 1024;
const NO_INPUT: AsyncIterable<Uint8Array> = (async function* () {})();

interface Position {
  readonly at: TailPosition;
  readonly log: LogState;
}

export function createQueueLogSource({ path, timers }: QueueLogSourceOptions): Source {
  let log: LogStream;
  let tail: Tail | null = null;
  let stopped = false;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();

  async function deliver(sink: SourceSink, { events, refused }: LogPiece, at: TailPosition | null): Promise<void> {
    const position = at === null ? null : JSON.stringify({ at, log: log.state() } satisfies Position);
    const parts = lineParts(events, PART_BYTES);
    // Stopped in between it begins this piece again: what is kept of it by then counts once.
    for (const lines of parts.slice(0, -1)) await sink.deliver({ lines, position: null });
    await sink.deliver({ lines: parts.at(-1) ?? events, refused, position });
  }

  /** From where it stood, or from the beginning of all that the rotations have left. */
  async function begin(known: Position | null, sink: SourceSink): Promise<Tail> {
    log = new LogStream(logName(path), known?.log ?? null);
    const older = await olderLogs(path);
    if (known === null) await readOlder(older, false, sink);
    else if ((await findFile(known.at, [path, ...older])) === null) {
      // The file that was being read was packed meanwhile.
      await readOlder(await changedSince(older, log.latestMs), true, sink);
    }
    return new Tail({ path, from: known?.at ?? null, follow: true });
  }

  async function readOlder(files: readonly string[], again: boolean, sink: SourceSink): Promise<void> {
    for (const [i, file] of files.entries()) {
      for await (const batch of readLines(file, { stdin: NO_INPUT })) {
        if (stopped) return;
        await deliver(sink, log.takeLines([batch], 1, again), null);
      }
      sink.report({ state: 'catching_up', done: i + 1, total: files.length });
    }
  }

  async function round(known: Position | null, sink: SourceSink): Promise<number> {
    try {
      tail ??= await begin(known, sink);
      for (let piece = await tail.next(); piece !== null && !stopped; piece = await tail.next()) {
        await takePiece(sink, piece);
      }
      sink.report({ state: 'live' });
      return POLL_MS;
    } catch (error) {
      sink.report({ state: 'offline', reason: readErrorOf(path, error).message });
      return RETRY_MS;
    }
  }

  async function takePiece(sink: SourceSink, { lines, firstLine, at, size }: TailPiece): Promise<void> {
    await deliver(sink, log.take(lines, firstLine), at);
    sink.report({ state: 'catching_up', done: at.offset, total: size });
  }

  function run(known: Position | null, sink: SourceSink): void {
    running = round(known, sink).then((wait) => {
      if (!stopped) cancel = timers.setTimer(() => run(known, sink), wait);
    });
  }

  return {
    name: `queue-log:${path}`,
    kind: 'queue-log',
    takesCommands: false,
    start(position, sink) {
      run(position === null ? null : (JSON.parse(position) as Position), sink);
    },
    send: () => Promise.reject(new Error('a queue_log takes no commands')),
    async stop() {
      stopped = true;
      cancel();
      await running;
      await tail?.close();
    },
  };
}

/** Whole lines, of at most `most` bytes or one line. */
function lineParts(lines: Buffer, most: number): Buffer[] {
  const parts: Buffer[] = [];
  for (let from = 0; from < lines.length; ) {
    const within = from + most >= lines.length ? lines.length : lines.lastIndexOf(LF, from + most) + 1;
    const to = within > from ? within : lines.indexOf(LF, from) + 1;
    parts.push(lines.subarray(from, to));
    from = to;
  }
  return parts;
}
