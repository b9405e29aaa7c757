// A file of events (NDJSON) as a source: read from where it was left, and followed as it grows, through rotation.
// A file that is not followed ends: the console is then offline as of its end, and says so.
import { type FileHandle, open } from 'node:fs/promises';
import { said } from '../../../shared/words/said.ts';
import { ReadError, readErrorOf } from '../inbox/read-error.ts';
import { isGzip } from '../inbox/read-file.ts';
import type { Source, SourceSink, SourceTimers } from '../port.ts';

export interface FileSourceOptions {
  readonly path: string;
  readonly follow: boolean;
  readonly timers: SourceTimers;
}

/** Bytes read at a time; a line is cut out of as many as it needs. */
const CHUNK_BYTES = 4 * 1024 * 1024;
const POLL_MS = 200;
const RETRY_MS = 2_000;
const LF = 10;

/** Where the reading stands: of which file, up to which byte, and which line comes next. */
interface Position {
  readonly inode: number;
  readonly offset: number;
  readonly line: number;
}

export function createFileSource({ path, follow, timers }: FileSourceOptions): Source {
  let at: Position | null = null;
  let stopped = false;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();

  /** Reads to the present end. @returns whether there was something to read. */
  async function readOn(file: FileHandle, sink: SourceSink): Promise<void> {
    const { ino, size } = await file.stat();
    if (at === null || at.inode !== ino || size < at.offset) at = { inode: ino, offset: 0, line: 1 };
    if (at.offset === 0) await refuseGzip(file);
    let chunk: Buffer = Buffer.alloc(Math.min(CHUNK_BYTES, Math.max(1, size - at.offset)));
    let held = 0;
    while (!stopped) {
      const { bytesRead } = await file.read(chunk, held, chunk.length - held, at.offset + held);
      const filled = held + bytesRead;
      const last = chunk.lastIndexOf(LF, filled - 1);
      // At the end of a file that does not grow, what is left is the last line.
      const cut = bytesRead === 0 && !follow ? filled : filled === 0 ? 0 : last + 1;
      if (cut > 0) {
        const lines = chunk.subarray(0, cut);
        const next: Position = { inode: ino, offset: at.offset + cut, line: at.line + countLines(lines) };
        await sink.deliver({ lines, position: JSON.stringify(next), firstLine: at.line });
        at = next;
        sink.report({ state: 'catching_up', done: at.offset, total: size });
        // The delivered bytes are the core's now: what is left of them starts a new chunk.
        chunk = Buffer.concat([chunk.subarray(cut, filled), Buffer.alloc(CHUNK_BYTES - (filled - cut))]);
        held = filled - cut;
        continue;
      }
      held = filled;
      if (bytesRead === 0) return;
      if (held === chunk.length) chunk = Buffer.concat([chunk, Buffer.alloc(chunk.length)]);
    }
  }

  /** A gzip does not grow, and read as lines it would only be refused, thousands of times. */
  async function refuseGzip(file: FileHandle): Promise<void> {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    if (isGzip(buffer)) throw new ReadError('failed', path, said('read.gzip', { file: path }));
  }

  async function round(sink: SourceSink): Promise<number | null> {
    let file: FileHandle | null = null;
    try {
      file = await open(path);
      await readOn(file, sink);
      sink.report(follow ? { state: 'live' } : { state: 'offline', reason: 'end_of_file' });
      return follow ? POLL_MS : null;
    } catch (error) {
      sink.report({ state: 'offline', reason: readErrorOf(path, error).message });
      return RETRY_MS;
    } finally {
      await file?.close();
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
      at = position === null ? null : (JSON.parse(position) as Position);
      run(sink);
    },
    send: () => Promise.reject(new Error('a file takes no commands')),
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines++;
  return lines;
}
