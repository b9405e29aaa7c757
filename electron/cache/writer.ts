// The sender's end of the writer: packs a batch, hands it to the writer's thread and waits for its word.
import { Worker } from 'node:worker_threads';
import { said } from '../../shared/words/said.ts';
import { CacheError, errorFromData, toCacheError } from './errors.ts';
import { buffersOf, buffersOfStep, packBatch } from './pack.ts';
import type { CacheWriter, CellDelta, CommitBatch, SealStep } from './types.ts';
import type { ThreadStart, WriterAsk, WriterReply, WriterRequest } from './writer-messages.ts';

/** What it makes is forgotten with the commit: with more room it would only be forgotten later. */
const YOUNG_MB = 12;

export interface WriterOptions {
  /** A database that exists and has the newest shape. */
  readonly file: string;
  /** Where writer-worker starts. */
  readonly workerUrl: URL;
  /** Told of new identities before they can be on the disk. */
  readonly onIdentities?: (hashes: Float64Array) => void;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: CacheError) => void;
}

export function createWriter(options: WriterOptions): CacheWriter {
  return new ThreadWriter(options);
}

class ThreadWriter implements CacheWriter {
  readonly #file: string;
  readonly #onIdentities: (hashes: Float64Array) => void;
  readonly #workerUrl: URL;
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #no = 0;
  #round = 0;
  /** The last request of a round that failed. */
  #roundEnds = 0;
  #lost: CacheError | null = null;
  #closed: Promise<void> | null = null;

  constructor({ file, workerUrl, onIdentities = () => {} }: WriterOptions) {
    this.#file = file;
    this.#onIdentities = onIdentities;
    this.#workerUrl = workerUrl;
  }

  commit(batch: CommitBatch): Promise<void> {
    this.#onIdentities(batch.identities.hashes);
    const packed = packBatch(batch);
    return this.#ask({ t: 'commit', batch: packed }, buffersOf(packed));
  }

  replaceCells(zone: string, cells: readonly CellDelta[]): Promise<void> {
    return this.#ask({ t: 'cells', zone, cells }, []);
  }

  seal(step: SealStep): Promise<void> {
    return this.#ask({ t: 'seal', step }, buffersOfStep(step));
  }

  close(): Promise<void> {
    // A thread that was never needed needs no closing.
    if (this.#worker === null) this.#closed ??= Promise.resolve();
    this.#closed ??= this.#ask({ t: 'close' }, []).then(
      async () => void (await this.#worker?.terminate()),
      // A thread that is lost already needs no closing.
      () => {},
    );
    return this.#closed;
  }

  #ask(ask: WriterAsk, buffers: ArrayBuffer[]): Promise<void> {
    if (this.#closed !== null) {
      return Promise.reject(new CacheError('failed', this.#file, said('cache.closed', { file: this.#file })));
    }
    if (this.#lost !== null) return Promise.reject(this.#lost);
    this.#worker ??= this.#spawn();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const no = ++this.#no;
      this.#waiting.set(no, { resolve, reject });
      worker.postMessage({ no, round: this.#round, ask } satisfies WriterRequest, buffers);
    });
  }

  /** At the first commit: a start need not wait for a thread that it does not use yet. */
  #spawn(): Worker {
    const file = this.#file;
    const worker = new Worker(this.#workerUrl, {
      workerData: { role: 'write', file, workerUrl: this.#workerUrl.href } satisfies ThreadStart,
      name: 'cache-writer',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', (reply: WriterReply) => this.#answered(reply));
    worker.on('error', (error) => this.#lose(toCacheError(error, file)));
    worker.on('exit', () => this.#lose(new CacheError('failed', file, said('cache.writer_ended', { file }))));
    return worker;
  }

  #answered({ no, error }: WriterReply): void {
    const waiting = this.#waiting.get(no);
    this.#waiting.delete(no);
    if (error === null) {
      waiting?.resolve();
      return;
    }
    if (no > this.#roundEnds) this.#nextRound();
    waiting?.reject(errorFromData(error));
  }

  /** Everything asked so far belongs to the round that failed; what is asked from now on is judged anew. */
  #nextRound(): void {
    this.#roundEnds = this.#no;
    this.#round++;
  }

  #lose(error: CacheError): void {
    this.#lost ??= error;
    const lost = this.#lost;
    for (const { reject } of this.#waiting.values()) reject(lost);
    this.#waiting.clear();
  }
}
