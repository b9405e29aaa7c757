// A worker's MessagePort as the wire's Port.
import type { MessagePort } from 'node:worker_threads';
import type { Port } from '../../shared/contract/wire.ts';

export function portOf(port: MessagePort): Port {
  return {
    send: (text) => port.postMessage(text),
    sendBytes: (text) => port.postMessage(text, [text.buffer]),
    onMessage: (listener) => {
      port.on('message', (text: unknown) => {
        if (typeof text === 'string') listener(text);
      });
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
    close: () => port.close(),
  };
}
