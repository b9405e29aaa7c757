// One thread that questions are answered on, each with one answer: started with the first of them, started again if it fell
// over, ended, with the memory it holds, a while after the last one where nothing is to be kept at hand.
import { Worker } from 'node:worker_threads';
import type { SealStep } from '../cache/types.ts';
import { RequestError } from './client.ts';
import type {
  FromReports,
  HearRequest,
  ReportReply,
  ReportRequest,
  ReportStart,
  SealRequest,
  ToReports,
  WarmRequest,
} from './report-messages.ts';

/** Where a heap may grow to gigabytes V8 collects so rarely that most of what lies there is garbage; reports need a tenth. */
const MOST_OLD_MB = 1_024;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Request = Omit<ReportRequest, 'id'> | Omit<SealRequest, 'id'> | Omit<WarmRequest, 'id'> | Omit<HearRequest, 'id'>;

export interface ThreadOptions {
  readonly start: ReportStart;
  readonly entry: URL;
  readonly name: string;
  /** Room for what is new. */
  readonly youngMb: number;
  /** So long after its last answer it is kept; null: for good. */
  readonly idleMs: number | null;
  /** Keeps a step of a seal; rejects where it could not. */
  readonly keep: (step: SealStep) => Promise<void>;
}

export class ReportThread {
  readonly #options: ThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #last = 0;
  #isClosed = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#waiting.size > 0;
  }

  /** Rejects with a RequestError for what cannot be answered, with another error where the thread fell over. */
  ask<A>(request: Request): Promise<A> {
    if (this.#isClosed) return Promise.reject(closing());
    clearTimeout(this.#idle);
    return new Promise<A>((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      this.#worker ??= this.#begin();
      this.#worker.postMessage({ id, ...request } satisfies ToReports);
    });
  }

  /** For good: what is asked while the rest of the program ends begins no other thread. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.#end();
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const ending = this.#worker;
    this.#worker = null;
    this.#rejectAll(closing());
    await ending?.terminate();
  }

  #begin(): Worker {
    const { start, entry, name, youngMb } = this.#options;
    const resourceLimits = { maxYoungGenerationSizeMb: youngMb, maxOldGenerationSizeMb: MOST_OLD_MB };
    const begun = new Worker(entry, { workerData: start, name, resourceLimits });
    begun.unref();
    begun.on('message', (reply: FromReports) => {
      if ('step' in reply) this.#keep(begun, reply.step);
      else this.#answered(reply);
    });
    const lost = (error: Error) => {
      // It is heard of twice, and another may have been begun in between.
      if (this.#worker !== begun) return;
      this.#worker = null;
      this.#rejectAll(error);
    };
    begun.on('error', lost);
    begun.on('exit', () => lost(new Error('The report thread has ended.')));
    return begun;
  }

  #keep(worker: Worker, step: SealStep): void {
    const tell = (kept: boolean) => worker.postMessage({ kept } satisfies ToReports);
    this.#options.keep(step).then(
      () => tell(true),
      () => tell(false),
    );
  }

  #answered(reply: ReportReply): void {
    const one = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    const { idleMs } = this.#options;
    if (idleMs !== null && this.#waiting.size === 0) this.#idle = setTimeout(() => void this.#end(), idleMs).unref();
    if (reply.ok) one?.resolve(reply.answer);
    else one?.reject(errorOf(reply));
  }

  #rejectAll(error: Error): void {
    for (const one of this.#waiting.values()) one.reject(error);
    this.#waiting.clear();
  }
}

function closing(): Error {
  return new Error('Kokpit is being closed.');
}

function errorOf({ code, message, said }: Extract<ReportReply, { ok: false }>): Error {
  return code === null ? new Error(message) : new RequestError(code, message, said);
}
