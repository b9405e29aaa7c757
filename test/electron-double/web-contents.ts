// webContents of a window: messages to its page, and what the page wants to do.
import { Emitter, Preventable } from './emitter.ts';
import { EVENTS, tell } from './offered.ts';
import type { PageEvents, PageLink } from './page-link.ts';
import type { MessagePortMain } from './ports.ts';
import { program } from './program.ts';

type OpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' };

export class WebContents extends Emitter {
  readonly #open: () => Promise<PageLink>;
  #link: Promise<PageLink>;
  /** There once the page is; the order of messages is the order of calls either way. */
  #now: PageLink | null = null;
  #openHandler: OpenHandler | null = null;
  #crashed = false;
  readonly mainFrame: { readonly url: string; readonly parent: null };

  /** @param open makes the page, with these listeners */
  constructor(open: (events: PageEvents) => Promise<PageLink>, onClosed: () => void) {
    super('webContents', EVENTS.WebContents);
    const contents = this;
    this.mainFrame = {
      parent: null,
      get url() {
        return contents.#now?.address.url ?? '';
      },
    };
    this.#open = async () => {
      const link = await open({
        onMessage: (channel, args) => this.#heard(channel, args),
        onNavigate: (url) => this.#mayNavigate(url),
        onPopup: (url) => this.#popup(url),
        onRequest: (request) => program.handlers.get(new URL(request.url).protocol.slice(0, -1))?.(request) ?? null,
        onCrash: () => {
          this.#crashed = true;
          this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
        },
        // A crashed page that made way to another one is not the window's end.
        onClosed: () => link === this.#now && onClosed(),
      });
      return link;
    };
    this.#link = this.#begin();
  }

  async #begin(): Promise<PageLink> {
    const link = await this.#open();
    this.#now = link;
    return link;
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#link.then((link) => link.send(channel, args));
  }

  postMessage(channel: string, message: unknown, transfer: readonly MessagePortMain[] = []): void {
    const [port] = transfer;
    void this.#link.then((link) => link.send(channel, [message], port));
  }

  reload(): void {
    if (this.#crashed) this.#replace();
    else void this.#link.then((link) => link.address.reload());
  }

  /** A page whose process has crashed is of no more use in Chromium's protocol: the window gets another one. */
  #replace(): void {
    this.#crashed = false;
    const crashed = this.#now;
    const url = this.mainFrame.url;
    this.#link = this.#begin();
    void this.#link.then(async (link) => {
      await crashed?.close();
      await link.address.load(url);
    });
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  async load(url: string): Promise<void> {
    const link = await this.#link;
    await link.address.load(url);
  }

  #heard(channel: string, args: unknown[]): void {
    const event = { sender: this, senderFrame: this.mainFrame };
    for (const listener of program.ipc.get(channel) ?? []) listener(event, ...args);
  }

  #mayNavigate(url: string): boolean {
    const event = Object.assign(new Preventable(), { url });
    this.emit('will-navigate', event);
    if (event.defaultPrevented) tell('navigation-denied', url);
    return !event.defaultPrevented;
  }

  #popup(url: string): void {
    const decision = this.#openHandler?.({ url }) ?? { action: 'allow' };
    if (decision.action !== 'deny') throw new Error('The double opens no windows that a page asked for.');
    tell('popup-denied', url);
  }
}
