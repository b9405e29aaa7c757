// The conversations in memory, by id: rows of numbers, those of one slot behind each other. The hash that an event's
// conversation is asked for by stands in the first line of its row, with what is asked for next.
import { endRow } from '../figures/conversation-row.ts';
import { idOf } from '../figures/row-texts.ts';
import { HASH, int, NEXT, setInt } from '../figures/rows.ts';

const FIRST_SLOTS = 1_024;

interface Slots {
  heads: Int32Array;
}

/** Rows are the thread's: those of a table that is no more go back to it. */
const forgotten = new FinalizationRegistry<Slots>(endAll);

export class ConversationTable {
  readonly #slots: Slots = { heads: new Int32Array(FIRST_SLOTS) };
  #count = 0;

  constructor() {
    forgotten.register(this, this.#slots);
  }

  get count(): number {
    return this.#count;
  }

  /** The row, 0 where there is none. @param hash `hash32` of the id, here and below. */
  get(hash: number, id: string): number {
    const { heads } = this.#slots;
    let row = heads[hash & (heads.length - 1)] as number;
    while (row !== 0 && (int(row, HASH) !== hash || idOf(row) !== id)) row = int(row, NEXT);
    return row;
  }

  /** Adds a row that is not there yet. */
  add(hash: number, row: number): void {
    // Room for four times as many: a row that stands behind another's is looked for where memory is cold.
    if (4 * ++this.#count > this.#slots.heads.length) this.#grow();
    setInt(row, HASH, hash);
    push(this.#slots.heads, row);
  }

  /** Takes out a row that is there. */
  remove(row: number): void {
    const { heads } = this.#slots;
    const slot = int(row, HASH) & (heads.length - 1);
    let before = heads[slot] as number;
    if (before === row) heads[slot] = int(row, NEXT);
    else {
      while (int(before, NEXT) !== row) before = int(before, NEXT);
      setInt(before, NEXT, int(row, NEXT));
    }
    this.#count--;
  }

  /** Takes out all rows, and gives them back. */
  clear(): void {
    endAll(this.#slots);
    this.#slots.heads = new Int32Array(FIRST_SLOTS);
    this.#count = 0;
  }

  #grow(): void {
    const { heads } = this.#slots;
    const more = new Int32Array(2 * heads.length);
    for (const head of heads) {
      for (let row = head; row !== 0; ) {
        const next = int(row, NEXT);
        push(more, row);
        row = next;
      }
    }
    this.#slots.heads = more;
  }
}

function push(heads: Int32Array, row: number): void {
  const slot = int(row, HASH) & (heads.length - 1);
  setInt(row, NEXT, heads[slot] as number);
  heads[slot] = row;
}

function endAll({ heads }: Slots): void {
  for (const head of heads) {
    for (let row = head; row !== 0; ) {
      const next = int(row, NEXT);
      endRow(row);
      row = next;
    }
  }
}
