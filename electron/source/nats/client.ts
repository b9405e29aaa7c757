// A connection to a NATS server, as far as a floor needs it. The one place that knows the NATS packages; loaded only where a
// floor is read from or brought to NATS. A connection that is lost stays lost: who holds it makes another one.
import {
  AckPolicy,
  type ConsumerInfo,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  StorageType,
  type StreamInfo,
} from '@nats-io/jetstream';
import { connect, credsAuthenticator, headers, type Msg, type NatsConnection, nuid } from '@nats-io/transport-node';
import type { SourceTimers } from '../port.ts';
import type { NatsAddress } from './address.ts';
import type { NatsClient, PublishOptions, ReadAsk, Reading, StreamFacts, Task, TaskAsk } from './client-port.ts';
import { isDenied, NO_ROOM } from './faults.ts';
import { HEARTBEAT_MS, Inflow, PULL_MS, type PullAsk } from './inflow.ts';
import type { StreamMessage } from './pack-lines.ts';

/** What a server takes unless it is told otherwise. */
const DEFAULT_BYTES = 1024 * 1024;
const CONNECT_MS = 5_000;
const ANSWER_MS = 5_000;
/** A cut that nobody reported is noticed after two of them. */
const PING_MS = 10_000;
/** A console that went away without a word leaves its consumer for so long. */
const LEFT_MS = 60_000;

/** A floor's stream: a month and some days, and no more than this, or where the disk has less room the second. */
const KEPT_MS = 35 * 24 * 3_600_000;
const MOST_BYTES = [8 * 1024 ** 3, 1024 ** 3];
/** A command that was not done is sent again so soon. */
const AGAIN_MS = 10_000;

export interface ConnectOptions {
  readonly address: NatsAddress;
  /** The contents of a .creds file. */
  readonly creds: Uint8Array | null;
  /** How the server's own lists name this connection. */
  readonly name: string;
  readonly timers: SourceTimers;
}

export async function connectNats({ address, creds, name, timers }: ConnectOptions): Promise<NatsClient> {
  const { servers, tls, login } = address;
  const connection = await connect({
    servers: [...servers],
    name,
    ...(tls ? { tls: {} } : {}),
    ...(creds === null ? {} : { authenticator: credsAuthenticator(creds) }),
    ...(login.kind === 'user' ? { user: login.user, pass: login.pass } : {}),
    ...(login.kind === 'token' ? { token: login.token } : {}),
    reconnect: false,
    timeout: CONNECT_MS,
    pingInterval: PING_MS,
    maxPingOut: 2,
  });
  return new Client(connection, await jetstreamManager(connection, { checkAPI: false, timeout: ANSWER_MS }), timers);
}

class Client implements NatsClient {
  readonly #connection: NatsConnection;
  readonly #manager: JetStreamManager;
  readonly #timers: SourceTimers;
  readonly #publisher: JetStreamClient;
  readonly closed: Promise<Error>;
  readonly mostBytes: number;

  constructor(connection: NatsConnection, manager: JetStreamManager, timers: SourceTimers) {
    this.#connection = connection;
    this.#manager = manager;
    this.#timers = timers;
    this.#publisher = jetstream(connection, { timeout: ANSWER_MS });
    this.mostBytes = connection.info?.max_payload ?? DEFAULT_BYTES;
    this.closed = connection.closed().then((error) => error ?? new Error('connection disconnected'));
  }

  async stream(name: string): Promise<StreamFacts> {
    return factsOf(await this.#manager.streams.info(name));
  }

  async read({ stream, from, filter }: ReadAsk): Promise<Reading> {
    const consumer = await this.#manager.consumers.add(stream, {
      name: `console_${nuid.next()}`,
      ack_policy: AckPolicy.None,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: from,
      ...(filter === null ? {} : { filter_subject: filter }),
      inactive_threshold: LEFT_MS * 1e6,
      mem_storage: true,
      num_replicas: 1,
    });
    const inflow = this.#inflow(consumer, true, messageOf);
    return { pending: consumer.num_pending, take: () => inflow.take() };
  }

  async tasks({ stream, consumer: name, filter }: TaskAsk): Promise<Reading<Task>> {
    const consumer = await this.#manager.consumers.add(stream, {
      durable_name: name,
      ack_policy: AckPolicy.Explicit,
      ack_wait: AGAIN_MS * 1e6,
      deliver_policy: DeliverPolicy.All,
      filter_subject: filter,
    });
    const inflow = this.#inflow(consumer, false, taskOf);
    return { pending: consumer.num_pending, take: () => inflow.take() };
  }

  listen(subject: string, hear: (data: Uint8Array) => void, onDenied: (error: Error) => void): void {
    this.#connection.subscribe(subject, {
      callback: (error, message) => {
        if (error === null) hear(message.data);
        else if (isDenied(error)) onDenied(error);
      },
    });
  }

  tell(subject: string, data: Uint8Array): void {
    if (!this.#connection.isClosed()) this.#connection.publish(subject, data);
  }

  async makeStream(name: string, subjects: readonly string[]): Promise<void> {
    for (const [index, max_bytes] of MOST_BYTES.entries()) {
      try {
        await this.#manager.streams.add({
          name,
          subjects: [...subjects],
          storage: StorageType.File,
          discard: DiscardPolicy.Old,
          max_age: KEPT_MS * 1e6,
          max_bytes,
          allow_rollup_hdrs: true,
        });
        return;
      } catch (error) {
        const isLast = index === MOST_BYTES.length - 1;
        if (isLast || !(error instanceof JetStreamApiError) || error.code !== NO_ROOM) throw error;
      }
    }
  }

  async last(stream: string, subject: string): Promise<Uint8Array | null> {
    return (await this.#manager.streams.getMessage(stream, { last_by_subj: subject }))?.data ?? null;
  }

  async publish(subject: string, data: Uint8Array, { stream, id, rollup }: PublishOptions): Promise<boolean> {
    const extra = headers();
    if (rollup) extra.set('Nats-Rollup', 'sub');
    const { duplicate } = await this.#publisher.publish(subject, data, {
      ...(id === null ? {} : { msgID: id }),
      expect: { streamName: stream },
      headers: extra,
    });
    return duplicate;
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  #inflow<T extends StreamMessage>(
    { stream_name: stream, name }: ConsumerInfo,
    isOrdered: boolean,
    made: (message: Msg, about: StreamMessage) => T,
  ): Inflow<T> {
    const inbox = `_INBOX.${nuid.next()}`;
    const inflow = new Inflow<T>((ask) => this.#pull(stream, name, inbox, ask), this.#timers, isOrdered);
    this.#connection.subscribe(inbox, {
      callback: (error, message) => (error === null ? take(inflow, inbox, message, made) : inflow.fail(error)),
    });
    void this.closed.then((error) => inflow.fail(error));
    return inflow;
  }

  #pull(stream: string, consumer: string, inbox: string, { batch, maxBytes }: PullAsk): void {
    const ask = {
      batch,
      ...(maxBytes === 0 ? {} : { max_bytes: maxBytes }),
      expires: PULL_MS * 1e6,
      idle_heartbeat: HEARTBEAT_MS * 1e6,
    };
    this.#connection.publish(`$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`, JSON.stringify(ask), { reply: inbox });
  }
}

function factsOf({ created, state, config }: StreamInfo): StreamFacts {
  const { subjects = [], allow_rollup_hdrs: rollups } = config;
  return { created, first: state.first_seq, last: state.last_seq, subjects, rollups };
}

/** Of a message's reply subject: `$JS.ACK[.domain.account].stream.consumer.tries.seq.number.at.pending[.random]`. */
function take<T extends StreamMessage>(
  inflow: Inflow<T>,
  inbox: string,
  message: Msg,
  made: (message: Msg, about: StreamMessage) => T,
): void {
  const { subject, reply, data, headers: about } = message;
  if (subject === inbox) {
    inflow.status({ code: about?.code ?? 0, description: about?.description ?? '' });
    return;
  }
  const tokens = (reply ?? '').split('.');
  const [seq = 0, number = 0, at = 0, pending = 0] = tokens.slice(tokens.length === 9 ? 5 : 7).map(Number);
  inflow.message(made(message, { subject, seq, at, pending, data }), number);
}

function messageOf(_: Msg, about: StreamMessage): StreamMessage {
  return about;
}

function taskOf(message: Msg, about: StreamMessage): Task {
  return {
    ...about,
    done: () => void message.respond('+ACK'),
    later: (ms) => void message.respond(`-NAK ${JSON.stringify({ delay: ms * 1e6 })}`),
  };
}
