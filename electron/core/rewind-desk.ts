// The core's end of the rewind thread: watches go there, and whole texts come back that are only relayed. The thread is
// started with the first watch and ended, with the memory it holds, a while after the last one.
import { Worker } from 'node:worker_threads';
import type { RewindParams } from '../../shared/contract/views.ts';
import { type Port, WIRE_VERSION, type WireError } from '../../shared/contract/wire.ts';
import type { FromRewind, RewindStart, ToRewind } from './rewind-messages.ts';

/** So long after its last watch the thread is kept: somebody who goes back and forth does not read the day again. */
const IDLE_MS = 120_000;
/** Of a day that is read little stays. */
const YOUNG_MB = 24;
/** As in report-thread.ts: with room for gigabytes V8 collects when four times of what is in use have gathered. */
const MOST_OLD_MB = 1_024;

interface Watch {
  readonly port: Port;
  readonly id: number;
}

export interface RewindDesk {
  watch(port: Port, id: number, params: RewindParams): void;
  /** @param id null: everything that this port watches. */
  unwatch(port: Port, id: number | null): void;
  close(): Promise<void>;
}

export function createRewindDesk(start: RewindStart, entry: URL, onError: (what: string) => void): RewindDesk {
  const watches = new Map<number, Watch>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  let isClosed = false;

  function begin(): Worker {
    const begun = new Worker(entry, {
      workerData: start,
      name: 'kokpit-rewind',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: MOST_OLD_MB },
    });
    begun.unref();
    begun.on('message', (message: FromRewind) => {
      const watch = watches.get(message.key);
      if (watch === undefined) return;
      if (message.t === 'push') watch.port.send(message.text);
      else fail(message.key, watch, message.message);
    });
    const lost = (why: string) => {
      if (worker !== begun) return;
      worker = null;
      for (const [key, watch] of watches) fail(key, watch, why);
    };
    begun.on('error', (error) => lost((error as Error).message));
    begun.on('exit', () => lost('The rewind thread has ended.'));
    return begun;
  }

  function fail(key: number, { port, id }: Watch, why: string): void {
    watches.delete(key);
    onError(`Rewind failed: ${why}`);
    const error: WireError = { code: 'rewind_failed', message: `The past could not be read: ${why}`, params: { why } };
    port.send(JSON.stringify({ v: WIRE_VERSION, t: 'answer', id, ok: false, error }));
  }

  function end(): Promise<unknown> {
    const ending = worker;
    worker = null;
    return ending?.terminate() ?? Promise.resolve();
  }

  return {
    watch(port, id, params) {
      // Nothing is begun any more while the program ends.
      if (isClosed) return;
      clearTimeout(idle);
      const key = ++last;
      watches.set(key, { port, id });
      worker ??= begin();
      worker.postMessage({ t: 'watch', key, id, params } satisfies ToRewind);
    },
    unwatch(port, id) {
      for (const [key, watch] of watches) {
        if (watch.port !== port || (id !== null && watch.id !== id)) continue;
        watches.delete(key);
        worker?.postMessage({ t: 'unwatch', key } satisfies ToRewind);
      }
      if (watches.size > 0 || worker === null) return;
      clearTimeout(idle);
      idle = setTimeout(() => void end(), IDLE_MS).unref();
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      await end();
    },
  };
}
