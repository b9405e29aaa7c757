// Entry of the desktop shell (out/main/shell.js): one instance a cache, one window, one core. It does as little as
// possible; what it shows is the page's, what it knows is the core's.
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, MessageChannelMain } from 'electron';
import { rendererFolder } from '../core/assets.ts';
import { type CoreHandle, startCore } from '../core/core-handle.ts';
import { prepareDb } from '../core/data-folder.ts';
import { type Launch, readLaunch, usage } from '../core/launch.ts';
import { languageOf, terminalLanguage } from '../words/language.ts';
import { createWords, type Words } from '../words/words.ts';
import { ownArguments } from './arguments.ts';
import { ASK_FULL_SCREEN, CONNECT, PORT, SET_FULL_SCREEN } from './channels.ts';
import { guardPages, isTrusted } from './guard.ts';
import { mainPort } from './main-port.ts';
import { setMenu } from './menu.ts';
import { declareScheme, servePage } from './page-protocol.ts';
import { bringToFront, openWindow, tellFullScreen } from './window.ts';

const words = createWords(terminalLanguage());

begin();

function begin(): void {
  const launching = readLaunch(ownArguments(process.argv, app.isPackaged), 'desktop');
  if (launching.kind === 'help') {
    process.stdout.write(usage('npm start --', 'desktop', words));
    app.exit(0);
  } else if (launching.kind === 'wrong') {
    process.stderr.write(`${words.say(launching.said)}\n\n${usage('npm start --', 'desktop', words)}`);
    app.exit(2);
  } else if (launching.kind === 'failed') refuse((own) => own.say(launching.said));
  else claim(launching.launch);
}

/** Takes the cache for this program, or leaves it to the one that has it. */
function claim(launch: Launch): void {
  const { db } = launch.config;
  const denied = prepareDb(db);
  if (denied !== null) {
    refuse((own) => own.say(denied));
    return;
  }
  // Beside the cache: the lock of the first instance is the lock of this cache, and two caches can be open at once.
  const own = join(dirname(db), `${basename(db, '.db')}.desktop`);
  mkdirSync(own, { recursive: true });
  app.setPath('userData', own);
  if (!app.requestSingleInstanceLock()) {
    process.stdout.write(`${words.t('shell.open_already')}\n`);
    app.exit(0);
    return;
  }
  app.enableSandbox();
  declareScheme();
  void app.whenReady().then(() => open(launch, own));
}

function open(launch: Launch, own: string): void {
  guardPages();
  servePage(rendererFolder());
  setMenu({ locale: app.getLocale(), mac: process.platform === 'darwin', development: !app.isPackaged });
  const core = startCore(launch.config, {
    onProgress: ({ done, total }) => showProgress(done < total ? done / total : null),
    onCrash: (message, retryMs) =>
      process.stderr.write(`${words.t('host.core_again', { ms: String(retryMs), message })}\n`),
  });
  answerPages(core);
  const show = () =>
    openWindow({
      placeFile: join(own, 'window.json'),
      onGivenUp: (reason) => refuse((own) => own.t('shell.given_up', { reason })),
    });
  show();
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) bringToFront(window);
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  stopWithApp(core);
  // The core's own words name the file and what to do.
  core.ready.catch((error: unknown) => refuse((own) => own.of(error)));
}

function answerPages(core: CoreHandle): void {
  ipcMain.on(CONNECT, (event, number: unknown) => {
    if (!isTrusted(event) || !Number.isSafeInteger(number)) return;
    const { port1, port2 } = new MessageChannelMain();
    core.connect(mainPort(port1));
    event.sender.postMessage(PORT, number, [port2]);
  });
  ipcMain.on(SET_FULL_SCREEN, (event, on: unknown) => {
    if (isTrusted(event)) BrowserWindow.fromWebContents(event.sender)?.setFullScreen(on === true);
  });
  ipcMain.on(ASK_FULL_SCREEN, (event) => {
    const window = isTrusted(event) ? BrowserWindow.fromWebContents(event.sender) : null;
    if (window !== null) tellFullScreen(window);
  });
}

/** The core writes what it holds before the program ends. */
function stopWithApp(core: CoreHandle): void {
  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void core.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}

function showProgress(share: number | null): void {
  for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(share ?? -1);
}

/** Says why there is no console, on the terminal and on the screen, each in its own language, and ends. */
function refuse(message: (own: Words) => string): void {
  process.stderr.write(`${message(words)}\n`);
  if (app.isReady()) dialog.showErrorBox('Kokpit', message(createWords(languageOf({}, app.getLocale()))));
  app.exit(1);
}
