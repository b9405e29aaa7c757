// A source's rounds, each as long as its connection holds: after one that failed it waits, longer each time, and begins
// the next. What the core could not keep ends them: going on would leave a gap, a restart reads on from what was kept.
import { backoffMs } from './backoff.ts';
import type { SourceTimers } from './port.ts';

/** The core could not keep a delivery. */
class NotKept extends Error {}

/** Waits for a delivery to be kept, within a round. */
export async function delivered(kept: Promise<unknown>): Promise<void> {
  try {
    await kept;
  } catch (error) {
    throw new NotKept((error as Error).message, { cause: error });
  }
}

export interface RoundsDeps {
  readonly timers: SourceTimers;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Always throws, but when it was stopped. */
  readonly round: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

export class Rounds {
  readonly #deps: RoundsDeps;
  #stopped = false;
  #attempts = 0;
  #cancel = () => {};
  #running: Promise<void> = Promise.resolve();

  constructor(deps: RoundsDeps) {
    this.#deps = deps;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** The round goes well: after the next fault it is waited as shortly as after the first. */
  went(): void {
    this.#attempts = 0;
  }

  /** What ends the round that runs. */
  onStop(cancel: () => void): void {
    this.#cancel = cancel;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { round, onFault, random } = this.#deps;
    while (!this.#stopped) {
      try {
        await round();
      } catch (error) {
        if (this.#stopped) return;
        onFault(error);
        if (error instanceof NotKept) return;
        await this.#pause(backoffMs(this.#attempts++, random()));
      }
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const clear = this.#deps.timers.setTimer(resolve, ms);
      this.#cancel = () => {
        clear();
        resolve();
      };
    });
  }
}
