// The one interface of every source: subscribe from a position, take a command, say how you are.
import type { RejectCategory } from '../../shared/events/event.ts';
import { type Said, SaidError } from '../../shared/words/said.ts';

/** A line of a log, a row of a table: as it came, and why it is refused. */
export interface RefusedLine {
  readonly bytes: Uint8Array;
  /** Its number where it comes from, from 1. */
  readonly line: number;
  readonly reason: string;
  /** What is wrong with it; what it says, unless told. */
  readonly category?: RejectCategory;
}

/** One delivery: NDJSON lines as the source gave them, and where the source stands once they are kept. */
export interface Delivery {
  /** Whole lines, each ended by LF. */
  readonly lines: Uint8Array;
  /** The number of the first of these lines, where the source counts lines over deliveries; else they are counted from 1. */
  readonly firstLine?: number;
  /** What the source itself could make no event of: kept as rejects, category `data`. */
  readonly refused?: readonly RefusedLine[];
  /** Opaque to the core; handed back at the next start. null: none with this delivery, the last one stays. */
  readonly position: string | null;
}

export type SourceReport =
  | { readonly state: 'live' }
  | { readonly state: 'catching_up'; readonly done: number; readonly total: number | null }
  | { readonly state: 'offline'; readonly reason: string };

/** What became of a delivery's lines, counted as `kokpit import` counts them. */
export interface Taken {
  readonly read: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly unknown: number;
  readonly rejected: number;
  /** The first of what was refused or in conflict, and why. `line` counts from 1. */
  readonly refused: readonly { readonly line: number; readonly category: RejectCategory; readonly reason: string }[];
}

export const NOTHING_TAKEN: Taken = {
  read: 0,
  accepted: 0,
  duplicates: 0,
  conflicts: 0,
  unknown: 0,
  rejected: 0,
  refused: [],
};

export interface SourceTimers {
  setTimer(run: () => void, ms: number): () => void;
}

export interface SourceSink {
  /**
   * Resolves once the delivery is committed (or kept in memory while the disk fails): wait for it before the next, or
   * bound what is on its way.
   */
  deliver(delivery: Delivery): Promise<Taken>;
  /** How the source is; a repeated report counts as a sign of life. */
  report(state: SourceReport): void;
  /** Something a person should know though the source goes on: it is told among what went wrong lately. English. */
  note(what: string): void;
}

/** A command that the source will not take, however often it is sent: `outcome` is what its record says from then on. */
export class Refused extends SaidError {
  readonly outcome: string;
  constructor(outcome: string, why: Said) {
    super(why);
    this.outcome = outcome;
  }
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
  /** The statuses that it can set; absent: all. */
  readonly statuses?: readonly Command['data']['status'][];
  /** Whether somebody is there to take a command now; absent: whenever the source is live. */
  canSend?(): boolean;
  /** Begins to deliver, from behind `position` (null: from the beginning). Never throws: failures are reports. */
  start(position: string | null, sink: SourceSink): void;
  /** Resolves once the source has the command (its answer comes as an event); rejects if it cannot be handed over now, with Refused if it never can. */
  send(command: Command): Promise<void>;
  stop(): Promise<void>;
}
