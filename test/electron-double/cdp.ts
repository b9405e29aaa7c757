// Chromium's protocol over one socket: commands that are answered, events, and a session for each page.
import type { CDPSession } from 'playwright-core';
import { WebSocket } from 'ws';

/** Playwright's session, for its types of commands and events. */
type Typed = Pick<CDPSession, 'send' | 'on'>;

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

interface Incoming {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
}

class Connection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly sessions = new Map<string, CdpSession>();
  #count = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#heard(JSON.parse(data.toString()) as Incoming));
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Chromium is gone.'));
      this.#waiting.clear();
    });
  }

  ask(method: string, params: object | undefined, sessionId: string): Promise<never> {
    const id = ++this.#count;
    this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #heard({ id, result, error, method, params, sessionId }: Incoming): void {
    if (id === undefined) {
      this.sessions.get(sessionId ?? '')?.happened(method ?? '', params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result as never);
    else waiting?.reject(new Error(error.message));
  }
}

export class CdpSession {
  readonly #connection: Connection;
  readonly #id: string;
  readonly #listeners = new Map<string, ((params: never) => void)[]>();

  /** @param id the empty one is the browser's own session */
  constructor(connection: Connection, id: string) {
    this.#connection = connection;
    this.#id = id;
    connection.sessions.set(id, this);
  }

  readonly send: Typed['send'] = (method, params) => this.#connection.ask(method, params, this.#id);

  readonly on = ((event: string, listener: (params: never) => void) => {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }) as unknown as Typed['on'];

  /** From the connection: Chromium tells of something in this session. */
  happened(event: string, params: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(params as never);
  }

  /** A session for one page of this browser. */
  async attach(targetId: string): Promise<CdpSession> {
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    return new CdpSession(this.#connection, sessionId);
  }
}

/** @returns the browser's own session */
export async function connectTo(address: string): Promise<CdpSession> {
  const socket = new WebSocket(address, { maxPayload: 0, perMessageDeflate: false });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once('open', resolve);
  socket.once('error', reject);
  await promise;
  return new CdpSession(new Connection(socket), '');
}
