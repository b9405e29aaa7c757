// What becomes of a console that does not keep up, or is not there any more.
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { serveSockets, socketPort } from '../../electron/host/sockets.ts';
import type { Port } from '../../shared/contract/wire.ts';

afterEach(() => {
  vi.useRealTimers();
});

class SlowSocket extends EventEmitter {
  readonly readyState = WebSocket.OPEN;
  bufferedAmount = 0;
  readonly sent: (string | Uint8Array)[] = [];
  readonly ends: (number | string)[] = [];
  readonly onFlushed: (() => void)[] = [];
  send(text: string | Uint8Array, _options?: object, flushed?: () => void): void {
    this.sent.push(text);
    if (flushed !== undefined) this.onFlushed.push(flushed);
  }
  close(code: number): void {
    this.ends.push(code);
  }
  terminate(): void {
    this.ends.push('terminated');
    this.emit('close');
  }
}

test('a console too far behind is closed, and gets whole views when it comes back', () => {
  const socket = new SlowSocket();
  const port = socketPort(socket as unknown as WebSocket);
  let closed = 0;
  port.onClose(() => closed++);
  port.send('one');
  socket.bufferedAmount = 8 * 1024 * 1024;
  port.send('two');
  socket.bufferedAmount++;
  port.send('three');
  expect([socket.sent, socket.ends, closed]).toEqual([['one', 'two'], [1013, 'terminated'], 1]);
});

test('a long answer on its way is no reason to close it, and does not count once it is gone', () => {
  const socket = new SlowSocket();
  const port = socketPort(socket as unknown as WebSocket);
  const answer = 'ü'.repeat(5 * 1024 * 1024);
  port.send(answer);
  socket.bufferedAmount = 18 * 1024 * 1024;
  port.send('a push');
  expect([socket.sent.length, socket.ends]).toEqual([2, []]);
  for (const flushed of socket.onFlushed) flushed();
  port.send('another');
  expect([socket.sent.length, socket.ends]).toEqual([2, [1013, 'terminated']]);
});

test('a long answer’s bytes come as its text, and count as one', async () => {
  const socket = new SlowSocket();
  const port = socketPort(socket as unknown as WebSocket);
  port.sendBytes?.(new Uint8Array(10 * 1024 * 1024));
  socket.bufferedAmount = 18 * 1024 * 1024;
  port.send('a push');
  expect([socket.sent.length, socket.ends]).toEqual([2, []]);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const text = JSON.stringify(['ü'.repeat(100_000)]);
  const onClient = (client: Port) => client.sendBytes?.(new TextEncoder().encode(text));
  const sockets = serveSockets(server, { refusal: () => null, onClient });
  const page = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`);
  const [data, isBinary] = await new Promise<[Buffer, boolean]>((resolve) =>
    page.once('message', (...heard: [Buffer, boolean]) => resolve(heard)),
  );
  expect([data.toString(), isBinary]).toEqual([text, false]);
  sockets.stop();
  server.close();
});

test('a console that no longer answers pings is let go, one that does stays', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets = serveSockets(server, { refusal: () => null, onClient: () => undefined });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`;
  const [alive, dead] = [new WebSocket(url), new WebSocket(url, { autoPong: false })];
  const once = (socket: WebSocket, event: string) => new Promise((resolve) => socket.once(event, resolve));
  await Promise.all([once(alive, 'open'), once(dead, 'open')]);

  const pinged = Promise.all([once(alive, 'ping'), once(dead, 'ping')]);
  vi.advanceTimersByTime(15_000);
  await pinged;
  // The pong was sent before this; a message behind it has come when its echo does.
  alive.ping();
  await once(alive, 'pong');
  const gone = once(dead, 'close');
  const again = once(alive, 'ping');
  vi.advanceTimersByTime(15_000);
  await Promise.all([gone, again]);
  expect([alive.readyState, dead.readyState]).toEqual([WebSocket.OPEN, WebSocket.CLOSED]);
  sockets.stop();
  server.close();
});
