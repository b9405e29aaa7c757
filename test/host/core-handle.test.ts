// A shell's hold on its core, with a stand-in for the worker.
import { expect, test } from 'vitest';
import type { CoreConfig } from '../../electron/core/config.ts';
import { type CoreEvents, CoreFailure, type CoreHandle, startCore } from '../../electron/core/core-handle.ts';
import type { Port } from '../../shared/contract/wire.ts';

const FIXTURE = new URL('./fixture-core.ts', import.meta.url);

function start(db: string, events: CoreEvents = {}): CoreHandle {
  const config: CoreConfig = { db, tz: 'UTC', actor: 'sam', source: null, shell: 'host', version: '0' };
  return startCore(config, events, FIXTURE);
}

class Client implements Port {
  #toCore: ((text: string) => void)[] = [];
  #onClose: (() => void)[] = [];
  readonly closed: Promise<void>;
  #closed: () => void;
  #heard: (text: string) => void = () => undefined;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.closed = promise;
    this.#closed = resolve;
  }
  send(text: string): void {
    this.#heard(text);
  }
  onMessage(listener: (text: string) => void): void {
    this.#toCore.push(listener);
  }
  onClose(listener: () => void): void {
    this.#onClose.push(listener);
  }
  close(): void {
    this.#closed();
    for (const listener of this.#onClose) listener();
  }
  ask(method: string, params: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      this.#heard = (text) => resolve(JSON.parse(text).result);
      for (const listener of this.#toCore) listener(JSON.stringify({ v: 1, t: 'request', id: 1, method, params }));
    });
  }
}

class BytesClient extends Client {
  taken = 0;
  sendBytes(text: Uint8Array<ArrayBuffer>): void {
    this.taken++;
    this.send(new TextDecoder().decode(text));
  }
}

test('every client has a channel of its own', async () => {
  const core = start('plain');
  await core.ready;
  const [one, two] = [new Client(), new Client()];
  core.connect(one);
  core.connect(two);
  expect(await Promise.all([one.ask('echo', 1), two.ask('echo', 2)])).toEqual([1, 2]);
  await core.stop();
  await Promise.all([one.closed, two.closed]);
});

test('a long answer comes as bytes to who takes them, as text to who does not', async () => {
  const core = start('plain');
  await core.ready;
  const [texts, bytes] = [new Client(), new BytesClient()];
  core.connect(texts);
  core.connect(bytes);
  expect(await Promise.all([texts.ask('long', 'über'), bytes.ask('long', 'über')])).toEqual(['über', 'über']);
  expect(bytes.taken).toBe(1);
  await core.stop();
});

test('a core that cannot start says why and is not started again', async () => {
  const failure = await start('busy').ready.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CoreFailure);
  expect(failure).toMatchObject({ code: 'busy', said: { key: 'cache.busy', values: { file: 'busy' } } });
  expect(await start('crash-at-start').ready.catch((error: CoreFailure) => error.code)).toBe('crashed');
});

test('a crashed core closes its clients, starts again and takes them back', async () => {
  const crashed = Promise.withResolvers<string>();
  const core = start('plain', { onCrash: (message) => crashed.resolve(message) });
  await core.ready;
  const client = new Client();
  core.connect(client);
  void client.ask('crash', null);
  await client.closed;
  expect(await crashed.promise).toContain('asked to crash');

  const answer = Promise.withResolvers<unknown>();
  const comeBack = () => {
    const again = new Client();
    void again.closed.then(() => setTimeout(comeBack, 10));
    core.connect(again);
    void again.ask('echo', 'back').then(answer.resolve);
  };
  comeBack();
  expect(await answer.promise).toBe('back');
  await core.stop();
});

test('progress is passed on, and stopping twice is one stop', async () => {
  const seen: unknown[] = [];
  const core = start('plain', { onProgress: (progress) => seen.push(progress) });
  await core.ready;
  await Promise.all([core.stop(), core.stop()]);
  expect(seen).toEqual([{ t: 'progress', what: 'history', done: 1, total: 1 }]);
});

test('a client that comes after the stop is closed at once', async () => {
  const core = start('plain');
  await core.ready;
  await core.stop();
  const client = new Client();
  core.connect(client);
  await client.closed;
});
