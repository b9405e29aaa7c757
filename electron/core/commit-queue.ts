// Batches on their way to the disk, in order. While the disk refuses (full, not writable), they wait in memory and are
// tried again; the figures go on, and whoever looks is told that they are not saved.
import { CacheError, type CacheWriter, type CommitBatch } from '../cache/types.ts';

const RETRY_MS = 2_000;
/** Events kept in memory while the disk refuses, before the source is made to wait. */
const MEMORY_EVENTS = 200_000;

export interface Trouble {
  readonly since: number;
  readonly error: CacheError;
}

interface Entry {
  readonly batch: CommitBatch;
  readonly events: number;
  readonly show: () => void;
  readonly saved: () => void;
  shown: boolean;
  /** Lets the source go on. */
  release: (() => void) | null;
}

export interface QueueDeps {
  readonly writer: CacheWriter;
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  /** null: everything is on the disk again. */
  readonly onTrouble: (trouble: Trouble | null) => void;
  readonly onFatal: (error: unknown) => void;
}

export class CommitQueue {
  readonly #deps: QueueDeps;
  readonly #entries: Entry[] = [];
  #busy = false;
  #trouble: Trouble | null = null;
  #idle: (() => void)[] = [];

  constructor(deps: QueueDeps) {
    this.#deps = deps;
  }

  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** How many batches are not on the disk yet. */
  get length(): number {
    return this.#entries.length;
  }

  /**
   * @param show puts the batch on the screens: once it is on the disk, or at once while the disk refuses.
   * @param saved is called when it is on the disk.
   * @returns when the source may go on.
   */
  push(batch: CommitBatch, events: number, show: () => void, saved: () => void): Promise<void> {
    return new Promise((resolve) => {
      const entry: Entry = { batch, events, show, saved, shown: false, release: resolve };
      this.#entries.push(entry);
      if (this.#trouble !== null) this.#keepInMemory();
      void this.#work();
    });
  }

  /** Resolves when nothing is on its way any more (at once where the disk refuses). */
  drained(): Promise<void> {
    if (this.#entries.length === 0 || this.#trouble !== null) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#entries.length > 0) {
      const entry = this.#entries[0] as Entry;
      try {
        await this.#deps.writer.commit(entry.batch);
      } catch (error) {
        this.#refused(error);
        return;
      }
      this.#entries.shift();
      if (this.#trouble !== null && this.#entries.length === 0) {
        this.#trouble = null;
        this.#deps.onTrouble(null);
      }
      entry.saved();
      this.#present(entry);
      entry.release?.();
    }
    this.#busy = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #refused(error: unknown): void {
    if (!(error instanceof CacheError) || error.code === 'damaged') {
      this.#deps.onFatal(error);
      return;
    }
    if (this.#trouble === null) {
      this.#trouble = { since: this.#deps.now(), error };
      this.#deps.onTrouble(this.#trouble);
    }
    this.#keepInMemory();
    for (const resolve of this.#idle.splice(0)) resolve();
    this.#deps.setTimer(() => {
      this.#busy = false;
      void this.#work();
    }, RETRY_MS);
  }

  #keepInMemory(): void {
    let events = 0;
    for (const entry of this.#entries) {
      events += entry.events;
      if (events > MEMORY_EVENTS) return;
      this.#present(entry);
      entry.release?.();
      entry.release = null;
    }
  }

  #present(entry: Entry): void {
    if (entry.shown) return;
    entry.shown = true;
    entry.show();
  }
}
