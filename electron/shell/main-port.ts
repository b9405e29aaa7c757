// A MessagePortMain as the Port that the core's handle knows.
import type { MessagePortMain } from 'electron';
import type { Port } from '../../shared/contract/wire.ts';

export function mainPort(port: MessagePortMain): Port {
  let closed = false;
  const onClose: (() => void)[] = [];
  port.on('close', () => {
    closed = true;
    for (const listener of onClose) listener();
  });
  return {
    send(text) {
      if (!closed) port.postMessage(text);
    },
    onMessage(listener) {
      port.on('message', ({ data }) => {
        if (typeof data === 'string') listener(data);
      });
      port.start();
    },
    onClose(listener) {
      if (closed) listener();
      else onClose.push(listener);
    },
    close() {
      if (!closed) port.close();
    },
  };
}
