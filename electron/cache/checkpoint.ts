// When the log (WAL) is brought into the database: in a thread of its own, beside the commits, so that none of them
// waits for the disk. A log shrinks only while nobody writes: where it has grown far, commits wait for the last few pages.
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Connection, Statement } from './connection.ts';
import type { ThreadStart } from './writer-messages.ts';

/** Pages of 8 KiB that are worth a run, and what a run leaves behind when nothing comes. */
const RUN_PAGES = 2_000;
const IDLE_PAGES = 64;
/** A log that is to shrink, as soon as so few pages are left that commits need not wait long for them. */
const SHRINK_PAGES = 8_000;
const LAST_PAGES = 128;
/** A log for which commits wait, however long the disk takes; for readers, a moment (checkpoint-thread.ts). */
const MOST_PAGES = 16_000;
/** It makes next to nothing. */
const YOUNG_MB = 6;

/** As far as readers allow, or so that the next commit begins the log anew: only while no commit can come. */
export type CheckpointMode = 'PASSIVE' | 'RESTART';

export type LogNeed = 'nothing' | 'run' | 'wait';

/** What the log needs, by the pages in it and those of them that are not in the database yet. */
export function needOf(log: number, waiting: number, idle: boolean): LogNeed {
  if (waiting === 0) return 'nothing';
  if (log > SHRINK_PAGES) return waiting <= LAST_PAGES || log > MOST_PAGES ? 'wait' : 'run';
  return waiting > (idle ? IDLE_PAGES : RUN_PAGES) ? 'run' : 'nothing';
}

/** None: less than any number of pages. */
const NEVER = -1;

/** Looks at the log without touching it; prepared once, for it is looked at after every commit. */
export class LogGauge {
  readonly #state: Statement;
  /** How much had been brought in when commits waited in vain: somebody reads what was there before. */
  #vainAt = NEVER;

  constructor(db: Connection) {
    this.#state = db.prepare<unknown[]>('PRAGMA wal_checkpoint(NOOP)').raw();
  }

  need(idle: boolean): LogNeed {
    const { log, done } = this.#look();
    const need = needOf(log, log - done, idle);
    // As long as nothing more can be brought in, to wait again would hold up commits for as long as somebody reads.
    return need === 'wait' && done === this.#vainAt ? 'run' : need;
  }

  /** Commits have waited. */
  waited(): void {
    const { log, done } = this.#look();
    this.#vainAt = done < log ? done : NEVER;
  }

  #look(): { log: number; done: number } {
    const [, log, done] = this.#state.get() as [busy: number, log: number, done: number];
    return { log, done };
  }
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
  async run(mode: CheckpointMode): Promise<void> {
    await this.#running;
    this.#running ??= this.#once(mode);
    await this.#running;
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#worker?.terminate();
  }

  #once(mode: CheckpointMode): Promise<void> {
    this.#worker ??= this.#spawn();
    const worker = this.#worker;
    return new Promise((resolve) => {
      this.#finish = () => {
        this.#running = null;
        resolve();
      };
      worker.postMessage(mode);
    });
  }

  #spawn(): Worker {
    const worker = new Worker(this.#workerUrl, {
      workerData: this.#start,
      name: 'cache-checkpoint',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
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
