// The Chromium whose pages the double's windows are. It is not the double's own: whoever starts the program names one, and
// a browser context in it with the window's size and language, which ends with the program's windows or after them.
import { type CdpSession, connectTo } from './cdp.ts';
import { program } from './program.ts';

/** What pages may ask for, by its name in Electron and in Chromium's protocol. */
const PERMISSIONS = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'videoCapture',
  microphone: 'audioCapture',
  'clipboard-read': 'clipboardReadWrite',
} as const;

export interface ChromiumPage {
  readonly session: CdpSession;
  /** The page is gone, by whatever way. */
  onClosed(listener: () => void): void;
  close(): Promise<void>;
}

let browser: Promise<CdpSession> | null = null;
/** The program's pages that are open, and who hears of their end. */
const pages = new Map<string, () => void>();

export async function openPage(): Promise<ChromiumPage> {
  const { KOKPIT_DOUBLE_CHROMIUM: address, KOKPIT_DOUBLE_CONTEXT: browserContextId } = process.env;
  if (!address || !browserContextId) throw new Error('KOKPIT_DOUBLE_CHROMIUM and KOKPIT_DOUBLE_CONTEXT are not set.');
  browser ??= begin(address, browserContextId);
  const root = await browser;
  const { targetId } = await root.send('Target.createTarget', { url: 'about:blank', browserContextId });
  pages.set(targetId, () => undefined);
  return {
    session: await root.attach(targetId),
    onClosed: (listener) => pages.set(targetId, listener),
    close: () => closePage(root, targetId),
  };
}

/** Every page of the program. */
export async function closePages(): Promise<void> {
  const root = await browser?.catch(() => null);
  if (root) await Promise.all([...pages.keys()].map((targetId) => closePage(root, targetId)));
}

async function begin(address: string, browserContextId: string): Promise<CdpSession> {
  const root = await connectTo(address);
  root.on('Target.targetDestroyed', ({ targetId }) => {
    const onClosed = pages.get(targetId);
    pages.delete(targetId);
    onClosed?.();
  });
  // What a page opens in spite of its program is closed again.
  root.on('Target.targetCreated', ({ targetInfo: { targetId, openerId } }) => {
    if (openerId !== undefined && pages.has(openerId)) void closePopup(root, targetId);
  });
  await root.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] });
  // What the program's own handler grants, and nothing else.
  const granted = Object.entries(PERMISSIONS).filter(([name]) => program.permission(name));
  await root.send('Browser.grantPermissions', { permissions: granted.map(([, type]) => type), browserContextId });
  return root;
}

/** Once it runs: whoever else watches the browser holds a new page until it is ready for it, and its opener with it. */
async function closePopup(root: CdpSession, targetId: string): Promise<void> {
  const session = await root.attach(targetId);
  const expression = 'new Promise((go) => setTimeout(go))';
  // Refused where the page is on its way already, which is as good.
  await session.send('Runtime.evaluate', { expression, awaitPromise: true }).catch(() => undefined);
  await closePage(root, targetId);
}

/** One that is gone already is what is wanted. */
async function closePage(root: CdpSession, targetId: string): Promise<void> {
  await root.send('Target.closeTarget', { targetId }).catch(() => undefined);
}
