// The host shell: serves the built console on a loopback port and joins every browser to one core. It owns the server,
// the access links and the core's lifetime; what is printed and when it ends is the caller's.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CoreConfig } from '../core/config.ts';
import { type CoreEvents, type CoreHandle, startCore } from '../core/core-handle.ts';
import { createAccess } from './access.ts';
import { createRequests } from './requests.ts';
import { SOCKET_PATH, serveSockets } from './sockets.ts';

const LOOPBACK = '127.0.0.1';
/** How many ports behind the wanted one are tried where it is in use. */
const PORTS_TRIED = 50;

export interface HostOptions {
  readonly config: CoreConfig;
  /** The wanted port; 0: any free one. */
  readonly port: number;
  /** The built page's folder. */
  readonly folder: string;
  readonly events: CoreEvents;
  /** Somebody came without access. */
  readonly onRefused: () => void;
  /** Another worker than the core's own; tests put a small one here. */
  readonly worker?: URL;
}

export interface Host {
  readonly port: number;
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  /** Resolves when the core is; rejects with CoreFailure. */
  readonly ready: Promise<void>;
  /** A whole new one-time link. */
  newLink(): string;
  stop(): Promise<void>;
}

/** Listens first (rejects with the system's error where no port is to be had), then starts the core. */
export async function startHost(options: HostOptions): Promise<Host> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  const port = await listen(server, options.port);
  const url = `http://${LOOPBACK}:${port}/`;
  const names = [`${LOOPBACK}:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const access = createAccess(`kokpit_${port}`, () => Date.now());
  const isOurHost = (host: string | undefined) => host !== undefined && names.includes(host.toLowerCase());

  const refusal = (request: IncomingMessage): number | null => {
    if (!isOurHost(request.headers.host)) return 421;
    if (request.headers.origin !== `http://${request.headers.host}`) return 403;
    if (request.url !== SOCKET_PATH) return 404;
    return access.admits(request.headers.cookie) ? null : 403;
  };

  const core: CoreHandle = startCore(options.config, options.events, options.worker);
  const sockets = serveSockets(server, { refusal, onClient: (client) => core.connect(client) });
  server.on('request', createRequests({ folder: options.folder, access, isOurHost, onRefused: options.onRefused }));

  return {
    port,
    url,
    ready: core.ready,
    newLink: () => new URL(access.newLink(), url).href,
    async stop() {
      sockets.stop();
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), core.stop()]);
    },
  };
}

async function listen(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; ; port++) {
    try {
      return await listenOn(server, port);
    } catch (error) {
      const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!inUse || port >= wanted + PORTS_TRIED || port >= 65_535) throw error;
    }
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
