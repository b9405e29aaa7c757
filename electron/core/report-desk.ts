// The core's end of the report thread: started with the first question, one answer each, started again if it fell over.
import { Worker } from 'node:worker_threads';
import type { SealStep } from '../cache/types.ts';
import { JsonText, RequestError } from './client.ts';
import type {
  FromReports,
  Questions,
  ReportReply,
  ReportRequest,
  ReportStart,
  SealRequest,
  ToReports,
  WarmRequest,
} from './report-messages.ts';

/**
 * As a core's (core-handle.ts). And where a heap may grow to gigabytes V8 collects so rarely that most of what lies there after
 * a day's reports is garbage; reports need a tenth of this.
 */
const LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1_024 };

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface ReportDesk {
  /**
   * @param at the moment asked for, ms since 1970.
   * Rejects with a RequestError for what cannot be answered, with another error where the thread fell over.
   */
  ask<Q extends keyof Questions>(what: Q, ask: Questions[Q], at: number): Promise<JsonText>;
  /** Reads ahead what the first questions will count. @param at now. */
  warm(at: number): Promise<void>;
  /** Seals what is to be sealed, each step kept by `keep`. @returns whether there was anything. */
  seal(at: number, keep: (step: SealStep) => Promise<void>): Promise<boolean>;
  close(): Promise<void>;
}

function errorOf({ code, message, said }: Extract<ReportReply, { ok: false }>): Error {
  return code === null ? new Error(message) : new RequestError(code, message, said);
}

export function createReportDesk(start: ReportStart, entry: URL): ReportDesk {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;
  let keeper: (step: SealStep) => Promise<void> = () => Promise.reject(new Error('Nothing is being sealed.'));

  function begin(): Worker {
    const begun = new Worker(entry, {
      workerData: start,
      name: 'kokpit-reports',
      resourceLimits: LIMITS,
    });
    begun.unref();
    begun.on('message', (reply: FromReports) => {
      if ('step' in reply) {
        const tell = (kept: boolean) => begun.postMessage({ kept } satisfies ToReports);
        keeper(reply.step).then(
          () => tell(true),
          () => tell(false),
        );
        return;
      }
      const one = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.ok) one?.resolve(reply.answer);
      else one?.reject(errorOf(reply));
    });
    const lost = (error: Error) => {
      // It is heard of twice, and another may have been begun in between.
      if (worker !== begun) return;
      worker = null;
      for (const one of waiting.values()) one.reject(error);
      waiting.clear();
    };
    begun.on('error', lost);
    begun.on('exit', () => lost(new Error('The report thread has ended.')));
    return begun;
  }

  function send<A>(request: Omit<ReportRequest, 'id'> | Omit<SealRequest, 'id'> | Omit<WarmRequest, 'id'>): Promise<A> {
    return new Promise<A>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      worker ??= begin();
      worker.postMessage({ id, ...request } satisfies ToReports);
    });
  }

  return {
    ask: async (what, ask, at) => new JsonText(await send<string>({ what, ask, at })),
    async warm(at) {
      await send<null>({ warm: at });
    },
    seal(at, keep) {
      keeper = keep;
      return send<boolean>({ seal: at });
    },
    async close() {
      await worker?.terminate();
    },
  };
}
