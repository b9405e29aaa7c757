// A map that knows when each of its entries was last changed, and can forget those of long ago.

/** All of it, as plain data; `ms` since 1970. */
export type Timed<T> = readonly (readonly [key: string, value: T, ms: number])[];

export class TimedMap<T> {
  readonly #entries: Map<string, { readonly value: T; readonly ms: number }>;

  constructor(state: Timed<T> = []) {
    this.#entries = new Map(state.map(([key, value, ms]) => [key, { value, ms }]));
  }

  get(key: string): T | undefined {
    return this.#entries.get(key)?.value;
  }

  set(key: string, value: T, ms: number): void {
    this.#entries.set(key, { value, ms });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  values(): T[] {
    return [...this.#entries.values()].map(({ value }) => value);
  }

  /** @param stays tells what is kept nevertheless. */
  forgetBefore(ms: number, stays: (key: string) => boolean = () => false): void {
    for (const [key, entry] of this.#entries) if (entry.ms < ms && !stays(key)) this.#entries.delete(key);
  }

  state(): Timed<T> {
    return [...this.#entries].map(([key, { value, ms }]) => [key, value, ms]);
  }
}
