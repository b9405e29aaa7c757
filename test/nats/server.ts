// A nats-server of the test's own: a free loopback port, a folder of its own, ended with the test. It can be killed and
// started again as it was, which is what servers do.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect as dial } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNatsServer } from '../../resources/lib/nats-server.mjs';

export const NATS_SERVER = findNatsServer();
if (NATS_SERVER === null) process.stderr.write('No nats-server: the tests with a real one are skipped.\n');

/** What streams may ask for, whatever the disk of this machine has: none of it is used. */
const ROOM = '1TB';

export interface TestServer {
  readonly url: string;
  readonly port: number;
  /** `kill -9`, or ended in order. */
  end(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Starts it again over the same files. */
  start(): Promise<void>;
  /** Ends it and takes its files away. */
  remove(): Promise<void>;
}

/** @param config more of a configuration file: users and what they may. @param room what all streams may take. */
export async function testServer(config = '', room = ROOM): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-nats-'));
  const port = await freePort();
  const file = join(folder, 'server.conf');
  writeFileSync(
    file,
    `listen: "127.0.0.1:${port}"\njetstream { store_dir: "${join(folder, 'store')}", max_file: ${room} }\n${config}\n`,
  );
  let child: ChildProcess | null = null;
  const server: TestServer = {
    url: `nats://127.0.0.1:${port}`,
    port,
    async start() {
      child = spawn(NATS_SERVER as string, ['-c', file], { stdio: 'ignore' });
      while (!(await greets(port))) {
        if (child?.exitCode !== null) throw new Error(`nats-server does not start with ${file}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async end(signal = 'SIGTERM') {
      const ending = child;
      if (ending === null) return;
      child = null;
      const gone = new Promise((resolve) => ending.on('exit', resolve));
      ending.kill(signal);
      await gone;
    },
    async remove() {
      await server.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

/** A port that nobody has. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** A NATS server says INFO to whoever comes. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dial(port, '127.0.0.1');
    socket.on('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
