// The shells that the suite runs on: each starts the program with the same arguments and gives the page it shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { DESKTOP, HOST, type Program, ROOT, startProgram } from './program.ts';

export type ShellName = 'host' | 'desktop' | 'electron';

export interface Console {
  readonly page: Page;
  /** null on the real Electron, which Playwright itself starts. */
  readonly program: Program | null;
  /** Ends the program; rejects unless it ends by itself and well. */
  readonly stop: () => Promise<void>;
}

type Watch = (context: BrowserContext) => void;

/** As the window is where nobody has moved it (electron/shell/window-place.ts). */
const CONTEXT = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' };

/**
 * @param browser what the host's page is opened in, and the double's window
 * @param watch is given the context before a page of the program is in it
 */
export function startShell(
  shell: ShellName,
  args: readonly string[],
  browser: Browser,
  watch: Watch,
): Promise<Console> {
  if (shell === 'host') return startHost(args, browser, watch);
  return shell === 'desktop' ? startDesktop(args, browser, watch) : startElectron(args, watch);
}

async function startHost(args: readonly string[], browser: Browser, watch: Watch): Promise<Console> {
  const program = startProgram(HOST, ['--port', '0', ...args]);
  const link = await program.hears(/^One-time link: (\S+)$/m);
  const context = await browser.newContext(CONTEXT);
  watch(context);
  const page = await context.newPage();
  await page.goto(link);
  await page.waitForURL((url) => url.pathname === '/');
  await page.waitForLoadState();
  const stop = async () => {
    await context.close();
    await endWell(program);
  };
  return { page, program, stop };
}

async function startDesktop(args: readonly string[], browser: Browser, watch: Watch): Promise<Console> {
  const { context, env } = await doubleContext(browser);
  watch(context);
  const opened = context.waitForEvent('page');
  const program = startProgram(DESKTOP, args, env);
  await program.hears(/^double: shown/m);
  const page = await opened;
  const stop = async () => {
    await endWell(program);
    await context.close();
  };
  return { page, program, stop };
}

/** Runs a shell that is to end by itself. @returns its exit code and all that it said */
export async function runToEnd(
  shell: 'host' | 'desktop',
  args: readonly string[],
  browser: Browser,
): Promise<{ code: number | null; said: string }> {
  const double = shell === 'desktop' ? await doubleContext(browser) : null;
  const program = startProgram(double === null ? HOST : DESKTOP, args, double?.env);
  const code = await program.ended();
  await double?.context.close();
  return { code, said: program.said() };
}

/** A context for the windows of one double, and how the double finds it: by Chromium's own names for both. */
async function doubleContext(browser: Browser): Promise<{ context: BrowserContext; env: NodeJS.ProcessEnv }> {
  const session = await browser.newBrowserCDPSession();
  const before = await session.send('Target.getBrowserContexts');
  const context = await browser.newContext(CONTEXT);
  const { browserContextIds } = await session.send('Target.getBrowserContexts');
  const { commandLine } = await session.send('SystemInfo.getInfo');
  await session.detach();
  const profile = /--user-data-dir=(\S+)/.exec(commandLine)?.[1] ?? '';
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  const env = {
    KOKPIT_DOUBLE_CHROMIUM: `ws://127.0.0.1:${port}${path}`,
    KOKPIT_DOUBLE_CONTEXT: browserContextIds.find((id) => !before.browserContextIds.includes(id)),
  };
  return { context, env };
}

async function startElectron(args: readonly string[], watch: Watch): Promise<Console> {
  const app = await _electron.launch({ executablePath: process.env.KOKPIT_ELECTRON ?? '', args: [ROOT, ...args] });
  watch(app.context());
  const page = await app.firstWindow();
  // The window was there before anybody could watch it.
  await page.reload();
  return { page, program: null, stop: () => app.close() };
}

async function endWell(program: Program): Promise<void> {
  const code = await program.stop();
  if (code !== 0) throw new Error(`The program ended with ${code}:\n${program.said()}`);
}
