// Where this page's port comes from: the desktop shell's preload, else a WebSocket to the host that served the page.

import '../../shared/contract/page-api.ts';
import type { Port } from '../../shared/contract/wire.ts';

/** @returns a port that is open; rejects where none can be had now. */
export function connectPage(): Promise<Port> {
  if (window.kokpit !== undefined) return window.kokpit.connect();
  const { protocol, host } = window.location;
  return connectSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`);
}

function connectSocket(url: string): Promise<Port> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => resolve(socketPort(socket)), { once: true });
    socket.addEventListener('close', () => reject(new Error(`${url} could not be reached`)), { once: true });
  });
}

function socketPort(socket: WebSocket): Port {
  return {
    send: (text) => {
      // A socket that is closing drops what is sent; its close event follows and says so.
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    onMessage: (listener) => {
      socket.addEventListener('message', (event: MessageEvent) => {
        if (typeof event.data === 'string') listener(event.data);
      });
    },
    onClose: (listener) => {
      if (socket.readyState >= WebSocket.CLOSING) queueMicrotask(listener);
      else socket.addEventListener('close', () => listener(), { once: true });
    },
    close: () => socket.close(),
  };
}
