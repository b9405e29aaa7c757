// No more questions than a server is to be asked: as many at once as `burst`, then so many a second, in the order they came.
import type { SourceTimers } from '../port.ts';

export interface PaceOptions {
  readonly burst: number;
  readonly perSecond: number;
  readonly timers: SourceTimers;
  /** ms since 1970. */
  readonly now: () => number;
}

export class Pace {
  readonly #options: PaceOptions;
  #left: number;
  #atMs: number;
  #turn: Promise<void> = Promise.resolve();
  #end = () => {};
  #ended = false;

  constructor(options: PaceOptions) {
    this.#options = options;
    this.#left = options.burst;
    this.#atMs = options.now();
  }

  /** Resolves when the next one may be asked. */
  next(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#take());
    return this.#turn;
  }

  /** Whoever still waits goes on at once. */
  end(): void {
    this.#ended = true;
    this.#end();
  }

  async #take(): Promise<void> {
    const { burst, perSecond, timers, now } = this.#options;
    while (!this.#ended) {
      this.#left = Math.min(burst, this.#left + ((now() - this.#atMs) / 1_000) * perSecond);
      this.#atMs = now();
      if (this.#left >= 1) {
        this.#left--;
        return;
      }
      const waitMs = Math.ceil(((1 - this.#left) / perSecond) * 1_000);
      await new Promise<void>((resolve) => {
        const cancel = timers.setTimer(resolve, waitMs);
        this.#end = () => {
          cancel();
          resolve();
        };
      });
    }
  }
}
