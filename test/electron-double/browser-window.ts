// BrowserWindow: a page of a real Chromium, with a window's states kept in memory.
import { app } from './app.ts';
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
    const { x = 0, y = 0, width, height } = options;
    this.#bounds = { x, y, width, height };
    program.windows.add(this);
    this.webContents = new WebContents(
      (events) => PageLink.open(preload, events),
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
