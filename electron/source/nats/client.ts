// A connection to a NATS server, as far as a floor needs it. The one place that knows the NATS packages; loaded only where a
// floor is read from or brought to NATS. A connection that is lost stays lost: who holds it makes another one.
import {
  AckPolicy,
  DeliverPolicy,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  type StreamInfo,
} from '@nats-io/jetstream';
import { connect, credsAuthenticator, headers, type Msg, type NatsConnection, nuid } from '@nats-io/transport-node';
import type { SourceTimers } from '../port.ts';
import type { NatsAddress } from './address.ts';
import type { NatsClient, PublishOptions, ReadAsk, Reading, StreamFacts } from './client-port.ts';
import { HEARTBEAT_MS, Inflow, PULL_MS, type PullAsk } from './inflow.ts';

const CONNECT_MS = 5_000;
const ANSWER_MS = 5_000;
/** A cut that nobody reported is noticed after two of them. */
const PING_MS = 10_000;
/** A console that went away without a word leaves its consumer for so long. */
const LEFT_MS = 60_000;

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
  readonly closed: Promise<Error>;

  constructor(connection: NatsConnection, manager: JetStreamManager, timers: SourceTimers) {
    this.#connection = connection;
    this.#manager = manager;
    this.#timers = timers;
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
    const inbox = `_INBOX.${nuid.next()}`;
    const inflow = new Inflow((ask) => this.#pull(stream, consumer.name, inbox, ask), this.#timers);
    this.#connection.subscribe(inbox, {
      callback: (error, message) => (error === null ? take(inflow, inbox, message) : inflow.fail(error)),
    });
    void this.closed.then((error) => inflow.fail(error));
    return { pending: consumer.num_pending, take: () => inflow.take() };
  }

  async publish(subject: string, data: Uint8Array, { stream, id, rollup }: PublishOptions): Promise<void> {
    const extra = headers();
    if (rollup) extra.set('Nats-Rollup', 'sub');
    await jetstream(this.#connection, { timeout: ANSWER_MS }).publish(subject, data, {
      ...(id === null ? {} : { msgID: id }),
      expect: { streamName: stream },
      headers: extra,
    });
  }

  async close(): Promise<void> {
    await this.#connection.close();
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
  return { created, first: state.first_seq, last: state.last_seq, subjects: config.subjects ?? [] };
}

/** Of a message's reply subject: `$JS.ACK[.domain.account].stream.consumer.tries.seq.number.at.pending[.random]`. */
function take(inflow: Inflow, inbox: string, { subject, reply, data, headers: about }: Msg): void {
  if (subject === inbox) {
    inflow.status({ code: about?.code ?? 0, description: about?.description ?? '' });
    return;
  }
  const tokens = (reply ?? '').split('.');
  const [seq = 0, number = 0, at = 0, pending = 0] = tokens.slice(tokens.length === 9 ? 5 : 7).map(Number);
  inflow.message({ subject, seq, at, pending, data }, number);
}
