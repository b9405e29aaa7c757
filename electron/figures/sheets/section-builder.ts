// Gathers the rows of one section of a day, and writes them as they are kept. Pure.
import type { Names, Pool, Reference } from './pool.ts';
import type { Head } from './section.ts';
import {
  arrayTypeOf,
  type Column,
  columnsOf,
  isReference,
  type Lists,
  listOf,
  padded,
  type Row,
  type Section,
  type SectionName,
} from './shapes.ts';

/** Numbers in the order of their coming; half a million of them need no heap. */
class Values {
  #array = new Float64Array(64);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#array.length) {
      this.#array = new Float64Array(this.#array.buffer.transfer(this.#array.byteLength * 2));
    }
    this.#array[this.#length++] = value;
  }

  /** A view of what is there so far. */
  all(): Float64Array {
    return this.#array.subarray(0, this.#length);
  }

  /** At once: the collector would let several days gather. */
  giveBack(): void {
    this.#array.buffer.transfer(0);
  }
}

/** A column of moments since 1970, of numbers, or of references as in the pool; `ends`: of a list's rows. */
interface Gathered {
  readonly name: string;
  readonly type: Column;
  readonly values: Values;
  readonly ends: Values;
}

export class SectionBuilder<N extends SectionName> {
  readonly #name: N;
  readonly #columns: readonly Gathered[];
  rows = 0;

  constructor(name: N) {
    this.#name = name;
    this.#columns = columnsOf(name).map(([column, type]) => {
      return { name: column, type, values: new Values(), ends: new Values() };
    });
  }

  add(row: Row<N>): void {
    for (const { name, type, values, ends } of this.#columns) {
      const value = (row as Readonly<Record<string, number | readonly number[]>>)[name];
      if (type === 'list') pushList(values, ends, value as readonly number[]);
      else values.push(value as number);
    }
    this.rows++;
  }

  /** Takes over the rows whose streams are not among `left`. @returns how many were left out. */
  take(section: Section<N>, left: Uint8Array): number {
    const { rows, from } = section;
    const columns = section.columns as unknown as Readonly<Record<string, ArrayLike<number>>>;
    const names = section.names as Readonly<Record<string, Uint32Array>>;
    const no = columns.no as ArrayLike<number>;
    const before = this.rows;
    for (let i = 0; i < rows; i++) if (left[no[i] as number] !== 1) this.rows++;
    for (const { name, type, values, ends } of this.#columns) {
      const column = columns[name] as ArrayLike<number>;
      const read = readerOf(column, isReference(type) ? names[type] : undefined, type === 'day' ? from : 0);
      for (let i = 0; i < rows; i++) {
        if (left[no[i] as number] === 1) continue;
        if (type === 'list') pushList(values, ends, listOf(column as unknown as Lists, i));
        else values.push(read(i));
      }
    }
    return rows - (this.rows - before);
  }

  /** A JSON head, then the columns; nothing is left here. @param from the day's beginning, ms since 1970. */
  bytes(pool: Pool, from: number): Uint8Array<ArrayBuffer> {
    const referred: Record<string, unknown[]> = {};
    const arrays = this.#columns.flatMap(({ type, values, ends }): ArrayBufferView[] => {
      const all = values.all();
      if (type === 'list') return [Uint32Array.from(ends.all()), all];
      if (type === 'day') return [Uint32Array.from(all, (ms) => ms - from)];
      if (!isReference(type)) return [new (arrayTypeOf(type, 0))(all)];
      const own = numbered(all);
      referred[type] = namesOf(own.keys(), pool, type);
      return [new (arrayTypeOf(type, own.size))(all.map((number) => own.get(number) as number))];
    });
    const { rows } = this;
    const head = new TextEncoder().encode(JSON.stringify({ section: this.#name, rows, from, referred } satisfies Head));
    const begin = 8 + padded(head.length);
    const body = new Uint8Array(begin + arrays.reduce((all, { byteLength }) => all + padded(byteLength), 0));
    new DataView(body.buffer).setUint32(0, head.length, true);
    body.set(head, 8);
    let at = begin;
    for (const { buffer, byteOffset, byteLength } of arrays) {
      body.set(new Uint8Array(buffer, byteOffset, byteLength), at);
      at += padded(byteLength);
    }
    for (const { values, ends } of this.#columns) {
      values.giveBack();
      ends.giveBack();
    }
    return body;
  }
}

function pushList(values: Values, ends: Values, list: readonly number[]): void {
  for (const value of list) values.push(value);
  ends.push(values.all().length);
}

function readerOf(column: ArrayLike<number>, names: Uint32Array | undefined, add: number): (row: number) => number {
  if (names === undefined) return (row) => (column[row] as number) + add;
  return (row) => names[column[row] as number] as number;
}

/** Numbers of the pool, numbered anew in the order of their coming. */
function numbered(values: Float64Array): Map<number, number> {
  const own = new Map<number, number>();
  for (const value of values) if (!own.has(value)) own.set(value, own.size);
  return own;
}

function namesOf(numbers: Iterable<number>, pool: Pool, reference: Reference): unknown[] {
  const { values } = pool[reference] as Names<unknown>;
  return Array.from(numbers, (number) => values[number]);
}
