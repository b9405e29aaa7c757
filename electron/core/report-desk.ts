// The core's end of the report threads. Pages are switched all day, and one thread keeps what they count at hand; whatever
// may read many conversations one by one has a thread of its own, so that no page waits behind a month's explanation.
import type { SealStep } from '../cache/types.ts';
import { JsonText } from './client.ts';
import type { Questions, ReportStart } from './report-messages.ts';
import { ReportThread } from './report-thread.ts';

/** So long after its last answer the second thread is kept: who looks into one number looks into the next. */
const IDLE_MS = 60_000;

const IS_LONG: Readonly<Record<keyof Questions, boolean>> = {
  report: false,
  conversation: false,
  agent_day: true,
  company: true,
  explain: true,
  lost: true,
};

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

export function createReportDesk(start: ReportStart, entry: URL, idleMs = IDLE_MS): ReportDesk {
  let keeper: (step: SealStep) => Promise<void> = () => Promise.reject(new Error('Nothing is being sealed.'));
  const common = { start, entry, keep: (step: SealStep) => keeper(step) };
  const short = new ReportThread({ ...common, name: 'kokpit-reports', idleMs: null });
  const long = new ReportThread({ ...common, name: 'kokpit-long-reports', idleMs });
  return {
    ask: async (what, ask, at) => new JsonText(await (IS_LONG[what] ? long : short).ask<string>({ what, ask, at })),
    async warm(at) {
      await short.ask<null>({ warm: at });
    },
    seal(at, keep) {
      keeper = keep;
      return short.ask<boolean>({ seal: at });
    },
    async close() {
      await Promise.all([short.close(), long.close()]);
    },
  };
}
