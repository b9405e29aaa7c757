// The shells that the suite runs on: each starts the program with the same arguments and gives the page it shows.
import { _electron, type Browser, chromium, type Page } from '@playwright/test';
import { DESKTOP, HOST, type Program, ROOT, startProgram } from './program.ts';

export type ShellName = 'host' | 'desktop' | 'electron';

export interface Console {
  readonly page: Page;
  /** null on the real Electron, which Playwright itself starts. */
  readonly program: Program | null;
  /** Ends the program; rejects unless it ends by itself and well. */
  readonly stop: () => Promise<void>;
}

type Watch = (page: Page) => void;

/**
 * @param browser what the host's page is opened in
 * @param watch is given the page before it is loaded
 */
export async function startShell(
  shell: ShellName,
  args: readonly string[],
  browser: Browser,
  watch: Watch,
): Promise<Console> {
  if (shell === 'host') return startHost(args, browser, watch);
  const console = await (shell === 'desktop' ? startDesktop(args) : startElectron(args));
  watch(console.page);
  // The window was there before anybody could watch it.
  await console.page.reload();
  return console;
}

async function startHost(args: readonly string[], browser: Browser, watch: Watch): Promise<Console> {
  const program = startProgram(HOST, ['--port', '0', ...args]);
  const link = await program.hears(/^One-time link: (\S+)$/m);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  watch(page);
  await page.goto(link);
  await page.waitForURL((url) => url.pathname === '/');
  await page.waitForLoadState();
  const stop = async () => {
    await context.close();
    await endWell(program);
  };
  return { page, program, stop };
}

async function startDesktop(args: readonly string[]): Promise<Console> {
  const program = startProgram(DESKTOP, args);
  const address = await program.hears(/^double: listening (\S+)$/m);
  await program.hears(/^double: shown/m);
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('The double shows no window.');
  const stop = async () => {
    await browser.close();
    await endWell(program);
  };
  return { page, program, stop };
}

async function startElectron(args: readonly string[]): Promise<Console> {
  const app = await _electron.launch({ executablePath: process.env.KOKPIT_ELECTRON ?? '', args: [ROOT, ...args] });
  return { page: await app.firstWindow(), program: null, stop: () => app.close() };
}

async function endWell(program: Program): Promise<void> {
  const code = await program.stop();
  if (code !== 0) throw new Error(`The program ended with ${code}:\n${program.said()}`);
}
