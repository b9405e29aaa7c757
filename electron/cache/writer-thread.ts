// Answers the writer's requests in order, one transaction each.
import type { MessagePort } from 'node:worker_threads';
import { Checkpointer, LogGauge } from './checkpoint.ts';
import { Committer } from './commit.ts';
import { type Connection, openForWriting, PageRoom } from './connection.ts';
import { type CacheError, errorToData, toCacheError } from './errors.ts';
import type { WriterAsk, WriterReply, WriterRequest } from './writer-messages.ts';

/** How long nothing comes before small leftovers of the log are brought in. */
const IDLE_MS = 2_000;

export class WriterThread {
  readonly #port: MessagePort;
  readonly #file: string;
  readonly #db: Connection;
  readonly #committer: Committer;
  readonly #room: PageRoom;
  readonly #log: LogGauge;
  readonly #checkpointer: Checkpointer;
  readonly #idle: NodeJS.Timeout;
  readonly #queue: WriterRequest[] = [];
  #paused = false;
  /** How many refusals there were, and the last of them. */
  #round = 0;
  #refused: CacheError | null = null;

  constructor(port: MessagePort, file: string, workerUrl: URL) {
    this.#port = port;
    this.#file = file;
    this.#db = openForWriting(file);
    this.#committer = new Committer(this.#db);
    this.#room = new PageRoom(this.#db);
    this.#log = new LogGauge(this.#db);
    this.#checkpointer = new Checkpointer(file, workerUrl);
    this.#idle = setTimeout(() => this.#mindLog(true), IDLE_MS);
    port.on('message', (request: WriterRequest) => {
      this.#queue.push(request);
      this.#work();
    });
  }

  #work(): void {
    while (!this.#paused) {
      const request = this.#queue.shift();
      if (request === undefined) return;
      if (request.ask.t === 'close') {
        this.#paused = true;
        void this.#close(request.no);
        return;
      }
      this.#answer(request.no, this.#judge(request));
      this.#mindLog(false);
      this.#idle.refresh();
    }
  }

  #judge({ round, ask }: WriterRequest): CacheError | null {
    // Sent before its sender heard of the refusal: it must not reach the disk without what was refused.
    if (round < this.#round) return this.#refused;
    const error = this.#attempt(ask);
    if (error !== null) {
      this.#refused = error;
      this.#round++;
    }
    return error;
  }

  #attempt(ask: WriterAsk): CacheError | null {
    try {
      if (ask.t === 'commit') {
        this.#room.fit(ask.batch.hashes.length);
        this.#committer.commit(ask.batch);
      }
      if (ask.t === 'cells') this.#committer.replaceCells(ask.zone, ask.cells);
      if (ask.t === 'seal') this.#committer.seal(ask.step);
      return null;
    } catch (error) {
      return toCacheError(error, this.#file);
    }
  }

  #answer(no: number, error: CacheError | null): void {
    this.#port.postMessage({ no, error: error === null ? null : errorToData(error) } satisfies WriterReply);
  }

  #mindLog(idle: boolean): void {
    const need = this.#log.need(idle);
    if (need === 'wait') void this.#waitForLog();
    if (need === 'run' && !this.#checkpointer.running) void this.#checkpointer.run('PASSIVE');
  }

  async #waitForLog(): Promise<void> {
    this.#paused = true;
    await this.#checkpointer.run('RESTART');
    this.#log.waited();
    this.#paused = false;
    this.#work();
  }

  async #close(no: number): Promise<void> {
    clearTimeout(this.#idle);
    await this.#checkpointer.close();
    try {
      this.#db.close();
    } catch {
      // On a full disk the log stays beside the database: the next start reads it.
    }
    this.#answer(no, null);
    this.#port.close();
  }
}
