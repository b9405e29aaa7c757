// Before the suite: one demo floor lives through its history once, on the host shell; every shared floor begins with a
// copy of its cache. Returns what removes it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { FreshnessView } from '../../../shared/contract/views.ts';
import { decodeServer } from '../../../shared/contract/wire.ts';
import { noonZone } from './floor-file.ts';
import { HOST, startProgram } from './program.ts';

/** Small, the same each time, and calm: what a test asks for is not overtaken by what the floor does by itself. */
export const DEMO = ['--demo', '--agents', '16', '--seed', '7'];
const HISTORY_MS = 400_000;

// biome-ignore lint/style/noDefaultExport: Playwright takes a global setup by its default export.
export default async function prepareDemo(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-e2e-demo-'));
  process.env.KOKPIT_E2E_ZONE = noonZone(new Date());
  process.env.KOKPIT_E2E_DEMO = join(folder, 'demo.db');
  const args = ['--port', '0', '--db', process.env.KOKPIT_E2E_DEMO, '--tz', process.env.KOKPIT_E2E_ZONE];
  const program = startProgram(HOST, [...DEMO, ...args]);
  try {
    await untilLive(new URL(await program.hears(/^One-time link: (\S+)$/m)));
  } finally {
    await program.stop();
  }
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Watches the floor as a console does, until it is live. */
async function untilLive(link: URL): Promise<void> {
  const cookie = (await fetch(link)).headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const socket = new WebSocket(`ws://${link.host}/ws`, { origin: link.origin, headers: { cookie } });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(
    () => reject(new Error('The demo floor does not come to the end of its history.')),
    HISTORY_MS,
  );
  socket.on('error', reject);
  socket.on('open', () => socket.send(JSON.stringify({ v: 1, t: 'watch', id: 1, topic: 'freshness', params: null })));
  socket.on('message', (data) => {
    const message = decodeServer(data.toString());
    if (message?.t !== 'push') return;
    const view = (message.full ?? message.diff) as Partial<FreshnessView>;
    if (view.source?.state === 'live') resolve();
  });
  await promise.finally(() => clearTimeout(timer));
  socket.close();
}
