// The core's end of the report threads. Pages are switched all day, and one thread keeps what they count at hand; whatever
// may read many conversations one by one has a thread of its own, so that no page waits behind a month's explanation.
import type { SealStep } from '../cache/types.ts';
import { JsonText } from './client.ts';
import { flagOf, watchRead } from './given-up.ts';
import type { Bytes } from './long-text.ts';
import type { Questions } from './report-messages.ts';
import { ReportThread } from './report-thread.ts';
import type { Load } from './when-quiet.ts';

/** So long after its last answer the second thread is kept: who looks into one number looks into the next. */
const IDLE_MS = 60_000;

/** Of sheets in memory: two months of a million events in all; of larger ones the newest days. */
export const MOST_BYTES = 24 * 1_048_576;
/** The first thread is as roomy as a core's (core-handle.ts), and keeps some days at hand. */
const PAGES = { name: 'kokpit-reports', youngMb: 24, sheetBytes: MOST_BYTES, givesBack: false };
/** Every sheet is read once, and the thread is there as well as all others: what one answer took, the next may not need. */
const LONG = { name: 'kokpit-long-reports', youngMb: 6, sheetBytes: 4 * 1_048_576, givesBack: true };

const IS_LONG: Readonly<Record<keyof Questions, boolean>> = {
  report: false,
  conversation: false,
  agent_day: true,
  company: true,
  explain: true,
  last_hour: true,
  lost: true,
  call_backs: false,
  snapshot: true,
};

export interface ReportDesk {
  /**
   * @param at the moment asked for, ms since 1970.
   * @param signal once it is aborted the question is given up, though it had begun.
   * @param onRead is told how many streams were read for it by now, from time to time.
   * Rejects with a RequestError for what cannot be answered, with another error where it was given up or the thread fell over.
   */
  ask<Q extends keyof Questions>(
    what: Q,
    ask: Questions[Q],
    at: number,
    signal?: AbortSignal,
    onRead?: (streams: number) => void,
  ): Promise<JsonText>;
  /** Reads ahead what the first questions will count. @param at now. */
  warm(at: number): Promise<void>;
  /** Has the pages' thread read what changed meanwhile: of a busy floor the next question would have half a minute of it to read. */
  hear(): Promise<void>;
  /** Seals what is to be sealed, each step kept by `keep`. @returns whether there was anything. */
  seal(at: number, keep: (step: SealStep) => Promise<void>): Promise<boolean>;
  /** What is asked of it. */
  readonly load: Load;
  close(): Promise<void>;
}

export function createReportDesk(
  of: { readonly file: string; readonly tz: string },
  entry: URL,
  idleMs = IDLE_MS,
): ReportDesk {
  let keeper: (step: SealStep) => Promise<void> = () => Promise.reject(new Error('Nothing is being sealed.'));
  const begin = ({ sheetBytes, givesBack, ...own }: typeof PAGES, idle: number | null) =>
    new ReportThread({
      ...own,
      start: { ...of, sheetBytes, givesBack },
      entry,
      idleMs: idle,
      keep: (step) => keeper(step),
    });
  const short = begin(PAGES, null);
  const long = begin(LONG, idleMs);
  let asked = 0;
  return {
    async ask(what, ask, at, signal, onRead) {
      asked++;
      const given = signal === undefined ? null : flagOf(signal);
      const unwatch = given === null || onRead === undefined ? () => {} : watchRead(given, onRead);
      const answer = (IS_LONG[what] ? long : short).ask<string | Bytes>({ what, ask, at, given });
      return new JsonText(await answer.finally(unwatch));
    },
    async warm(at) {
      await short.ask<null>({ warm: at });
    },
    async hear() {
      await short.ask<null>({ hear: true });
    },
    seal(at, keep) {
      keeper = keep;
      return short.ask<boolean>({ seal: at });
    },
    get load() {
      return { asked, busy: short.isBusy || long.isBusy };
    },
    async close() {
      await Promise.all([short.close(), long.close()]);
    },
  };
}
