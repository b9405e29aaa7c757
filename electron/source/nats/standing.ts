// A connection that stands: made again whenever it is lost, until it is given up. What is asked of it waits meanwhile.
import type { SaidError } from '../../../shared/words/said.ts';
import { backoffMs } from '../backoff.ts';
import type { SourceTimers } from '../port.ts';
import type { Connect, NatsClient } from './client-port.ts';
import { natsFault, type Tried } from './faults.ts';

export interface StandingDeps {
  readonly connect: Connect;
  readonly tried: Tried;
  readonly timers: SourceTimers;
  /** From 0 to below 1, anew each time. */
  readonly random: () => number;
  /** With each new connection, before anybody uses it. */
  readonly prepare: (client: NatsClient) => Promise<void>;
  /** null: it stands; else why it does not. */
  readonly onChange: (why: SaidError | null) => void;
}

/** Another attempt would be answered the same: a person has to do something. */
const HOPELESS = ['nats.login', 'nats.creds', 'nats.no_publish', 'nats.no_subscribe', 'bridge.stream'];

export class Standing {
  readonly #deps: StandingDeps;
  #client: Promise<NatsClient> | null = null;
  #stands: NatsClient | null = null;
  #attempts = 0;
  #given = false;
  #stopWaiting = () => {};

  constructor(deps: StandingDeps) {
    this.#deps = deps;
  }

  /** Does it, again on another connection where one was lost on the way. Throws what is hopeless, and once it is given up. */
  async run<T>(what: (client: NatsClient) => Promise<T>): Promise<T> {
    while (true) {
      const used = this.#present();
      try {
        const client = await used;
        const result = await what(client);
        this.#attempts = 0;
        return result;
      } catch (error) {
        const fault = natsFault(error, this.#deps.tried);
        if (this.#given || HOPELESS.includes(fault.said.key)) throw fault;
        // Of several who notice, the first one says it.
        if (this.#client === used) await this.#lose(used, fault);
      }
    }
  }

  /** With the connection that stands now; nothing where there is none. */
  tell(what: (client: NatsClient) => void): void {
    if (this.#stands !== null) what(this.#stands);
  }

  async close(): Promise<void> {
    this.#given = true;
    this.#stopWaiting();
    await this.#client?.then((client) => client.close()).catch(() => {});
  }

  #present(): Promise<NatsClient> {
    if (this.#client === null) {
      this.#client = this.#connect();
      this.#client.catch(() => {});
    }
    return this.#client;
  }

  async #connect(): Promise<NatsClient> {
    const { connect, prepare, onChange, timers, random } = this.#deps;
    if (this.#attempts > 0) {
      await new Promise<void>((resolve) => {
        const clear = timers.setTimer(resolve, backoffMs(this.#attempts - 1, random()));
        this.#stopWaiting = () => {
          clear();
          resolve();
        };
      });
    }
    if (this.#given) throw new Error('connection disconnected');
    const client = await connect();
    await prepare(client).catch(async (error) => {
      await client.close();
      throw error;
    });
    this.#stands = client;
    onChange(null);
    return client;
  }

  async #lose(lost: Promise<NatsClient>, fault: SaidError): Promise<void> {
    this.#client = null;
    this.#stands = null;
    this.#attempts++;
    this.#deps.onChange(fault);
    await lost.then((client) => client.close()).catch(() => {});
  }
}
