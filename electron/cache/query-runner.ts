// Runs the reader's queries: prepared once, timed, with SQLite's errors in the cache's words.
import type { Connection, Statement } from './connection.ts';
import { toCacheError } from './errors.ts';
import { QUERIES, type QueryName } from './queries.ts';

export interface SlowQuery {
  readonly what: string;
  readonly ms: number;
}

type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

export class QueryRunner {
  readonly #db: Connection;
  readonly #file: string;
  readonly #onSlow: (slow: SlowQuery) => void;
  readonly #slowMs: number;
  readonly #prepared = new Map<QueryName, Statement>();

  constructor(db: Connection, file: string, onSlow: (slow: SlowQuery) => void, slowMs: number) {
    this.#db = db;
    this.#file = file;
    this.#onSlow = onSlow;
    this.#slowMs = slowMs;
  }

  /** The first row, undefined where there is none. */
  row(name: QueryName, ...values: Value[]): Row | undefined {
    return this.#timed(name, () => this.#statement(name).get(...values) as Row | undefined);
  }

  /** The first column of the first row, null where there is none. */
  value(name: QueryName, ...values: Value[]): Value {
    const row = this.row(name, ...values);
    return row === undefined ? null : (Object.values(row)[0] ?? null);
  }

  all(name: QueryName, ...values: Value[]): Row[] {
    return this.#timed(name, () => this.#statement(name).all(...values) as Row[]);
  }

  /** All rows as arrays, which is quicker than objects. */
  tuples(name: QueryName, ...values: Value[]): Value[][] {
    return this.#timed(
      name,
      () =>
        this.#statement(name)
          .raw(true)
          .all(...values) as Value[][],
    );
  }

  /** Rows one by one, all of one moment; what the taker does in between is not counted as the query's time. */
  *each(name: QueryName, ...values: Value[]): IterableIterator<Row> {
    let ms = 0;
    const rows = this.#guard(() => this.#idle(name).iterate(...values) as IterableIterator<Row>);
    try {
      for (;;) {
        const start = performance.now();
        const next = this.#guard(() => rows.next());
        ms += performance.now() - start;
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      rows.return?.();
      this.#tell(name, ms);
    }
  }

  /** Everything that `read` reads is of one moment, whatever is committed meanwhile. */
  snapshot<T>(read: () => T): T {
    if (this.#db.inTransaction) return read();
    this.#guard(() => this.#db.exec('BEGIN'));
    try {
      return read();
    } finally {
      if (this.#db.inTransaction) this.#db.exec('COMMIT');
    }
  }

  close(): void {
    this.#db.close();
  }

  #statement(name: QueryName): Statement {
    let statement = this.#prepared.get(name);
    if (statement === undefined) {
      statement = this.#db.prepare<unknown[]>(QUERIES[name]);
      this.#prepared.set(name, statement);
    }
    return statement;
  }

  /** A statement that no other loop is in the middle of. */
  #idle(name: QueryName): Statement {
    const statement = this.#statement(name);
    return statement.busy ? this.#db.prepare<unknown[]>(QUERIES[name]) : statement;
  }

  #timed<T>(name: QueryName, run: () => T): T {
    const start = performance.now();
    const result = this.#guard(run);
    this.#tell(name, performance.now() - start);
    return result;
  }

  #tell(name: QueryName, ms: number): void {
    if (ms > this.#slowMs) this.#onSlow({ what: name, ms: Math.round(ms) });
  }

  #guard<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      throw toCacheError(error, this.#file);
    }
  }
}
