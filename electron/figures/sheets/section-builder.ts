// Gathers the rows of one section of a day, and writes them as they are kept. Pure.
import type { Names, Pool, Reference } from './pool.ts';
import type { Head } from './section.ts';
import {
  arrayTypeOf,
  type Column,
  columnsOf,
  isReference,
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
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.#length++] = value;
  }

  all(): Float64Array {
    return this.#array.subarray(0, this.#length);
  }
}

export class SectionBuilder<N extends SectionName> {
  readonly #name: N;
  /** Moments since 1970, references as in the pool. */
  readonly #columns: readonly (readonly [name: string, column: Column, values: Values])[];
  rows = 0;

  constructor(name: N) {
    this.#name = name;
    this.#columns = columnsOf(name).map(([column, type]) => [column, type, new Values()]);
  }

  add(row: Row<N>): void {
    for (const [name, , values] of this.#columns) values.push((row as Record<string, number>)[name] as number);
    this.rows++;
  }

  /** Takes over the rows whose streams are not among `left`. @returns how many were left out. */
  take(section: Section<N>, left: Uint8Array): number {
    const { rows, from } = section;
    const columns = section.columns as unknown as Readonly<Record<string, ArrayLike<number>>>;
    const no = columns.no as ArrayLike<number>;
    const before = this.rows;
    for (let i = 0; i < rows; i++) if (left[no[i] as number] !== 1) this.rows++;
    for (const [name, type, values] of this.#columns) {
      const column = columns[name] as ArrayLike<number>;
      const names = isReference(type) ? (section.names as Readonly<Record<string, Uint32Array>>)[type] : undefined;
      const add = type === 'day' ? from : 0;
      for (let i = 0; i < rows; i++) {
        if (left[no[i] as number] === 1) continue;
        const value = column[i] as number;
        values.push(names === undefined ? value + add : (names[value] as number));
      }
    }
    return rows - (this.rows - before);
  }

  /** A JSON head, then the columns. @param from the day's beginning, ms since 1970. */
  bytes(pool: Pool, from: number): Uint8Array {
    const referred: Record<string, unknown[]> = {};
    const arrays = this.#columns.map(([, column, values]) => {
      const all = values.all();
      if (column === 'day') return Uint32Array.from(all, (ms) => ms - from);
      if (!isReference(column)) return new (arrayTypeOf(column, 0))(all);
      const own = numbered(all);
      referred[column] = namesOf(own.keys(), pool, column);
      return new (arrayTypeOf(column, own.size))(all.map((number) => own.get(number) as number));
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
    return body;
  }
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
