// Where identities go. Their hashes come in no order, so each of them falls on another page of the tree: in a large one
// a batch of thousands would rewrite thousands of pages. So they go into a small tree first, and from there, one narrow
// range of hashes after another, into the large one, where neighbours share a page (docs/decisions/7).
import type { Connection, Statement } from './connection.ts';
import { sortPairs } from './sort-pairs.ts';

/** Identities in one statement: fewer calls into SQLite. */
const ROWS = 200;
/** What the small tree holds at most: some 20 MB, which the writer's page cache has room for while masses come. */
export const MOST_RECENT = 1_000_000;
/** Hashes lie in [0, 2^53). A range of a full small tree holds about a thousand. */
const HASH_SPAN = 2 ** 53;
const RANGE = HASH_SPAN / 1024;

export class IdentityTables {
  readonly #many: Statement;
  readonly #one: Statement;
  readonly #carry: Statement;
  readonly #drop: Statement;
  readonly #most: number;
  /** How many are in the small tree, and the range that is carried over next. */
  #recent: number;
  #next = 0;

  constructor(db: Connection, most = MOST_RECENT) {
    const q = (sql: string): Statement => db.prepare<unknown[]>(sql);
    this.#many = q(`INSERT INTO identity_recent VALUES ${new Array(ROWS).fill('(?, ?)').join(', ')}`);
    this.#one = q('INSERT INTO identity_recent VALUES (?, ?)');
    this.#carry = q(
      'INSERT INTO identity SELECT hash, number FROM identity_recent WHERE hash >= ? AND hash < ? ORDER BY hash',
    );
    this.#drop = q('DELETE FROM identity_recent WHERE hash >= ? AND hash < ?');
    this.#most = most;
    this.#recent = Number(q('SELECT count(*) FROM identity_recent').pluck().get());
  }

  /** Before a transaction. @returns what is called where it fails. */
  mark(): () => void {
    const recent = this.#recent;
    const next = this.#next;
    return () => {
      this.#recent = recent;
      this.#next = next;
    };
  }

  /** Within a transaction. `numbers`: of the events with these hashes. */
  add(unsorted: Float64Array, numbers: Float64Array): void {
    const { hashes, values } = sortPairs(unsorted, numbers);
    const whole = hashes.length - (hashes.length % ROWS);
    const bound: number[] = new Array(ROWS * 2);
    for (let at = 0; at < whole; at += ROWS) {
      for (let i = 0; i < ROWS; i++) {
        bound[2 * i] = hashes[at + i] as number;
        bound[2 * i + 1] = values[at + i] as number;
      }
      this.#many.run(bound);
    }
    for (let at = whole; at < hashes.length; at++) this.#one.run(hashes[at], values[at]);
    this.#recent += hashes.length;
    while (this.#recent > this.#most) this.#carryRange();
  }

  #carryRange(): void {
    const from = this.#next * RANGE;
    this.#next = (this.#next + 1) % (HASH_SPAN / RANGE);
    const { changes } = this.#carry.run(from, from + RANGE);
    if (changes > 0) this.#drop.run(from, from + RANGE);
    this.#recent -= changes;
  }
}
