// One connected console: its texts are decoded and answered; what does not decode is counted and dropped.
import { decodeClient, type Port, WIRE_VERSION, type WireError } from '../../shared/contract/wire.ts';
import type { Said } from '../../shared/words/said.ts';
import { type Bytes, joined, sendLong } from './long-text.ts';

/** A request that cannot be carried out. Its code has words in every language; `said` is what they leave to the core. */
export class RequestError extends Error {
  readonly code: string;
  readonly said: Said | null;
  constructor(code: string, message: string, said: Said | null = null) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.said = said;
  }
}

/** A result that is JSON already, made on another thread; sent once, where it is long. */
export class JsonText {
  readonly text: string | Bytes;
  constructor(text: string | Bytes) {
    this.text = text;
  }
}

export interface ClientDeps {
  /** Throws RequestError where there is no such thing to watch. */
  readonly watch: (id: number, topic: string, params: unknown) => void;
  /** @param id null: everything that this console watches. */
  readonly unwatch: (id: number | null) => void;
  /**
   * Carries out a method. Throws RequestError for what is asked wrongly.
   * @param signal aborted once nobody wants the answer any more.
   * @param onRead tells whoever waits how much was read for it by now.
   */
  readonly answer: (
    method: string,
    params: unknown,
    signal: AbortSignal,
    onRead: (read: number) => void,
  ) => Promise<unknown>;
  readonly onDropped: () => void;
  readonly onError: (what: string) => void;
}

export function serveClient(port: Port, deps: ClientDeps): void {
  /** What has no answer yet. */
  const asked = new Map<number, AbortController>();
  const refuse = (id: number, error: unknown) => {
    const known = error instanceof RequestError;
    if (!known) deps.onError(`Request failed: ${(error as Error).message}`);
    const wire: WireError = known
      ? { code: error.code, message: error.message, ...(error.said !== null && { said: error.said }) }
      : { code: 'failed', message: 'That did not work. Nothing was changed; try again.' };
    port.send(JSON.stringify({ v: WIRE_VERSION, t: 'answer', id, ok: false, error: wire }));
  };
  port.onMessage((text) => {
    const message = decodeClient(text);
    if (message === null) {
      deps.onDropped();
      return;
    }
    const { id } = message;
    if (message.t === 'unwatch') deps.unwatch(id);
    else if (message.t === 'drop') asked.get(id)?.abort();
    else if (message.t === 'watch') {
      try {
        deps.watch(id, message.topic, message.params);
      } catch (error) {
        refuse(id, error);
      }
    } else {
      const wanted = new AbortController();
      asked.set(id, wanted);
      const { signal } = wanted;
      const onRead = (read: number) => {
        if (!signal.aborted) port.send(JSON.stringify({ v: WIRE_VERSION, t: 'progress', id, read }));
      };
      deps
        .answer(message.method, message.params, signal, onRead)
        .then(
          (result) => !signal.aborted && sendLong(port, answerText(id, result)),
          (error) => !signal.aborted && refuse(id, error),
        )
        .finally(() => asked.delete(id));
    }
  });
  port.onClose(() => {
    deps.unwatch(null);
    for (const wanted of asked.values()) wanted.abort();
  });
}

function answerText(id: number, result: unknown): string | Bytes {
  if (!(result instanceof JsonText)) return JSON.stringify({ v: WIRE_VERSION, t: 'answer', id, ok: true, result });
  const { text } = result;
  const head = `${JSON.stringify({ v: WIRE_VERSION, t: 'answer', id, ok: true }).slice(0, -1)},"result":`;
  if (typeof text === 'string') return `${head}${text}}`;
  const bytes = (piece: string) => new TextEncoder().encode(piece);
  return joined([bytes(head), text, bytes('}')]);
}
