// A question that nobody waits for any more is given up, though its thread is in the middle of it and hears of nothing:
// a word of shared memory tells it, looked at as rows are read. Another one tells those who wait how far it is.

/** First: not 0 once it is given up; second: how many streams were read by now. */
export type Flag = Int32Array<SharedArrayBuffer>;

export function flagOf(signal: AbortSignal): Flag {
  const flag = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const raise = () => void Atomics.store(flag, 0, 1);
  if (signal.aborted) raise();
  else signal.addEventListener('abort', raise, { once: true });
  return flag;
}

/** How often it is looked how far a question is. */
const LOOK_MS = 500;

/** Tells how much has been read by now, while it grows. @returns ends that. */
export function watchRead(flag: Flag, onRead: (streams: number) => void): () => void {
  let told = 0;
  const look = setInterval(() => {
    const read = Atomics.load(flag, 1);
    if (read === told) return;
    told = read;
    onRead(read);
  }, LOOK_MS).unref();
  return () => clearInterval(look);
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

  /** While a question is read. @param streams so many more were. @throws GivenUp */
  readonly look = (streams = 0): void => {
    const flag = this.#flag;
    if (flag === null) return;
    if (Atomics.load(flag, 0) !== 0) throw new GivenUp();
    Atomics.add(flag, 1, streams);
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
