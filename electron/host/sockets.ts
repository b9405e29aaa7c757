// The console's WebSocket at /ws: who may open one, how much may wait in it, and whether the other end still lives.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { Port } from '../../shared/contract/wire.ts';

export const SOCKET_PATH = '/ws';
/** The largest message a console sends: a status for every one of 5,000 agents is a fifth of it. */
const MOST_INBOUND_BYTES = 1024 * 1024;
/** A console this far behind is closed; it comes back and gets whole views instead of a long tail of differences. */
const MOST_WAITING_BYTES = 8 * 1024 * 1024;
/** From here on a message is an answer that was asked for (a long list), which says nothing of being behind. */
const LARGE_CHARACTERS = 256 * 1024;
const MOST_SOCKETS = 256;
const HEARTBEAT_MS = 15_000;
/** WebSocket close codes: going away; try again later. */
const GOING_AWAY = 1001;
const TRY_AGAIN = 1013;

export interface SocketRules {
  /** @returns why this request may not open a socket, as an HTTP status; null where it may. */
  readonly refusal: (request: IncomingMessage) => number | null;
  readonly onClient: (port: Port) => void;
}

export interface Sockets {
  stop(): void;
}

export function serveSockets(server: Server, rules: SocketRules): Sockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_INBOUND_BYTES, perMessageDeflate: false });
  const alive = new WeakSet<WebSocket>();

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const status = sockets.clients.size >= MOST_SOCKETS ? 503 : rules.refusal(request);
    if (status !== null) {
      stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      alive.add(socket);
      socket.on('pong', () => alive.add(socket));
      rules.onClient(socketPort(socket));
    });
  });

  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();

  return {
    stop() {
      clearInterval(heartbeat);
      for (const socket of sockets.clients) {
        socket.close(GOING_AWAY);
        socket.terminate();
      }
      sockets.close();
    },
  };
}

/** A WebSocket as a Port. A binary message or a faulty frame closes it: no console of ours sends one. */
export function socketPort(socket: WebSocket): Port {
  let closed = false;
  /** Bytes of large messages that are on their way. */
  let large = 0;
  const listeners: (() => void)[] = [];
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    closed = true;
    for (const listener of listeners) listener();
  });
  const mayWait = (): boolean => {
    if (socket.readyState !== WebSocket.OPEN) return false;
    if (socket.bufferedAmount <= MOST_WAITING_BYTES + large) return true;
    socket.close(TRY_AGAIN);
    socket.terminate();
    return false;
  };
  const sendLarge = (text: string | Uint8Array, bytes: number, sent = () => {}) => {
    large += bytes;
    socket.send(text, { binary: false }, () => {
      large -= bytes;
      sent();
    });
  };
  return {
    send(text) {
      if (!mayWait()) return;
      if (text.length < LARGE_CHARACTERS) socket.send(text);
      else sendLarge(text, Buffer.byteLength(text));
    },
    sendBytes(text) {
      // Not left to this thread's next collection, which may be minutes off.
      if (mayWait()) sendLarge(text, text.length, () => void text.buffer.transfer(0));
    },
    onMessage(listener) {
      socket.on('message', (data: RawData, binary: boolean) => {
        if (binary) socket.terminate();
        else listener(data.toString());
      });
    },
    onClose(listener) {
      if (closed) listener();
      else listeners.push(listener);
    },
    close() {
      socket.close(GOING_AWAY);
    },
  };
}
