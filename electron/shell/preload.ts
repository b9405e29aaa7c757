// Runs in the page's process, sandboxed and in a world of its own, before the page: offers `window.kokpit` and nothing
// else. A MessagePort cannot cross to the page's world, its functions can: so the page gets a Port made of functions.
import { contextBridge, ipcRenderer } from 'electron';
import type { KokpitPage } from '../../shared/contract/page-api.ts';
import type { Port } from '../../shared/contract/wire.ts';
import { ASK_FULL_SCREEN, CONNECT, FULL_SCREEN, PORT, SET_FULL_SCREEN } from './channels.ts';

const waiting = new Map<number, (port: Port) => void>();
let asked = 0;

ipcRenderer.on(PORT, (event, number: number) => {
  const [port] = event.ports;
  const resolve = waiting.get(number);
  waiting.delete(number);
  if (port !== undefined) resolve?.(pagePort(port));
});

/** Messages wait in the port until the page listens, so none is lost between the two. */
function pagePort(port: MessagePort): Port {
  let closed = false;
  const onClose: (() => void)[] = [];
  const ended = () => {
    if (closed) return;
    closed = true;
    for (const listener of onClose) listener();
  };
  port.addEventListener('close', ended);
  return {
    send: (text) => port.postMessage(text),
    onMessage: (listener) => {
      port.addEventListener('message', (event: MessageEvent<string>) => listener(event.data));
      port.start();
    },
    onClose: (listener) => {
      if (closed) listener();
      else onClose.push(listener);
    },
    close: () => {
      port.close();
      // The event comes only for the other end's close.
      ended();
    },
  };
}

const page: KokpitPage = {
  shell: 'desktop',
  connect: () =>
    new Promise((resolve) => {
      asked++;
      waiting.set(asked, resolve);
      ipcRenderer.send(CONNECT, asked);
    }),
  setFullScreen: (on) => ipcRenderer.send(SET_FULL_SCREEN, on === true),
  onFullScreen: (listener) => {
    ipcRenderer.on(FULL_SCREEN, (_event, on: boolean) => listener(on));
    ipcRenderer.send(ASK_FULL_SCREEN);
  },
};

contextBridge.exposeInMainWorld('kokpit', page);
