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
  narrowOf,
  neverOf,
  padded,
  type Row,
  type Section,
  type SectionName,
} from './shapes.ts';

type Numbers = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Numbers in the order of their coming, as narrow as they are: a day has a hundred thousand rows. */
class Values {
  #array: Numbers;
  #length = 0;

  constructor(column: Column) {
    this.#array =
      column === 'u8'
        ? new Uint8Array(64)
        : isTime(column) || column === 'list'
          ? new Float64Array(64)
          : new Uint32Array(64);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#array.length) this.#grow();
    this.#array[this.#length++] = value;
  }

  #grow(): void {
    const { byteLength, buffer } = this.#array;
    const larger = buffer.transfer(byteLength * 2);
    if (this.#array instanceof Float64Array) this.#array = new Float64Array(larger);
    else this.#array = this.#array instanceof Uint8Array ? new Uint8Array(larger) : new Uint32Array(larger);
  }

  /** A view of what is there so far. */
  all(): Numbers {
    return this.#array.subarray(0, this.#length);
  }

  /** At once: the collector would let several days gather. */
  giveBack(): void {
    this.#array.buffer.transfer(0);
  }
}

function isTime(column: Column): boolean {
  return column === 'time' || column === 'moment';
}

/** Moments but a list's from the day's beginning, NaN: never; references as in the pool; `ends`: of a list's rows. */
interface Gathered {
  readonly name: string;
  readonly type: Column;
  readonly values: Values;
  readonly ends: Values;
}

/** Rows by column, lists aside. */
export interface Rows {
  readonly rows: number;
  readonly never: number;
  readonly columns: Readonly<Record<string, ArrayLike<number>>>;
}

export class SectionBuilder<N extends SectionName> {
  readonly #name: N;
  readonly #from: number;
  readonly #columns: readonly Gathered[];
  rows = 0;

  /** @param from the day's beginning, ms since 1970. */
  constructor(name: N, from: number) {
    this.#name = name;
    this.#from = from;
    this.#columns = columnsOf(name).map(([column, type]) => {
      return { name: column, type, values: new Values(type), ends: new Values('u32') };
    });
  }

  add(row: Row<N>): void {
    for (const { name, type, values, ends } of this.#columns) {
      const value = (row as Readonly<Record<string, number | null | readonly number[]>>)[name];
      if (type === 'list') pushList(values, ends, value as readonly number[]);
      else if (value === null) values.push(Number.NaN);
      else values.push((value as number) - (type === 'day' || type === 'moment' ? this.#from : 0));
    }
    this.rows++;
  }

  /** What is there so far, as a section has it but with the pool's own numbers; good until the next is added. */
  view(): Rows {
    const columns = Object.fromEntries(this.#columns.map(({ name, values }) => [name, values.all()]));
    return { rows: this.rows, never: Number.NaN, columns };
  }

  /** Takes over the rows whose streams are not among `left`. @returns how many were left out. */
  take(section: Section<N>, left: Uint8Array): number {
    const { rows } = section;
    const columns = section.columns as unknown as Readonly<Record<string, ArrayLike<number>>>;
    const names = section.names as Readonly<Record<string, Uint32Array>>;
    const no = columns.no as ArrayLike<number>;
    const before = this.rows;
    for (let i = 0; i < rows; i++) if (left[no[i] as number] !== 1) this.rows++;
    for (const { name, type, values, ends } of this.#columns) {
      const column = columns[name] as ArrayLike<number>;
      const own = isReference(type) ? (names[type] as Uint32Array) : null;
      for (let i = 0; i < rows; i++) {
        if (left[no[i] as number] === 1) continue;
        if (type === 'list') pushList(values, ends, listOf(column as unknown as Lists, i));
        else if (type === 'moment' && column[i] === section.never) values.push(Number.NaN);
        else values.push(own === null ? (column[i] as number) : (own[column[i] as number] as number));
      }
    }
    return rows - (this.rows - before);
  }

  /** A JSON head, then the columns; nothing is left here. */
  bytes(pool: Pool): Uint8Array<ArrayBuffer> {
    const referred: Record<string, unknown[]> = {};
    const wide = this.#columns.some(({ type, values }) => {
      const narrow = narrowOf(type);
      return narrow !== null && greatest(values.all()) > narrow;
    });
    const arrays = this.#columns.flatMap(({ type, values, ends }): ArrayBufferView[] => {
      const all = values.all();
      if (type === 'list') return [ends.all(), all];
      if (narrowOf(type) !== null)
        return [copied(all, arrayTypeOf(type, 0, wide), (value) => (Number.isNaN(value) ? neverOf(wide) : value))];
      if (!isReference(type)) return [all];
      const own = numbered(all);
      referred[type] = namesOf(own.keys(), pool, type);
      return [copied(all, arrayTypeOf(type, own.size, wide), (number) => own.get(number) as number)];
    });
    const head = new TextEncoder().encode(
      JSON.stringify({ section: this.#name, rows: this.rows, from: this.#from, wide, referred } satisfies Head),
    );
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
  ends.push(values.length);
}

function copied(all: Numbers, type: ReturnType<typeof arrayTypeOf>, as: (value: number) => number): ArrayBufferView {
  const copy = new type(all.length);
  for (let i = 0; i < all.length; i++) copy[i] = as(all[i] as number);
  return copy;
}

function greatest(values: Numbers): number {
  let most = 0;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  return most;
}

/** Numbers of the pool, numbered anew in the order of their coming. */
function numbered(values: ArrayLike<number> & Iterable<number>): Map<number, number> {
  const own = new Map<number, number>();
  for (const value of values) if (!own.has(value)) own.set(value, own.size);
  return own;
}

function namesOf(numbers: Iterable<number>, pool: Pool, reference: Reference): unknown[] {
  const { values } = pool[reference] as Names<unknown>;
  return Array.from(numbers, (number) => values[number]);
}
