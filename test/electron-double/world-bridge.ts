// Code that the double puts into the page; it is sent there as text, so each function stands alone.
// Electron's preload lives in a world of its own, and contextBridge copies between the worlds. Here the preload runs in
// a real isolated world of Chromium, and what crosses goes as JSON in events of the window, which both worlds share.

interface Bridge {
  readonly encode: (value: unknown) => unknown;
  readonly decode: (packed: unknown) => unknown;
  readonly say: (message: object) => void;
}

/** One end of the bridge; both worlds run it, with the names exchanged. */
export function makeBridge(toThem: string, toUs: string, onExpose: (key: string, packed: unknown) => void): Bridge {
  type Fn = (...args: unknown[]) => unknown;
  const functions = new Map<number, Fn>();
  const answers = new Map<number, { value?: unknown; error?: string }>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let count = 0;
  const say = (message: object) => window.dispatchEvent(new CustomEvent(toThem, { detail: JSON.stringify(message) }));
  const isPlain = (value: object) => {
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
  };

  const encode = (value: unknown): unknown => {
    if (typeof value === 'function') {
      functions.set(++count, value as Fn);
      return { f: count };
    }
    if (value instanceof Promise) {
      const id = ++count;
      value.then(
        (result) => say({ settle: id, value: encode(result) }),
        (error) => say({ settle: id, error: String(error) }),
      );
      return { p: id };
    }
    if (Array.isArray(value)) return { a: value.map(encode) };
    if (typeof value === 'object' && value !== null) {
      if (!isPlain(value)) throw new Error('An object could not be cloned.');
      return { o: Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part)])) };
    }
    return value === undefined ? { u: 1 } : { v: value };
  };

  const call = (id: number, args: unknown[]): unknown => {
    const number = ++count;
    say({ call: id, args: args.map(encode), number });
    const answer = answers.get(number);
    answers.delete(number);
    if (answer === undefined) throw new Error('The other world is gone.');
    if (answer.error !== undefined) throw new Error(answer.error);
    return decode(answer.value);
  };

  const decode = (packed: unknown): unknown => {
    const { f, p, a, o, v } = packed as { f?: number; p?: number; a?: unknown[]; o?: object; v?: unknown };
    if (f !== undefined) return (...args: unknown[]) => call(f, args);
    if (p !== undefined) return new Promise((resolve, reject) => promises.set(p, { resolve, reject }));
    if (a !== undefined) return a.map(decode);
    if (o !== undefined) {
      return Object.freeze(Object.fromEntries(Object.entries(o).map(([key, part]) => [key, decode(part)])));
    }
    return v;
  };

  const answerCall = (id: number, args: unknown[], number: number) => {
    try {
      const result = functions.get(id)?.(...args.map(decode));
      say({ answer: number, value: encode(result) });
    } catch (error) {
      say({ answer: number, error: String(error) });
    }
  };

  window.addEventListener(toUs, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail);
    if (message.expose !== undefined) onExpose(message.expose, message.value);
    else if (message.call !== undefined) answerCall(message.call, message.args, message.number);
    else if (message.answer !== undefined) answers.set(message.answer, message);
    else if (message.error !== undefined) promises.get(message.settle)?.reject(new Error(message.error));
    else promises.get(message.settle)?.resolve(decode(message.value));
  });
  return { encode, decode, say };
}

/** In the page's own world: puts what the preload exposes on the window. */
export function pageWorld(make: typeof makeBridge, toPreload: string, toPage: string): void {
  const bridge = make(toPreload, toPage, (key, packed) => {
    Object.defineProperty(window, key, { value: bridge.decode(packed), enumerable: true });
  });
}

/**
 * In the preload's world: offers it what a sandboxed preload has, runs it, and carries its messages.
 * `tellMain` is the binding to the main process; the returned function takes what comes from there.
 */
export function preloadWorld(
  make: typeof makeBridge,
  toPage: string,
  toPreload: string,
  tellMain: (text: string) => void,
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): (message: { t: string; id: number; channel: string; args: unknown[]; port?: number; data: unknown }) => void {
  const bridge = make(toPage, toPreload, () => undefined);
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  const ports = new Map<number, { post: (data: unknown) => void; close: () => void }>();
  const tell = (message: object) => tellMain(JSON.stringify(message));

  // Electron's own addition to the web's MessagePort is that an end hears when the other one closes. Chromium alone has
  // no such event, so the double fires it, and notices the preload's own close by its call.
  const openPort = (id: number): MessagePort => {
    const { port1: near, port2: far } = new MessageChannel();
    ports.set(id, {
      post: (data) => near.postMessage(data),
      close: () => {
        near.close();
        far.dispatchEvent(new Event('close'));
      },
    });
    near.onmessage = (event) => tell({ t: 'port', id, data: event.data });
    far.close = () => {
      near.close();
      if (ports.delete(id)) tell({ t: 'port-close', id });
    };
    return far;
  };

  const electron = {
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) => bridge.say({ expose: key, value: bridge.encode(api) }),
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => tell({ t: 'send', channel, args }),
      on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
    },
  };
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name} (a sandboxed preload has only electron)`);
  };
  preload(require, { exports: {} }, {});

  return (message) => {
    if (message.t === 'message') {
      const event = { ports: message.port === undefined ? [] : [openPort(message.port)] };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
    } else if (message.t === 'port') ports.get(message.id)?.post(message.data);
    else if (message.t === 'port-close') {
      ports.get(message.id)?.close();
      ports.delete(message.id);
    }
  };
}
