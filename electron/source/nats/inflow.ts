// Messages pulled from a consumer, some at a time: the next are asked for only when the last were taken, so that whoever
// reads slowly is not overrun. A consumer without acknowledgements is in order by itself; what goes missing ends the inflow.
import type { SourceTimers } from '../port.ts';
import type { StreamMessage } from './pack-lines.ts';

/** What is asked of the server at once. */
export interface PullAsk {
  readonly batch: number;
  /** 0: one message, however large. */
  readonly maxBytes: number;
}

/** A message of the server about the asking itself: its code and words. */
export interface PullStatus {
  readonly code: number;
  readonly description: string;
}

const MOST_MESSAGES = 2_000;
const MOST_BYTES = 4 * 1024 * 1024;
/** The server gives a sign of life this often while it has nothing to send. */
export const HEARTBEAT_MS = 2_000;
/** How long one asking waits on the server. */
export const PULL_MS = 20_000;
const SILENT_MS = 3 * HEARTBEAT_MS + 1_000;

const IDLE = 100;
const NOTHING = 404;
const TIME_OVER = 408;
const ENOUGH = 409;

/** `T`: what a message is to whoever takes it. */
export class Inflow<T extends StreamMessage = StreamMessage> {
  readonly #ask: (ask: PullAsk) => void;
  readonly #timers: SourceTimers;
  #held: T[] = [];
  /** Of the present asking; null: none is out. */
  #asked: { readonly ask: PullAsk; got: number } | null = null;
  /** The next message is larger than what is asked for at once. */
  #isLarge = false;
  /** null: the consumer's count says nothing, as where messages are sent again. */
  #numbered: number | null;
  #failure: Error | null = null;
  #sign = false;
  #wake: () => void = () => {};
  #disarm: () => void = () => {};

  constructor(ask: (ask: PullAsk) => void, timers: SourceTimers, isOrdered = true) {
    this.#ask = ask;
    this.#timers = timers;
    this.#numbered = isOrdered ? 0 : null;
  }

  /** All that came since; none: the server gave a sign of life and has nothing. Rejects once nothing more can come. */
  async take(): Promise<readonly T[]> {
    while (true) {
      const taken = this.#held;
      this.#held = [];
      if (this.#asked === null && this.#failure === null) this.#pull();
      if (taken.length > 0) return taken;
      if (this.#failure !== null) throw this.#failure;
      if (this.#sign) {
        this.#sign = false;
        return [];
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** @param number the consumer's own count of what it sent, from 1. */
  message(message: T, number: number): void {
    if (this.#failure !== null) return;
    if (this.#numbered !== null && number !== ++this.#numbered) {
      this.fail(new Error('a message was lost on the way'));
      return;
    }
    this.#held.push(message);
    if (this.#asked !== null && ++this.#asked.got >= this.#asked.ask.batch) this.#asked = null;
    this.#alive();
  }

  status({ code, description }: PullStatus): void {
    const words = description.toLowerCase();
    if (code !== IDLE) {
      const isLarge = code === ENOUGH && words.includes('maxbytes');
      if (!isLarge && code !== NOTHING && code !== TIME_OVER) {
        this.fail(new Error(words === '' ? `status ${code}` : words));
        return;
      }
      this.#isLarge = isLarge && this.#asked?.got === 0;
      this.#asked = null;
    }
    this.#sign = true;
    this.#alive();
  }

  fail(error: Error): void {
    this.#failure ??= error;
    this.#disarm();
    this.#wake();
  }

  #pull(): void {
    const ask = this.#isLarge ? { batch: 1, maxBytes: 0 } : { batch: MOST_MESSAGES, maxBytes: MOST_BYTES };
    this.#isLarge = false;
    this.#asked = { ask, got: 0 };
    this.#ask(ask);
    this.#arm();
  }

  #alive(): void {
    this.#arm();
    this.#wake();
  }

  /** While an asking is out the server is never silent for long. */
  #arm(): void {
    this.#disarm();
    this.#disarm = () => {};
    if (this.#asked === null) return;
    this.#disarm = this.#timers.setTimer(() => this.fail(new Error('the server fell silent')), SILENT_MS);
  }
}
