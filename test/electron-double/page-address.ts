// Where one page of the double is: the program sends it somewhere, or the page itself wants to leave. Every request that it
// makes on the way is answered by the program or by nobody; nothing goes to a network.
import type { CdpSession } from './cdp.ts';
import { toPageUrl, toProgramUrl } from './origin.ts';

export interface Travel {
  /** The page itself wants to leave. @returns whether it may. */
  readonly onNavigate: (url: string) => boolean;
  readonly onRequest: (request: Request) => Promise<Response> | Response | null;
}

/** A request that waits for its answer. */
interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string; readonly method: string };
  readonly frameId: string;
  readonly resourceType: string;
}

export class PageAddress {
  readonly #session: CdpSession;
  readonly #mainFrame: string;
  readonly #travel: Travel;
  /** As Chromium knows it, with its fragment. */
  #url = '';
  /** Where the program itself sent the page; everything else is the page's own wish. */
  #expected = '';
  #onLoaded: () => void = () => undefined;

  private constructor(session: CdpSession, mainFrame: string, travel: Travel) {
    this.#session = session;
    this.#mainFrame = mainFrame;
    this.#travel = travel;
  }

  static async watch(session: CdpSession, mainFrame: string, travel: Travel): Promise<PageAddress> {
    const address = new PageAddress(session, mainFrame, travel);
    await address.#begin();
    return address;
  }

  /** As the program knows it. */
  get url(): string {
    return toProgramUrl(this.#url);
  }

  /** @returns once the page is loaded */
  async load(url: string): Promise<void> {
    this.#expected = toPageUrl(url);
    const loaded = new Promise<void>((done) => {
      this.#onLoaded = done;
    });
    const { errorText } = await this.#session.send('Page.navigate', { url: this.#expected });
    if (errorText !== undefined) throw new Error(`${url} is not loaded: ${errorText}`);
    await loaded;
  }

  async reload(): Promise<void> {
    this.#expected = this.#url;
    await this.#session.send('Page.reload');
  }

  async #begin(): Promise<void> {
    const session = this.#session;
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === this.#mainFrame) this.#url = frame.url + (frame.urlFragment ?? '');
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.#mainFrame) this.#url = url;
    });
    session.on('Page.loadEventFired', () => this.#onLoaded());
    session.on('Fetch.requestPaused', (paused) => void this.#answer(paused));
    await session.send('Fetch.enable', {});
  }

  async #answer({ requestId, request, frameId, resourceType }: Paused): Promise<void> {
    const url = toProgramUrl(request.url);
    const leaves = resourceType === 'Document' && frameId === this.#mainFrame;
    const expected = request.url === this.#expected.split('#', 1)[0];
    if (leaves && !expected && !this.#travel.onNavigate(url)) {
      await this.#late('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const answer = await this.#travel.onRequest(new Request(url, { method: request.method }));
    if (answer === null) {
      await this.#late('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    await this.#late('Fetch.fulfillRequest', {
      requestId,
      responseCode: answer.status,
      responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
    });
  }

  /** A page that went away meanwhile needs no answer. */
  readonly #late: CdpSession['send'] = (method, params) =>
    this.#session.send(method, params).catch(() => undefined as never);
}
