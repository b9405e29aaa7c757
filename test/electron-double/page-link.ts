// Joins one Chromium page to the double's main process: the preload in a world of its own, messages both ways through a
// binding, every request answered by the program or by nobody.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Page, Route } from 'playwright-core';
import { toPageUrl, toProgramUrl } from './origin.ts';
import type { MessagePortMain } from './ports.ts';
import { makeBridge, pageWorld, preloadWorld } from './world-bridge.ts';

const WORLD = 'kokpit-preload';
const BINDING = 'tellMain';
const RECEIVE = 'fromMain';

export interface PageEvents {
  readonly onMessage: (channel: string, args: unknown[]) => void;
  /** The page itself wants to leave. @returns whether it may. */
  readonly onNavigate: (url: string) => boolean;
  readonly onPopup: (url: string) => void;
  readonly onRequest: (request: Request) => Promise<Response> | Response | null;
  readonly onCrash: () => void;
  readonly onClosed: (page: Page) => void;
}

export class PageLink {
  readonly page: Page;
  readonly #session: CDPSession;
  readonly #events: PageEvents;
  readonly #ports = new Map<number, MessagePortMain>();
  #portCount = 0;
  #world: { id: number; unique: string } | null = null;
  /** What was sent before the preload ran waits for it, as in Electron. */
  #queue: string[] = [];
  /** Where the program itself sent the page; everything else is the page's own wish. */
  #expected = '';

  static async open(context: BrowserContext, page: Page, preload: string, events: PageEvents): Promise<PageLink> {
    const session = await context.newCDPSession(page);
    const link = new PageLink(page, session, events);
    await link.#prepare(preload);
    return link;
  }

  private constructor(page: Page, session: CDPSession, events: PageEvents) {
    this.page = page;
    this.#session = session;
    this.#events = events;
  }

  async load(url: string): Promise<void> {
    this.#expected = toPageUrl(url);
    await this.page.goto(this.#expected);
  }

  async reload(): Promise<void> {
    this.#expected = this.page.url();
    await this.page.reload();
  }

  /** Sends a message of the main process, with a port or without. */
  send(channel: string, args: readonly unknown[], port?: MessagePortMain): void {
    this.#tellPage({ t: 'message', channel, args, port: port === undefined ? undefined : this.#take(port) });
  }

  #take(port: MessagePortMain): number {
    this.#portCount++;
    const id = this.#portCount;
    this.#ports.set(id, port);
    port.carry({
      message: (data) => this.#tellPage({ t: 'port', id, data }),
      close: () => this.#tellPage({ t: 'port-close', id }),
    });
    return id;
  }

  async #prepare(preload: string): Promise<void> {
    const session = this.#session;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { frameId?: string };
      if (context.name === WORLD && frameId === this.#mainFrame) this.#worldBegins(context.id, context.uniqueId);
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
      if (this.#world?.unique === executionContextUniqueId) this.#worldEnds();
    });
    session.on('Runtime.executionContextsCleared', () => this.#worldEnds());
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === BINDING) this.#heard(JSON.parse(payload));
    });
    this.#mainFrame = (await session.send('Page.getFrameTree')).frameTree.frame.id;
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    const [toPage, toPreload] = [randomUUID(), randomUUID()].map((name) => JSON.stringify(name));
    const source = readFileSync(preload, 'utf8');
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${pageWorld})(${makeBridge}, ${toPreload}, ${toPage})`,
    });
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: WORLD,
      source: `globalThis.${RECEIVE} = (${preloadWorld})(${makeBridge}, ${toPage}, ${toPreload}, (text) => ${BINDING}(text),
        (require, module, exports) => { ${source}\n })`,
    });
    this.page.on('crash', () => this.#events.onCrash());
    this.page.on('close', () => {
      this.#worldEnds();
      this.#events.onClosed(this.page);
    });
    session.on('Page.windowOpen', ({ url }) => this.#events.onPopup(toProgramUrl(url)));
    this.page.on('popup', (popup) => void popup.close());
    await this.page.route('**/*', (route) => this.#route(route));
  }

  #mainFrame = '';

  #worldBegins(id: number, unique: string): void {
    this.#world = { id, unique };
    const queue = this.#queue;
    this.#queue = [];
    for (const text of queue) this.#deliver(text);
  }

  #worldEnds(): void {
    this.#world = null;
    const ports = [...this.#ports.values()];
    this.#ports.clear();
    for (const port of ports) port.pageGone();
  }

  #heard(message: { t: string; id: number; data: unknown; channel: string; args: unknown[] }): void {
    if (message.t === 'send') this.#events.onMessage(message.channel, message.args);
    else if (message.t === 'port') this.#ports.get(message.id)?.fromPage(message.data);
    else {
      this.#ports.get(message.id)?.pageGone();
      this.#ports.delete(message.id);
    }
  }

  #tellPage(message: object): void {
    const text = JSON.stringify(message);
    if (this.#world === null) this.#queue.push(text);
    else this.#deliver(text);
  }

  #deliver(text: string): void {
    const contextId = this.#world?.id;
    // A page that goes away in between loses its messages, as it would in Electron.
    this.#session.send('Runtime.evaluate', { contextId, expression: `${RECEIVE}(${text})` }).catch(() => undefined);
  }

  async #route(route: Route): Promise<void> {
    const request = route.request();
    const leaves = request.isNavigationRequest() && request.frame() === this.page.mainFrame();
    if (leaves && request.url() !== this.#expected && !this.#events.onNavigate(toProgramUrl(request.url()))) {
      await route.abort('aborted');
      return;
    }
    const answer = await this.#events.onRequest(new Request(toProgramUrl(request.url()), { method: request.method() }));
    if (answer === null) await route.abort('blockedbyclient');
    else {
      const headers = Object.fromEntries(answer.headers);
      await route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) });
    }
  }
}
