// Events as Electron's objects have them, but only those named: listening for another one is an error, not silence.

type Listener = (...args: never[]) => void;

export class Emitter {
  readonly #owner: string;
  readonly #listeners: ReadonlyMap<string, Set<Listener>>;

  constructor(owner: string, events: readonly string[]) {
    this.#owner = owner;
    this.#listeners = new Map(events.map((event) => [event, new Set<Listener>()]));
  }

  on(event: string, listener: Listener): this {
    this.#of(event).add(listener);
    return this;
  }

  once(event: string, listener: Listener): this {
    const listeners = this.#of(event);
    const first: Listener = (...args) => {
      listeners.delete(first);
      listener(...args);
    };
    listeners.add(first);
    return this;
  }

  emit(event: string, ...args: unknown[]): void {
    for (const listener of [...this.#of(event)]) listener(...(args as never[]));
  }

  #of(event: string): Set<Listener> {
    const listeners = this.#listeners.get(event);
    if (listeners === undefined) throw new Error(`The double's ${this.#owner} has no event "${event}".`);
    return listeners;
  }
}

/** An event that can be prevented, as Electron hands it to listeners. */
export class Preventable {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Reading what the double does not offer is an error with its name, not an undefined that surfaces elsewhere. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'string' && !(key in object) && key !== 'then') {
        throw new Error(`The double offers no ${name}.${key}.`);
      }
      const value: unknown = Reflect.get(object, key);
      return typeof value === 'function' ? value.bind(object) : value;
    },
  });
}
