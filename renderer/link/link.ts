// Owns the page's one connection to the core: requests with time-outs, numbered watches, reconnecting with backoff.
// A watch outlives its connection: after a reconnect or a gap it is asked anew and begins again with a full view.

import type { Methods, Topics } from '../../shared/contract/views.ts';
import {
  type ClientMessage,
  decodeServer,
  type Port,
  type ServerMessage,
  type WireError,
} from '../../shared/contract/wire.ts';
import type { Said } from '../../shared/words/said.ts';
import type { Timers } from './timers.ts';

export const REQUEST_TIMEOUT_MS = 10_000;
/** What may read a month's conversations one by one: nobody else waits behind it. */
export const LONG_REQUEST_TIMEOUT_MS = 60_000;
const LONG_REQUESTS: ReadonlySet<keyof Methods> = new Set(['agent_day', 'company', 'explain', 'lost']);
const BACKOFF_FIRST_MS = 250;
const BACKOFF_LAST_MS = 8_000;
/** After this long without a word the core is asked whether it still hears us. */
const SILENCE_MS = 12_000;

/** `connecting`: never open yet; `lost`: it was open, and is being tried again. */
export type LinkState = 'connecting' | 'open' | 'lost';

export interface LinkStatus {
  readonly state: LinkState;
  readonly since: number;
  /** Messages that could not be understood, and watches that had to begin again because a push was missing. */
  readonly undecodable: number;
  readonly gaps: number;
}

/** A request that failed; `code` and `params` choose and fill the words that are shown. */
export class LinkError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly said: Said | null;
  constructor(error: WireError) {
    super(error.message);
    this.name = 'LinkError';
    this.code = error.code;
    this.params = error.params ?? {};
    this.said = error.said ?? null;
  }
}

export interface WatchHandlers<T extends keyof Topics> {
  readonly full: (view: Topics[T]['full']) => void;
  readonly diff: (diff: Topics[T]['diff']) => void;
  /** The core cannot show this, or no more. */
  readonly failed?: (error: LinkError) => void;
}

interface Watch {
  readonly topic: string;
  readonly params: unknown;
  readonly full: (view: unknown) => void;
  readonly diff: (diff: unknown) => void;
  readonly failed: (error: LinkError) => void;
  id: number;
  next: number;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: LinkError) => void;
  readonly cancelTimeout: () => void;
  readonly onRead: ((read: number) => void) | undefined;
}

export interface LinkDeps {
  readonly connect: () => Promise<Port>;
  readonly timers: Timers;
  readonly onStatus: (status: LinkStatus) => void;
}

export class Link {
  private readonly deps: LinkDeps;
  private readonly watches = new Set<Watch>();
  private readonly pending = new Map<number, Pending>();
  private port: Port | null = null;
  private nextId = 1;
  private attempts = 0;
  private stopped = false;
  private cancelSilence: () => void = () => undefined;
  private status: LinkStatus;

  constructor(deps: LinkDeps) {
    this.deps = deps;
    this.status = { state: 'connecting', since: deps.timers.now(), undecodable: 0, gaps: 0 };
  }

  start(): void {
    this.deps.connect().then(
      (port) => this.opened(port),
      () => this.retry(),
    );
  }

  stop(): void {
    this.stopped = true;
    this.cancelSilence();
    this.port?.close();
  }

  /**
   * Rejects with a LinkError: the core's own, `timeout`, `connection_lost` or `dropped`.
   * @param signal once it is aborted, nobody wants the answer any more, and the core is told so.
   * @param onRead hears how much was read for it by now, where it takes long.
   */
  request<M extends keyof Methods>(
    method: M,
    params: Methods[M]['params'],
    signal?: AbortSignal,
    onRead?: (read: number) => void,
  ): Promise<Methods[M]['result']> {
    const id = this.nextId++;
    return new Promise<Methods[M]['result']>((resolve, reject) => {
      if (this.port === null) {
        reject(lostError());
        return;
      }
      if (signal?.aborted === true) {
        reject(droppedError(method));
        return;
      }
      signal?.addEventListener('abort', () => this.drop(id, droppedError(method)), { once: true });
      const timeoutMs = LONG_REQUESTS.has(method) ? LONG_REQUEST_TIMEOUT_MS : REQUEST_TIMEOUT_MS;
      const cancelTimeout = this.deps.timers.after(timeoutMs, () => {
        const seconds = timeoutMs / 1000;
        const message = `${method} had no answer in ${seconds} s`;
        this.drop(id, new LinkError({ code: 'timeout', message, params: { seconds } }));
      });
      this.pending.set(id, { resolve: resolve as (result: unknown) => void, reject, cancelTimeout, onRead });
      this.send({ v: 1, t: 'request', id, method, params });
    });
  }

  /** Where it has no answer yet. */
  private drop(id: number, why: LinkError): void {
    const waiting = this.pending.get(id);
    if (waiting === undefined) return;
    this.pending.delete(id);
    waiting.cancelTimeout();
    waiting.reject(why);
    this.send({ v: 1, t: 'drop', id });
  }

  /** @returns ends the watch. */
  watch<T extends keyof Topics>(topic: T, params: Topics[T]['params'], handlers: WatchHandlers<T>): () => void {
    const watch: Watch = {
      topic,
      params,
      full: handlers.full as (view: unknown) => void,
      diff: handlers.diff as (diff: unknown) => void,
      failed: handlers.failed ?? (() => undefined),
      id: 0,
      next: 0,
    };
    this.watches.add(watch);
    this.ask(watch);
    return () => {
      this.watches.delete(watch);
      if (this.port !== null) this.send({ v: 1, t: 'unwatch', id: watch.id });
    };
  }

  private opened(port: Port): void {
    if (this.stopped) {
      port.close();
      return;
    }
    this.port = port;
    this.attempts = 0;
    port.onMessage((text) => {
      if (this.port === port) this.received(text);
    });
    port.onClose(() => {
      if (this.port === port) this.closed();
    });
    this.report({ state: 'open', since: this.deps.timers.now() });
    this.listen();
    for (const watch of this.watches) this.ask(watch);
  }

  private closed(): void {
    this.port = null;
    this.cancelSilence();
    for (const waiting of this.pending.values()) {
      waiting.cancelTimeout();
      waiting.reject(lostError());
    }
    this.pending.clear();
    if (this.stopped) return;
    this.report({ state: 'lost', since: this.deps.timers.now() });
    this.retry();
  }

  private retry(): void {
    if (this.stopped) return;
    const wait = Math.min(BACKOFF_LAST_MS, BACKOFF_FIRST_MS * 2 ** this.attempts);
    this.attempts += 1;
    this.deps.timers.after(wait, () => {
      if (!this.stopped) this.start();
    });
  }

  /** A peer that vanished without closing (a sleeping TV, a pulled cable) is found by asking after a silence. */
  private listen(): void {
    this.cancelSilence();
    this.cancelSilence = this.deps.timers.after(SILENCE_MS, () => {
      const port = this.port;
      this.request('hello', null).catch((error: unknown) => {
        if (error instanceof LinkError && error.code === 'timeout' && this.port === port && port !== null) {
          port.close();
          this.closed();
        }
      });
    });
  }

  private received(text: string): void {
    this.listen();
    const message = decodeServer(text);
    if (message === null) this.report({ undecodable: this.status.undecodable + 1 });
    else if (message.t === 'answer') this.answered(message);
    else if (message.t === 'progress') this.pending.get(message.id)?.onRead?.(message.read);
    else this.pushed(message);
  }

  private answered(message: ServerMessage & { t: 'answer' }): void {
    const waiting = this.pending.get(message.id);
    if (waiting === undefined) {
      const watch = [...this.watches].find((one) => one.id === message.id);
      if (watch !== undefined && !message.ok) watch.failed(new LinkError(message.error));
      return;
    }
    this.pending.delete(message.id);
    waiting.cancelTimeout();
    if (message.ok) waiting.resolve(message.result);
    else waiting.reject(new LinkError(message.error));
  }

  private pushed(message: ServerMessage & { t: 'push' }): void {
    for (const watch of this.watches) {
      if (watch.id !== message.id) continue;
      if (message.n === 0 && message.full !== undefined) {
        watch.next = 1;
        watch.full(message.full);
      } else if (message.n === watch.next && message.n > 0 && message.diff !== undefined) {
        watch.next += 1;
        watch.diff(message.diff);
      } else {
        this.report({ gaps: this.status.gaps + 1 });
        this.send({ v: 1, t: 'unwatch', id: watch.id });
        this.ask(watch);
      }
      return;
    }
  }

  private ask(watch: Watch): void {
    watch.id = this.nextId++;
    watch.next = 0;
    this.send({ v: 1, t: 'watch', id: watch.id, topic: watch.topic, params: watch.params });
  }

  private send(message: ClientMessage): void {
    this.port?.send(JSON.stringify(message));
  }

  private report(change: Partial<LinkStatus>): void {
    this.status = { ...this.status, ...change };
    this.deps.onStatus(this.status);
  }
}

function droppedError(method: string): LinkError {
  return new LinkError({ code: 'dropped', message: `Nobody waits for ${method} any more` });
}

function lostError(): LinkError {
  return new LinkError({ code: 'connection_lost', message: 'The connection to Kokpit is interrupted' });
}
