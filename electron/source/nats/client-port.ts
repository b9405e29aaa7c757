// What is asked of a connection to NATS; client.ts answers it, and tests do in its place.
import type { StreamMessage } from './pack-lines.ts';

export interface StreamFacts {
  /** When the stream was made, as the server writes it. */
  readonly created: string;
  readonly first: number;
  readonly last: number;
  readonly subjects: readonly string[];
  /** Whether a message may take the place of others. */
  readonly rollups: boolean;
}

export interface ReadAsk {
  readonly stream: string;
  /** The first message's number. */
  readonly from: number;
  /** Only messages of this subject; null: all. */
  readonly filter: string | null;
}

export interface Reading<T extends StreamMessage = StreamMessage> {
  /** Messages that lay there as the reading began. */
  readonly pending: number;
  /** All that came since, in order; none: a sign of life. Rejects once nothing more can come. */
  take(): Promise<readonly T[]>;
}

/** A message that is sent again until it is done. */
export interface Task extends StreamMessage {
  done(): void;
  /** Not now: it is sent again after so long. */
  later(ms: number): void;
}

export interface TaskAsk {
  readonly stream: string;
  /** The name under which the server knows what is done, over restarts. */
  readonly consumer: string;
  readonly filter: string;
}

export interface PublishOptions {
  readonly stream: string;
  /** Within the stream's window a second message of this id is not stored again; null: it has none. */
  readonly id: string | null;
  /** It takes the place of what is stored under its subject. */
  readonly rollup: boolean;
}

export interface NatsClient {
  /** The most that a message may have, headers and all. */
  readonly mostBytes: number;
  /** Resolves with the reason once the connection is gone; never rejects. */
  readonly closed: Promise<Error>;
  /** Throws where there is no such stream, or it may not be asked for. */
  stream(name: string): Promise<StreamFacts>;
  /** Makes a floor's stream, with bounds that a month fits in. */
  makeStream(name: string, subjects: readonly string[]): Promise<void>;
  read(ask: ReadAsk): Promise<Reading>;
  tasks(ask: TaskAsk): Promise<Reading<Task>>;
  /** Hears what is told on a subject and not kept. */
  listen(subject: string, hear: (data: Uint8Array) => void, onDenied: (error: Error) => void): void;
  /** Tells something that is not kept. */
  tell(subject: string, data: Uint8Array): void;
  /** The last message of a subject; null: none. */
  last(stream: string, subject: string): Promise<Uint8Array | null>;
  /** Resolves when the server has stored it. @returns whether it had it already. */
  publish(subject: string, data: Uint8Array, options: PublishOptions): Promise<boolean>;
  close(): Promise<void>;
}

export type Connect = () => Promise<NatsClient>;
