// Joins one Chromium page to the double's main process: the preload in a world of its own, messages both ways through a
// binding.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type ChromiumPage, openPage } from './chromium.ts';
import { toProgramUrl } from './origin.ts';
import { PageAddress, type Travel } from './page-address.ts';
import type { MessagePortMain } from './ports.ts';
import { makeBridge, pageWorld, preloadWorld } from './world-bridge.ts';

const WORLD = 'kokpit-preload';
const BINDING = 'tellMain';
const RECEIVE = 'fromMain';

export interface PageEvents extends Travel {
  readonly onMessage: (channel: string, args: unknown[]) => void;
  readonly onPopup: (url: string) => void;
  readonly onCrash: () => void;
  readonly onClosed: () => void;
}

export class PageLink {
  readonly address: PageAddress;
  readonly #page: ChromiumPage;
  readonly #mainFrame: string;
  readonly #events: PageEvents;
  readonly #ports = new Map<number, MessagePortMain>();
  #portCount = 0;
  #world: { id: number; unique: string } | null = null;
  /** What was sent before the preload ran waits for it, as in Electron. */
  #queue: string[] = [];

  static async open(preload: string, events: PageEvents): Promise<PageLink> {
    const page = await openPage();
    const { frameTree } = await page.session.send('Page.getFrameTree');
    const address = await PageAddress.watch(page.session, frameTree.frame.id, events);
    const link = new PageLink(page, frameTree.frame.id, address, events);
    await link.#prepare(preload);
    return link;
  }

  private constructor(page: ChromiumPage, mainFrame: string, address: PageAddress, events: PageEvents) {
    this.#page = page;
    this.#mainFrame = mainFrame;
    this.address = address;
    this.#events = events;
  }

  close(): Promise<void> {
    return this.#page.close();
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
    const { session } = this.#page;
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
    session.on('Page.windowOpen', ({ url }) => this.#events.onPopup(toProgramUrl(url)));
    session.on('Inspector.targetCrashed', () => this.#events.onCrash());
    this.#page.onClosed(() => {
      this.#worldEnds();
      this.#events.onClosed();
    });
    await session.send('Inspector.enable');
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
  }

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
    this.#page.session
      .send('Runtime.evaluate', { contextId, expression: `${RECEIVE}(${text})` })
      .catch(() => undefined);
  }
}
