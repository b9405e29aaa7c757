// A shell's hold on its core: starts the worker thread, gives every client a channel into it and relays texts both
// ways, starts a crashed core again, and stops it within a bounded time. Either shell uses it; nothing else does.
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Port } from '../../shared/contract/wire.ts';
import type { Said } from '../../shared/words/said.ts';
import type { CoreConfig, FromCore, ToCore } from './config.ts';
import { type Bytes, sendLong } from './long-text.ts';
import { workerUrl } from './worker-url.ts';

/** How long a core may take to write what it holds before it is ended. Everything committed is safe either way. */
const STOP_MS = 8_000;
/** V8 would let the room for what is new grow to 192 MB while days go by and never give it back. */
const LIMITS = { maxYoungGenerationSizeMb: 24 };
const RESTART_FIRST_MS = 250;
const RESTART_LAST_MS = 15_000;
/** A core that ran this long is not in a loop of crashes: the next restart begins with the short pause again. */
const STEADY_MS = 60_000;

export type CoreProgress = Extract<FromCore, { t: 'progress' }>;

export interface CoreEvents {
  /** The demo's history is being made, or a damaged cache recovered. */
  readonly onProgress?: (progress: CoreProgress) => void;
  /** A core that had been ready is gone; the next one starts in `retryMs`. */
  readonly onCrash?: (message: string, retryMs: number) => void;
}

export interface CoreHandle {
  /** Resolves with the first ready core; rejects with CoreFailure where it cannot start at all. */
  readonly ready: Promise<void>;
  /** Joins a client to the core. With no core running the port is closed at once, and the client comes back. */
  connect(port: Port): void;
  /** Asks the core to stop, waits a bounded time, then ends it. Safe to call twice. */
  stop(): Promise<void>;
}

/** Why a core did not start: `code` as in FromCore (`busy`, `newer`, `denied`, …) or `crashed`. */
export class CoreFailure extends Error {
  readonly code: string;
  /** What to say to a person; null where it fell over. */
  readonly said: Said | null;
  constructor(code: string, message: string, said: Said | null) {
    super(message);
    this.name = 'CoreFailure';
    this.code = code;
    this.said = said;
  }
}

export function startCore(config: CoreConfig, events: CoreEvents, entry: URL = workerUrl('core-worker')): CoreHandle {
  const handle = new WorkerCore(config, events, entry);
  return handle;
}

class WorkerCore implements CoreHandle {
  readonly ready: Promise<void>;
  readonly #config: CoreConfig;
  readonly #events: CoreEvents;
  readonly #entry: URL;
  readonly #clients = new Set<Port>();
  readonly #settle: { resolve: () => void; reject: (error: CoreFailure) => void };
  #worker: Worker | null = null;
  #wasReady = false;
  #stopping: Promise<void> | null = null;
  #crashes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(config: CoreConfig, events: CoreEvents, entry: URL) {
    this.#config = config;
    this.#events = events;
    this.#entry = entry;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.ready = promise;
    // Whoever waits for it hears of the failure; a shell that is ending already may wait no more.
    promise.catch(() => undefined);
    this.#settle = { resolve, reject };
    this.#start();
  }

  connect(port: Port): void {
    const worker = this.#worker;
    if (worker === null || this.#stopping !== null) {
      port.close();
      return;
    }
    const { port1: near, port2: far } = new MessageChannel();
    const leave = () => {
      if (!this.#clients.delete(port)) return;
      near.close();
      port.close();
    };
    this.#clients.add(port);
    near.on('message', (text: unknown) => {
      if (typeof text === 'string' || text instanceof Uint8Array) sendLong(port, text as string | Bytes);
    });
    near.on('close', leave);
    port.onMessage((text) => near.postMessage(text));
    port.onClose(leave);
    const message: ToCore = { t: 'client', port: far };
    worker.postMessage(message, [far]);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  #start(): void {
    const worker = new Worker(this.#entry, {
      workerData: this.#config,
      name: 'kokpit-core',
      resourceLimits: LIMITS,
    });
    const startedAt = performance.now();
    let reason = 'the core ended without a word';
    this.#worker = worker;
    worker.on('message', (message: FromCore) => this.#heard(message));
    worker.on('error', (error) => {
      reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    });
    worker.on('exit', () => {
      this.#worker = null;
      this.#dropClients();
      if (this.#stopping === null) this.#crashed(reason, performance.now() - startedAt);
    });
  }

  #heard(message: FromCore): void {
    if (message.t === 'progress') this.#events.onProgress?.(message);
    if (message.t === 'ready') {
      this.#wasReady = true;
      this.#settle.resolve();
    }
    if (message.t === 'failed' && !this.#wasReady) {
      this.#settle.reject(new CoreFailure(message.code, message.message, message.said));
      // It holds nothing that is to be written, so it is not asked first.
      this.#stopping ??= this.#worker?.terminate().then(() => undefined) ?? Promise.resolve();
    }
  }

  #crashed(reason: string, ranMs: number): void {
    if (!this.#wasReady) {
      this.#settle.reject(new CoreFailure('crashed', reason, null));
      return;
    }
    this.#crashes = ranMs > STEADY_MS ? 0 : this.#crashes + 1;
    const retryMs = Math.min(RESTART_FIRST_MS * 2 ** Math.max(0, this.#crashes - 1), RESTART_LAST_MS);
    this.#events.onCrash?.(reason, retryMs);
    this.#timer = setTimeout(() => this.#start(), retryMs);
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    if (worker !== null) await endWorker(worker);
    this.#dropClients();
  }

  #dropClients(): void {
    for (const port of [...this.#clients]) port.close();
    this.#clients.clear();
  }
}

async function endWorker(worker: Worker): Promise<void> {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  worker.on('exit', () => resolve());
  worker.on('message', (message: FromCore) => {
    if (message.t === 'stopped') resolve();
  });
  const ask: ToCore = { t: 'stop' };
  worker.postMessage(ask);
  const limit = setTimeout(resolve, STOP_MS);
  await ended;
  clearTimeout(limit);
  await worker.terminate();
}
