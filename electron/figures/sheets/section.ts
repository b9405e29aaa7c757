// The rows of one section of a day in columns, in memory and as bytes. Pure.
import type { Names, Pool, Reference, Referred } from './pool.ts';

/** A change of the shapes, or of what is put into them, needs another: sheets of another format are not read. */
export const SHEET_FORMAT = 1;

type Column = 'u8' | 'u32' | 'f64' | Reference;

/** Every row has the number of its stream. Moments in ms; NaN: it has not happened. */
const SHAPES = {
  /** Section 2: a fact. */
  quality: { no: 'u32', ms: 'f64', key: 'key', agent: 'agent', code: 'u8', value: 'u8' },
  /** Section 3: a contact with a company, or a ticket's resolution; value: its ms. */
  contact: { no: 'u32', ms: 'f64', key: 'key', whose: 'whose', party: 'party', code: 'u8', value: 'f64' },
  /** Section 4. */
  request: { no: 'u32', ms: 'f64', key: 'key', whose: 'whose', picked: 'f64', close: 'f64', flags: 'u8' },
  landing: { no: 'u32', ms: 'f64', landing: 'landing' },
  /** Section 5: a closed conversation, in each day in which it may count. */
  day: {
    no: 'u32',
    key: 'key',
    whose: 'whose',
    opened: 'f64',
    answered: 'f64',
    message: 'f64',
    picked: 'f64',
    close: 'f64',
    flags: 'u8',
    turns: 'turns',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Column>>>>;

export type SectionName = keyof typeof SHAPES;
/** By their number in the cache. */
export const SECTIONS = Object.keys(SHAPES) as readonly SectionName[];

type Arrays = { readonly u8: Uint8Array; readonly f64: Float64Array };
type ArrayOf<C> = C extends keyof Arrays ? Arrays[C] : Uint32Array;
export type Row<N extends SectionName> = Record<keyof (typeof SHAPES)[N], number>;

export interface Section<N extends SectionName> {
  readonly rows: number;
  readonly columns: { readonly [C in keyof (typeof SHAPES)[N]]: ArrayOf<(typeof SHAPES)[N][C]> };
}

function columnsOf(name: SectionName): [string, Column][] {
  return Object.entries(SHAPES[name]);
}

const isReference = (column: Column): column is Reference => column !== 'u8' && column !== 'u32' && column !== 'f64';
const widthOf = (column: Column) => (column === 'f64' ? 8 : column === 'u8' ? 1 : 4);

function arrayOf(column: Column, values: number | Iterable<number>): Uint8Array | Uint32Array | Float64Array {
  const from = values as Iterable<number>;
  if (column === 'f64') return new Float64Array(from);
  return column === 'u8' ? new Uint8Array(from) : new Uint32Array(from);
}

export class SectionBuilder<N extends SectionName> {
  readonly #name: N;
  readonly #columns: readonly (readonly [name: string, column: Column, values: number[]])[];
  rows = 0;

  constructor(name: N) {
    this.#name = name;
    this.#columns = columnsOf(name).map(([column, type]) => [column, type, []]);
  }

  add(row: Row<N>): void {
    for (const [name, , values] of this.#columns) values.push((row as Record<string, number>)[name] as number);
    this.rows++;
  }

  /** Takes over the rows whose streams are not among `left`. @returns how many were left out. */
  take({ rows, columns }: Section<N>, left: Uint8Array): number {
    const { no } = columns as unknown as { no: Uint32Array };
    const before = this.rows;
    for (let i = 0; i < rows; i++) if (left[no[i] as number] !== 1) this.rows++;
    for (const [name, , values] of this.#columns) {
      const from = (columns as unknown as Record<string, Uint32Array>)[name] as Uint32Array;
      for (let i = 0; i < rows; i++) if (left[no[i] as number] !== 1) values.push(from[i] as number);
    }
    return rows - (this.rows - before);
  }

  /** A JSON head (rows, and what they refer to, numbered anew), then the columns, each at a multiple of 8 bytes. */
  bytes(pool: Pool): Uint8Array {
    const referred: Record<string, unknown[]> = {};
    const arrays = this.#columns.map(([, column, values]) => {
      if (!isReference(column)) return arrayOf(column, values);
      const own = new Map<number, number>();
      const numbers = values.map((number) => {
        if (!own.has(number)) own.set(number, own.size);
        return own.get(number) as number;
      });
      referred[column] = [...own.keys()].map((number) => pool[column].values[number]);
      return arrayOf(column, numbers);
    });
    const head = new TextEncoder().encode(JSON.stringify({ section: this.#name, rows: this.rows, referred }));
    const body = new Uint8Array(
      8 + padded(head.length) + arrays.reduce((all, { byteLength }) => all + padded(byteLength), 0),
    );
    new DataView(body.buffer).setUint32(0, head.length, true);
    body.set(head, 8);
    let at = 8 + padded(head.length);
    for (const { buffer, byteOffset, byteLength } of arrays) {
      body.set(new Uint8Array(buffer, byteOffset, byteLength), at);
      at += padded(byteLength);
    }
    return body;
  }
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/** Reads what `bytes` wrote, numbered as the pool has it. @throws where it is something else. */
export function sectionOf<N extends SectionName>(name: N, bytes: Uint8Array, pool: Pool): Section<N> {
  // Copied, so that every column is aligned whatever the buffer it came in.
  const { buffer } = new Uint8Array(bytes);
  const size = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, size))) as {
    section: string;
    rows: number;
    referred: { [R in Reference]: Referred[R][] };
  };
  if (head.section !== name) throw new Error(`a sheet of ${head.section} lies where one of ${name} belongs`);
  const columns: Record<string, Uint8Array | Uint32Array | Float64Array> = {};
  let at = 8 + padded(size);
  for (const [column, type] of columnsOf(name)) {
    const bytesLong = head.rows * widthOf(type);
    const values =
      type === 'f64'
        ? new Float64Array(buffer, at, head.rows)
        : type === 'u8'
          ? new Uint8Array(buffer, at, head.rows)
          : new Uint32Array(buffer, at, head.rows);
    columns[column] = values;
    at += padded(bytesLong);
    if (!isReference(type)) continue;
    const names = pool[type] as Names<unknown>;
    const numbers = head.referred[type].map((value) => names.numberOf(value));
    for (let i = 0; i < values.length; i++) values[i] = numbers[values[i] as number] as number;
  }
  return { rows: head.rows, columns: columns as unknown as Section<N>['columns'] };
}
