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
  /** Who came. */
  readonly visitor: readonly [company: string | null, contact: string | null];
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
    visitor: new Names(),
  };
}

/** For each of a section's own numbers whether what it refers to passes: 1 or 0. */
export type Mask = (numbers: Uint32Array) => Uint8Array;

/** Each value is judged once, when the first section has it: sections are read one after the other. */
export function maskOf<T>(names: Names<T>, passes: (value: T) => boolean): Mask {
  const judged: number[] = [];
  return (numbers) =>
    Uint8Array.from(numbers, (number) => {
      judged[number] ??= passes(names.values[number] as T) ? 1 : 0;
      return judged[number];
    });
}
