// What is asked of a connection to NATS; client.ts answers it, and tests do in its place.
import type { StreamMessage } from './pack-lines.ts';

export interface StreamFacts {
  /** When the stream was made, as the server writes it. */
  readonly created: string;
  readonly first: number;
  readonly last: number;
  readonly subjects: readonly string[];
}

export interface ReadAsk {
  readonly stream: string;
  /** The first message's number. */
  readonly from: number;
  /** Only messages of this subject; null: all. */
  readonly filter: string | null;
}

export interface Reading {
  /** Messages that lay there as the reading began. */
  readonly pending: number;
  /** All that came since, in order; none: a sign of life. Rejects once nothing more can come. */
  take(): Promise<readonly StreamMessage[]>;
}

export interface PublishOptions {
  readonly stream: string;
  /** Within the stream's window a second message of this id is not stored again; null: it has none. */
  readonly id: string | null;
  /** It takes the place of what is stored under its subject. */
  readonly rollup: boolean;
}

export interface NatsClient {
  /** Resolves with the reason once the connection is gone; never rejects. */
  readonly closed: Promise<Error>;
  /** Throws where there is no such stream, or it may not be asked for. */
  stream(name: string): Promise<StreamFacts>;
  read(ask: ReadAsk): Promise<Reading>;
  /** Resolves when the server has stored it. */
  publish(subject: string, data: Uint8Array, options: PublishOptions): Promise<void>;
  close(): Promise<void>;
}

export type Connect = () => Promise<NatsClient>;
