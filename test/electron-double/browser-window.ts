// BrowserWindow: a page of the double's Chromium, with a window's states kept in memory.
import { dirname } from 'node:path';
import { app } from './app.ts';
import { chromiumContext } from './chromium.ts';
import { Emitter, Preventable } from './emitter.ts';
import { EVENTS, tell } from './offered.ts';
import { PageLink } from './page-link.ts';
import { program } from './program.ts';
import { WebContents } from './web-contents.ts';

interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly webPreferences: {
    readonly preload: string;
    readonly contextIsolation: boolean;
    readonly sandbox: boolean;
    readonly nodeIntegration: boolean;
    readonly webSecurity: boolean;
  };
}

export class BrowserWindow extends Emitter {
  readonly webContents: WebContents;
  readonly #bounds: { x: number; y: number; width: number; height: number };
  #fullScreen = false;
  #maximized = false;
  #closed = false;

  constructor(options: WindowOptions) {
    super('BrowserWindow', EVENTS.BrowserWindow);
    const { preload, contextIsolation, sandbox, nodeIntegration, webSecurity } = options.webPreferences;
    if (!program.ready) throw new Error('A window is opened once the app is ready.');
    if (!contextIsolation || !sandbox || nodeIntegration || !webSecurity || !program.sandboxed) {
      throw new Error('The double opens isolated and sandboxed windows only.');
    }
    const { width, height } = options;
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width, height };
    program.windows.add(this);
    let first = program.windows.size === 1;
    this.webContents = new WebContents(
      async (events) => {
        const context = await chromiumContext(program.userData || dirname(preload), { width, height });
        await grantOrDeny(context);
        const page = (first ? context.pages()[0] : undefined) ?? (await context.newPage());
        first = false;
        return PageLink.open(context, page, preload, events);
      },
      () => this.#gone(),
    );
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...program.windows] as BrowserWindow[];
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit('ready-to-show');
  }
  show(): void {
    tell('shown', '');
  }
  focus(): void {
    tell('focused', '');
  }
  restore(): void {
    tell('restored', '');
  }
  isMinimized(): boolean {
    return false;
  }
  maximize(): void {
    this.#maximized = true;
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  getNormalBounds(): object {
    return this.#bounds;
  }
  setProgressBar(share: number): void {
    if (typeof share !== 'number') throw new Error('A progress is a number.');
  }
  isFullScreen(): boolean {
    return this.#fullScreen;
  }
  setFullScreen(on: boolean): void {
    if (on === this.#fullScreen) return;
    this.#fullScreen = on;
    tell('full-screen', String(on));
    setImmediate(() => this.emit(on ? 'enter-full-screen' : 'leave-full-screen'));
  }

  /** For the double's app: it is quitting. */
  destroy(): void {
    this.emit('close', new Preventable());
    this.#gone();
  }

  /** The user closed the page, or the app did. */
  #gone(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (program.windows.delete(this)) {
      this.emit('close', new Preventable());
      this.emit('closed');
      if (program.windows.size === 0) app.allClosed();
    }
  }
}

/** Asks the program's own handler about everything a page may ask for, and sets Chromium accordingly. */
async function grantOrDeny(context: Awaited<ReturnType<typeof chromiumContext>>): Promise<void> {
  const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
  await context.clearPermissions();
  await context.grantPermissions(names.filter((name) => program.permission(name)));
}
