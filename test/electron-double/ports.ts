// MessageChannelMain and its ports. A port stays in this process until it is posted to a page; then messages for it go
// through `carrier`, and what the page sends comes in by `deliver`.
import { Emitter } from './emitter.ts';
import { EVENTS } from './offered.ts';

export interface Carrier {
  readonly message: (data: unknown) => void;
  readonly close: () => void;
}

export class MessagePortMain extends Emitter {
  #peer: MessagePortMain | null = null;
  #carrier: Carrier | null = null;
  #queue: unknown[] = [];
  #started = false;
  #closed = false;

  constructor() {
    super('MessagePortMain', EVENTS.MessagePortMain);
  }

  static join(one: MessagePortMain, two: MessagePortMain): void {
    one.#peer = two;
    two.#peer = one;
  }

  postMessage(data: unknown): void {
    const copy = structuredClone(data);
    setImmediate(() => this.#peer?.deliver(copy));
  }

  start(): void {
    this.#started = true;
    const queued = this.#queue;
    this.#queue = [];
    for (const data of queued) this.deliver(data);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    setImmediate(() => this.#peer?.end());
  }

  /** What the double itself does to a port: it has been posted to a page. */
  carry(carrier: Carrier): void {
    this.#carrier = carrier;
    this.start();
  }

  deliver(data: unknown): void {
    if (this.#closed) return;
    if (this.#carrier !== null) this.#carrier.message(data);
    else if (this.#started) this.emit('message', { data, ports: [] });
    else this.#queue.push(data);
  }

  /** From the page that holds this port: a message, or its end. */
  fromPage(data: unknown): void {
    this.#peer?.deliver(data);
  }

  /** The other end is gone. */
  end(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#carrier !== null) this.#carrier.close();
    else this.emit('close');
  }

  /** The page that held this port is gone. */
  pageGone(): void {
    this.#closed = true;
    this.#peer?.end();
  }
}

export class MessageChannelMain {
  readonly port1 = new MessagePortMain();
  readonly port2 = new MessagePortMain();
  constructor() {
    MessagePortMain.join(this.port1, this.port2);
  }
}
