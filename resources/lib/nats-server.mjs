// Finds a nats-server for the tests of real floors, or puts Debian's in place: only its program, in the project's own folder,
// so that no service of it ever starts. Where it cannot be had those tests are skipped. KOKPIT_NATS_SERVER names another one.

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, runQuietly, say } from './project.mjs';

const LIMIT_MS = 120_000;
const OWN = join(ROOT, '.cache', 'nats-server');
/** Where Debian's package has it; not on everybody's path. */
const PLACES = ['/usr/sbin', join(OWN, 'usr', 'sbin')];

/** The path of a nats-server that is here already. @returns {string | null} */
export function findNatsServer() {
  const given = process.env.KOKPIT_NATS_SERVER;
  if (given) return existsSync(given) ? given : null;
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...PLACES]) {
    const path = join(folder, process.platform === 'win32' ? 'nats-server.exe' : 'nats-server');
    if (existsSync(path)) return path;
  }
  return null;
}

/** A nats-server, fetched if need be. @returns {string | null} */
export function ensureNatsServer() {
  const there = findNatsServer();
  if (there !== null || process.env.KOKPIT_NATS_SERVER || process.platform !== 'linux') return there;
  mkdirSync(OWN, { recursive: true });
  const download = () => runQuietly('apt-get', ['download', '-q', 'nats-server'], { cwd: OWN, timeoutMs: LIMIT_MS }).ok;
  say('Fetching nats-server with apt-get (once) ...');
  if (!download() && process.getuid?.() === 0) {
    runQuietly('apt-get', ['update', '-q'], { timeoutMs: LIMIT_MS });
    download();
  }
  const packed = readdirSync(OWN).find((name) => name.endsWith('.deb'));
  if (packed !== undefined) runQuietly('dpkg-deb', ['-x', join(OWN, packed), OWN]);
  return findNatsServer();
}
