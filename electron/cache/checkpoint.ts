// When the log (WAL) is brought into the database: in a thread of its own, beside the commits, so that none of them
// waits for the disk. Only where the log has grown far do commits wait, for a log shrinks only while nobody writes.
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Connection } from './connection.ts';
import type { ThreadStart } from './writer-messages.ts';

/** Pages of 8 KiB that are worth a run; what a run leaves behind; what makes commits wait. */
const RUN_PAGES = 2_000;
const IDLE_PAGES = 64;
const MOST_PAGES = 16_000;

interface LogState {
  /** Pages in the log, and how many of them are in the database as well. */
  readonly log: number;
  readonly checkpointed: number;
}

export type LogNeed = 'nothing' | 'run' | 'wait';

/** What the log needs after a commit, or when nothing has come for a while. */
export function needOf(db: Connection, idle: boolean): LogNeed {
  const [{ log, checkpointed }] = db.pragma('wal_checkpoint(NOOP)') as [LogState];
  const waiting = log - checkpointed;
  if (log > MOST_PAGES && waiting > 0) return 'wait';
  return waiting > (idle ? IDLE_PAGES : RUN_PAGES) ? 'run' : 'nothing';
}

/** The thread, started when it is first needed. */
export class Checkpointer {
  readonly #start: ThreadStart;
  readonly #workerUrl: URL;
  #worker: Worker | null = null;
  #running: Promise<void> | null = null;
  #finish: () => void = () => {};

  constructor(file: string, workerUrl: URL) {
    this.#start = { role: 'checkpoint', file };
    this.#workerUrl = workerUrl;
  }

  get running(): boolean {
    return this.#running !== null;
  }

  /** Resolves after a run that began after this call, whether it could do everything or not. */
  async run(): Promise<void> {
    await this.#running;
    this.#running ??= this.#once();
    await this.#running;
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#worker?.terminate();
  }

  #once(): Promise<void> {
    this.#worker ??= this.#spawn();
    const worker = this.#worker;
    return new Promise((resolve) => {
      this.#finish = () => {
        this.#running = null;
        resolve();
      };
      worker.postMessage('run');
    });
  }

  #spawn(): Worker {
    const worker = new Worker(this.#workerUrl, { workerData: this.#start, name: 'cache-checkpoint' });
    const lost = () => {
      this.#worker = null;
      this.#finish();
    };
    worker.on('message', () => this.#finish());
    worker.on('error', lost);
    worker.on('exit', lost);
    return worker;
  }
}

/** Bytes of the file, 0 where there is none. */
export function bytesOfFile(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
