// What a core is started with; plain data, so that it crosses to the worker thread.
import type { Said } from '../../shared/words/said.ts';

export type SourceSpec =
  | {
      readonly kind: 'demo';
      readonly seed: number;
      readonly agents: number;
      readonly speed: number;
      /** Named, and not only what is shown where nothing else is: a cache of other events is then an error. */
      readonly asked: boolean;
    }
  | { readonly kind: 'file'; readonly path: string; readonly follow: boolean }
  | { readonly kind: 'queue-log'; readonly path: string }
  /** `token`: what senders show; null: the one in `tokenFile`, made at the first start. */
  | { readonly kind: 'http'; readonly port: number; readonly token: string | null; readonly tokenFile: string }
  /** `token`: from the environment; null: it lies in `tokenFile`. It is never shown. */
  | {
      readonly kind: 'chatwoot';
      readonly base: string;
      readonly account: number;
      readonly token: string | null;
      readonly tokenFile: string | null;
      /** How far back the first reading goes. */
      readonly days: number;
    }
  /** `url` may hold a login: it is never shown. `creds`: a file; null: none. */
  | { readonly kind: 'nats'; readonly url: string; readonly stream: string; readonly creds: string | null };

export interface CoreConfig {
  /** The cache file. */
  readonly db: string;
  /** IANA zone of the console's days. */
  readonly tz: string;
  /** Who this console's commands are from. */
  readonly actor: string;
  /** null: a console on what the cache holds, with no source; so is a demo floor that nobody asked for on a cache of other events. */
  readonly source: SourceSpec | null;
  readonly shell: 'desktop' | 'host';
  readonly version: string;
}

/** From the shell to the core's worker. */
export type ToCore =
  | { readonly t: 'client'; readonly port: import('node:worker_threads').MessagePort }
  | { readonly t: 'stop' };

/** From the core's worker to the shell. `progress` comes while the demo's history is made or a cache is recovered. */
export type FromCore =
  | { readonly t: 'progress'; readonly what: 'history' | 'recovery'; readonly done: number; readonly total: number }
  | { readonly t: 'ready' }
  /** `said` null: it fell over, and `message` is for whoever mends it. */
  | { readonly t: 'failed'; readonly code: string; readonly message: string; readonly said: Said | null }
  | { readonly t: 'stopped' };
