// The one Chromium of a double's process, started with its first window. Tests join it where stderr says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { tell } from './offered.ts';

const ARGS = [
  '--remote-debugging-port=0',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let started: Promise<BrowserContext> | null = null;

/** @param folder a profile of its own, inside the program's data folder */
export function chromiumContext(folder: string, size: { width: number; height: number }): Promise<BrowserContext> {
  started ??= start(folder, size);
  return started;
}

async function start(folder: string, size: { width: number; height: number }): Promise<BrowserContext> {
  const profile = join(folder, 'double-chromium');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.KOKPIT_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    chromiumSandbox: false,
    args: ARGS,
    viewport: size,
    locale: process.env.KOKPIT_DOUBLE_LOCALE ?? 'en-GB',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  // Nothing goes to a network: what a window's page asks for is answered by the program (page-link.ts) or not at all.
  await context.route('**/*', (route) => route.abort('blockedbyclient'));
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  tell('listening', `ws://127.0.0.1:${port}${path}`);
  return context;
}

export async function closeChromium(): Promise<void> {
  const context = await started?.catch(() => null);
  await context?.close().catch(() => undefined);
}
