// What rows of sheets refer to by a small number: who and what a conversation belongs to. One pool serves all sheets in
// memory, so that a choice is looked up once a question and not once a row. Pure.

/** What each kind of reference stands for. */
export interface Referred {
  readonly key: readonly [product: string | null, channel: string, kind: string];
  /** Whose a conversation is: an agent's, else its group's. */
  readonly whose: readonly [agent: string | null, group: string | null];
  readonly party: readonly [company: string | null, contact: string | null];
  readonly agent: string | null;
  readonly landing: readonly [product: string | null, group: string | null, channel: string | null];
  /** Moments at which an e-mail closed, opened again, … */
  readonly turns: readonly number[];
}

export type Reference = keyof Referred;

export class Names<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(value: T): number {
    const text = JSON.stringify(value);
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.values.length;
      this.#numbers.set(text, number);
      this.values.push(value);
    }
    return number;
  }
}

export type Pool = { readonly [R in Reference]: Names<Referred[R]> };

export function newPool(): Pool {
  return {
    key: new Names(),
    whose: new Names(),
    party: new Names(),
    agent: new Names(),
    landing: new Names(),
    turns: new Names(),
  };
}

/** For each value so far whether it passes, as 1 or 0. */
export function maskOf<T>(names: Names<T>, passes: (value: T) => boolean): Uint8Array {
  return Uint8Array.from(names.values, (value) => (passes(value) ? 1 : 0));
}
