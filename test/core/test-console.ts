// A console's end of the wire, in the test's own thread.
import type { Port, ServerMessage } from '../../shared/contract/wire.ts';

export interface Watch {
  readonly full: unknown;
  readonly pushes: { readonly n: number; readonly diff: unknown }[];
}

export interface TestConsole {
  readonly port: Port;
  say(text: string): void;
  ask(method: string, params: unknown): Promise<ServerMessage>;
  watch(topic: string, params: unknown): Watch;
  /** The full view of now, and no more of it. */
  look(topic: string, params: unknown): unknown;
  /** Lets everything that waits for nothing but its turn happen. */
  quiet(): Promise<void>;
}

export function testConsole(): TestConsole {
  let say: (text: string) => void = () => {};
  let id = 0;
  const answers = new Map<number, (message: ServerMessage) => void>();
  const watches = new Map<number, Watch & { full: unknown }>();
  const port: Port = {
    send(text) {
      const message = JSON.parse(text) as ServerMessage;
      if (message.t === 'answer') {
        answers.get(message.id)?.(message);
        return;
      }
      if (message.t === 'progress') return;
      const watch = watches.get(message.id);
      if (watch === undefined) return;
      if (message.n === 0) watch.full = message.full;
      else watch.pushes.push({ n: message.n, diff: message.diff });
    },
    onMessage: (listener) => {
      say = listener;
    },
    onClose: () => {},
    close: () => {},
  };
  return {
    port,
    say: (text) => say(text),
    ask(method, params) {
      const asked = ++id;
      return new Promise((resolve) => {
        answers.set(asked, resolve);
        say(JSON.stringify({ v: 1, t: 'request', id: asked, method, params }));
      });
    },
    watch(topic, params) {
      const watch = { full: null as unknown, pushes: [] };
      watches.set(++id, watch);
      say(JSON.stringify({ v: 1, t: 'watch', id, topic, params }));
      return watch;
    },
    look(topic, params) {
      const watch = this.watch(topic, params);
      say(JSON.stringify({ v: 1, t: 'unwatch', id }));
      watches.delete(id);
      return watch.full;
    },
    async quiet() {
      for (let i = 0; i < 50; i++) await Promise.resolve();
    },
  };
}
