// Commands on their way to the programs that carry them out: server-sent events, so that any HTTP client hears of one at
// once. Who comes back is given again what went out lately; a command's id tells what was applied already.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { envelopeOf } from '../command-envelope.ts';
import type { Command, SourceTimers } from '../port.ts';

/** How long a command waits for its answer: what is older is not told again. */
const TOLD_AGAIN_MS = 30_000;
/** So often a line goes out that means nothing: who has gone away is noticed, and no proxy ends what seems idle. */
const BEAT_MS = 15_000;

export interface CommandStreamDeps {
  readonly timers: SourceTimers;
  readonly now: () => number;
}

export class CommandStream {
  readonly #deps: CommandStreamDeps;
  readonly #listeners = new Set<ServerResponse>();
  #lately: { readonly id: string; readonly text: string; readonly ms: number }[] = [];
  #stopBeat = () => {};

  constructor(deps: CommandStreamDeps) {
    this.#deps = deps;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Tells whoever asks from now on, and what went out lately behind the one that it names as its last. */
  join(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.flushHeaders();
    const last = request.headers['last-event-id'];
    this.#forgetOld();
    const place = this.#lately.findIndex(({ id }) => id === last);
    for (const { text } of this.#lately.slice(place + 1)) response.write(text);
    if (this.#listeners.size === 0) this.#beat();
    this.#listeners.add(response);
    response.on('close', () => this.#left(response));
  }

  /** Resolves once it is on its way to one listener at least. */
  async send(command: Command): Promise<void> {
    if (this.#listeners.size === 0) throw new Error('no program listens for commands');
    const text = `id: ${command.id}\nevent: command\ndata: ${JSON.stringify(envelopeOf(command))}\n\n`;
    await Promise.any([...this.#listeners].map((listener) => written(listener, text)));
    this.#forgetOld();
    this.#lately.push({ id: command.id, text, ms: this.#deps.now() });
  }

  close(): void {
    this.#stopBeat();
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
  }

  #left(response: ServerResponse): void {
    this.#listeners.delete(response);
    if (this.#listeners.size === 0) this.#stopBeat();
  }

  #beat(): void {
    this.#stopBeat = this.#deps.timers.setTimer(() => {
      for (const listener of this.#listeners) listener.write(': beat\n\n');
      this.#beat();
    }, BEAT_MS);
  }

  #forgetOld(): void {
    const since = this.#deps.now() - TOLD_AGAIN_MS;
    this.#lately = this.#lately.filter(({ ms }) => ms >= since);
  }
}

function written(listener: ServerResponse, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    listener.write(text, (error) => (error === null || error === undefined ? resolve() : reject(error)));
  });
}
