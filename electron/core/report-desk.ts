// The core's end of the report thread: started with the first question, one answer each, started again if it fell over.
import { Worker } from 'node:worker_threads';
import type { Report, ReportAsk } from '../../shared/contract/reports.ts';
import type { ReportReply, ReportRequest, ReportStart } from './report-messages.ts';

interface Waiting {
  readonly resolve: (report: Report) => void;
  readonly reject: (error: Error) => void;
}

export interface ReportDesk {
  /** @param at the moment asked for, ms since 1970. Rejects where the thread could not answer. */
  ask(ask: ReportAsk, at: number): Promise<Report>;
  close(): Promise<void>;
}

export function createReportDesk(start: ReportStart, entry: URL): ReportDesk {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;

  function begin(): Worker {
    const begun = new Worker(entry, { workerData: start, name: 'kokpit-reports' });
    begun.unref();
    begun.on('message', (reply: ReportReply) => {
      const one = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.ok) one?.resolve(reply.report);
      else one?.reject(new Error(reply.message));
    });
    const lost = (error: Error) => {
      if (worker === begun) worker = null;
      for (const one of waiting.values()) one.reject(error);
      waiting.clear();
    };
    begun.on('error', lost);
    begun.on('exit', () => lost(new Error('The report thread has ended.')));
    return begun;
  }

  return {
    ask: (ask, at) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker ??= begin();
        worker.postMessage({ id, ask, at } satisfies ReportRequest);
      }),
    async close() {
      await worker?.terminate();
    },
  };
}
