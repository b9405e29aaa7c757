// The console's window: isolated and sandboxed, where it was last time, full screen both ways, back after a crash.
import { fileURLToPath } from 'node:url';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { FULL_SCREEN } from './channels.ts';
import { PAGE_URL } from './origin.ts';
import { choosePlace, LEAST_HEIGHT, LEAST_WIDTH, readPlace, writePlace } from './window-place.ts';

const PRELOAD = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url));
/** A page that ends more often than this in a minute is not loaded again: it would do nothing but flicker. */
const MOST_CRASHES = 3;
const CRASHES_WITHIN_MS = 60_000;
/** The page's own first colours, so that nothing flashes before it is drawn. */
const DARK = '#12161c';
const LIGHT = '#f6f7f9';

export interface WindowOptions {
  /** Where the window's place is remembered. */
  readonly placeFile: string;
  /** The page ended too often; what to say is the caller's. */
  readonly onGivenUp: (reason: string) => void;
}

export function openWindow(options: WindowOptions): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...bounds } = choosePlace(readPlace(options.placeFile), screens);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: LEAST_WIDTH,
    minHeight: LEAST_HEIGHT,
    show: false,
    title: 'Kokpit',
    backgroundColor: nativeTheme.shouldUseDarkColors ? DARK : LIGHT,
    webPreferences: {
      preload: PRELOAD,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // A console on a second monitor stays live while another window has the focus.
      backgroundThrottling: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writePlace(options.placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  window.on('enter-full-screen', () => tellFullScreen(window));
  window.on('leave-full-screen', () => tellFullScreen(window));
  bringBack(window, options.onGivenUp);
  void window.loadURL(PAGE_URL);
  return window;
}

export function tellFullScreen(window: BrowserWindow): void {
  window.webContents.send(FULL_SCREEN, window.isFullScreen());
}

/** A second start of the program: the first window is what the user looks for. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function bringBack(window: BrowserWindow, onGivenUp: (reason: string) => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = performance.now();
    crashes = [...crashes.filter((at) => now - at < CRASHES_WITHIN_MS), now];
    if (crashes.length > MOST_CRASHES) onGivenUp(reason);
    else window.webContents.reload();
  });
}
