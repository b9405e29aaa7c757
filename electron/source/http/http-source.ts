// Events posted by other programs, as CloudEvents over HTTP (docs/sources.md). A post is answered once what it brought is
// kept: a sender that repeats what was not answered loses nothing, and what it repeats in vain counts once.
// Listens on loopback; a helpdesk on another machine comes through a reverse proxy, which also brings TLS.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { NOTHING_TAKEN, type Source, type SourceSink, type SourceTimers } from '../port.ts';
import { readBody } from './body.ts';
import { CommandStream } from './command-stream.ts';
import { CONTENT_TYPES, linesOf, shapeOf } from './content.ts';
import { refuse, reply } from './reply.ts';
import { holdsToken } from './token.ts';

export const LOOPBACK = '127.0.0.1';
export const EVENTS_PATH = '/events';
export const COMMANDS_PATH = '/commands';

/** One post: some ten thousand events. */
const MOST_BODY_BYTES = 16 * 1024 * 1024;
/** Of all posts that are not answered yet. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;
const RETRY_MS = 2_000;
/** At the end, for what is still on its way in. */
const LAST_ANSWERS_MS = 1_000;

export interface HttpSourceOptions {
  readonly port: number;
  /** What a sender must show. */
  readonly token: string;
  readonly timers: SourceTimers;
  readonly now: () => number;
}

export interface HttpSource extends Source {
  /** The port it listens on; null while it does not. */
  readonly listening: number | null;
}

export function createHttpSource({ port, token, timers, now }: HttpSourceOptions): HttpSource {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 10_000 });
  const commands = new CommandStream({ timers, now });
  let waitingBytes = 0;
  let stopped = false;
  let cancel = () => {};
  let sink: SourceSink;

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      // The sender went away, or what it sent could not be kept: it got no answer and repeats.
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    if (!holdsToken(request.headers.authorization, token)) return refuse(response, 'unauthorized');
    if (path === EVENTS_PATH) {
      if (request.method !== 'POST') return refuse(response, 'events_method');
      return take(request, response);
    }
    if (path !== COMMANDS_PATH) return refuse(response, 'not_found');
    if (request.method !== 'GET') return refuse(response, 'commands_method');
    sink.report({ state: 'live' });
    commands.join(request, response);
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const shape = shapeOf(request.headers);
    if (shape === null) return refuse(response, 'content_type', CONTENT_TYPES.join(', '));
    if (waitingBytes > MOST_WAITING_BYTES) return refuse(response, 'busy');
    const body = await readBody(request, MOST_BODY_BYTES);
    if (body === null) return refuse(response, 'too_large', String(MOST_BODY_BYTES));
    waitingBytes += body.length;
    try {
      const lines = linesOf(shape, request.headers, body);
      // Nothing to tell: a sign of life.
      if (lines.length === 0) sink.report({ state: 'live' });
      const taken = lines.length === 0 ? NOTHING_TAKEN : await sink.deliver({ lines, position: null });
      const { rejected, conflicts } = taken;
      const allRefused = taken.read > 0 && rejected + conflicts === taken.read;
      reply(response, allRefused ? 400 : 200, taken);
    } finally {
      waitingBytes -= body.length;
    }
  }

  function listen(): void {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (stopped) return;
      const inUse = error.code === 'EADDRINUSE';
      sink.report({ state: 'offline', reason: inUse ? 'port_in_use' : error.message });
      cancel = timers.setTimer(listen, RETRY_MS);
    });
    server.listen({ host: LOOPBACK, port }, () => {
      server.removeAllListeners('error');
      sink.report({ state: 'live' });
    });
  }

  return {
    name: `http:${port}`,
    kind: 'http',
    takesCommands: true,
    canSend: () => commands.listeners > 0,
    get listening() {
      return portOf(server);
    },
    start(_position, to) {
      sink = to;
      listen();
    },
    send: (command) => commands.send(command),
    async stop() {
      stopped = true;
      cancel();
      commands.close();
      if (!server.listening) return;
      // What is being kept is still answered, if it takes no longer than a moment.
      const hurry = timers.setTimer(() => server.closeAllConnections(), LAST_ANSWERS_MS);
      await new Promise((resolve) => server.close(resolve));
      hurry();
    },
  };
}

function portOf(server: Server): number | null {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : null;
}
