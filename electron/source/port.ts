// The one interface of every source: subscribe from a position, take a command, say how you are.

/** One delivery: NDJSON lines as the source gave them, and where the source stands once they are kept. */
export interface Delivery {
  /** Whole lines, each ended by LF. */
  readonly lines: Uint8Array;
  /** The number of the first of these lines, where the source counts lines over deliveries; else they are counted from 1. */
  readonly firstLine?: number;
  /** Opaque to the core; handed back at the next start. null: none with this delivery, the last one stays. */
  readonly position: string | null;
}

export type SourceReport =
  | { readonly state: 'live' }
  | { readonly state: 'catching_up'; readonly done: number; readonly total: number | null }
  | { readonly state: 'offline'; readonly reason: string };

export interface SourceSink {
  /** Resolves once the delivery is committed (or kept in memory while the disk fails): wait for it before the next. */
  deliver(delivery: Delivery): Promise<void>;
  /** How the source is; a repeated report counts as a sign of life. */
  report(state: SourceReport): void;
}

/** A command in the events' own envelope (spec/events.md, Commands): `id` is the command's own, a UUIDv7. */
export interface Command {
  readonly id: string;
  readonly type: 'agent.set_status';
  readonly time: string;
  readonly data: {
    readonly agent: string;
    readonly status: 'online' | 'break' | 'invisible' | 'offline';
    readonly actor: string;
    readonly reason?: string;
  };
}

export interface Source {
  /** Names the source's position in the cache, its deliveries in the rejects, and itself on the screen. */
  readonly name: string;
  readonly kind: 'demo' | 'file' | 'queue-log' | 'chatwoot' | 'http' | 'nats';
  /** Whether `send` can ever work. */
  readonly takesCommands: boolean;
  /** Begins to deliver, from behind `position` (null: from the beginning). Never throws: failures are reports. */
  start(position: string | null, sink: SourceSink): void;
  /** Resolves once the source has the command (its answer comes as an event); rejects if it cannot be handed over now. */
  send(command: Command): Promise<void>;
  stop(): Promise<void>;
}
