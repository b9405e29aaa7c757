// A console's end of the wire without a page: it watches topics and hands on what is pushed.
import { decodeServer, type Port } from '../../shared/contract/wire.ts';

export interface Watching {
  /** Give this end to the core. */
  readonly port: Port;
  readonly send: {
    /** @param onPush gets the whole view first, then differences. */
    watch(topic: string, params: unknown, onPush: (view: unknown) => void): void;
  };
}

export function watchingPort(): Watching {
  const watches: ((view: unknown) => void)[] = [];
  const listeners: ((text: string) => void)[] = [];
  const waiting: string[] = [];
  return {
    port: {
      send(text) {
        const message = decodeServer(text);
        if (message?.t === 'push') watches[message.id]?.(message.full ?? message.diff);
      },
      onMessage(listener) {
        listeners.push(listener);
        for (const text of waiting.splice(0)) listener(text);
      },
      onClose() {},
      close() {},
    },
    send: {
      watch(topic, params, onPush) {
        const id = watches.push(onPush) - 1;
        const text = JSON.stringify({ v: 1, t: 'watch', id, topic, params });
        if (listeners.length === 0) waiting.push(text);
        for (const listener of listeners) listener(text);
      },
    },
  };
}
