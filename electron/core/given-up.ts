// A question that nobody waits for any more is given up, though its thread is in the middle of it and hears of nothing:
// a word of shared memory tells it, looked at as rows are read.

/** Not 0 once it is given up. */
export type Flag = Int32Array<SharedArrayBuffer>;

export function flagOf(signal: AbortSignal): Flag {
  const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const raise = () => void Atomics.store(flag, 0, 1);
  if (signal.aborted) raise();
  else signal.addEventListener('abort', raise, { once: true });
  return flag;
}

/** Thrown out of the reading of a question that was given up. */
export class GivenUp extends Error {
  constructor() {
    super('Nobody waits for the answer any more.');
    this.name = 'GivenUp';
  }
}

/** The questions of one thread, one at a time. */
export class GivingUp {
  #flag: Flag | null = null;

  /** While a question is read. @throws GivenUp */
  readonly look = (): void => {
    if (this.#flag !== null && Atomics.load(this.#flag, 0) !== 0) throw new GivenUp();
  };

  /** @throws GivenUp where `answer` looks and it was given up, or had been before it began. */
  while<T>(flag: Flag | null, answer: () => T): T {
    this.#flag = flag;
    try {
      this.look();
      return answer();
    } finally {
      this.#flag = null;
    }
  }
}
