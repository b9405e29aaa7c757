// Reads the rows of one section of a day as they are kept, without copying them. Pure.
import type { Names, Pool, Reference, Referred } from './pool.ts';
import {
  arrayTypeOf,
  columnsOf,
  isReference,
  type Lists,
  neverOf,
  padded,
  type Section,
  type SectionName,
} from './shapes.ts';

/** What stands before the columns, as JSON. */
export interface Head {
  readonly section: SectionName;
  readonly rows: number;
  readonly from: number;
  /** Whether times, moments and counts are. */
  readonly wide: boolean;
  /** What each reference stands for, by its number in this section. */
  readonly referred: { readonly [R in Reference]?: Referred[R][] };
}

/** What is known of a section once its head was read. */
export interface Opened {
  readonly rows: number;
  readonly from: number;
  readonly wide: boolean;
  /** What its references are in the pool. */
  readonly names: Readonly<Record<string, Uint32Array>>;
  /** Where its columns begin. */
  readonly at: number;
}

/** @throws where it is the head of something else. */
export function openSection(name: SectionName, bytes: Uint8Array, pool: Pool): Opened {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + size))) as Head;
  if (head.section !== name) throw new Error(`a sheet of ${head.section} lies where one of ${name} belongs`);
  const names: Record<string, Uint32Array> = {};
  for (const [, type] of columnsOf(name)) {
    if (!isReference(type)) continue;
    const known = pool[type] as Names<unknown>;
    names[type] = Uint32Array.from(head.referred[type] as unknown[], (value) => known.numberOf(value));
  }
  return { rows: head.rows, from: head.from, wide: head.wide, names, at: 8 + padded(size) };
}

/** @param bytes are kept. @param opened what was found in them before, with the same pool. */
export function sectionOf<N extends SectionName>(
  name: N,
  bytes: Uint8Array,
  pool: Pool,
  opened = openSection(name, bytes, pool),
): Section<N> {
  const buffer = ownBuffer(bytes);
  const { rows, from, wide, names } = opened;
  const columns: Record<string, ArrayLike<number> | Lists> = {};
  let { at } = opened;
  for (const [column, type] of columnsOf(name)) {
    if (type === 'list') {
      const ends = new Uint32Array(buffer, at, rows);
      at += padded(ends.byteLength);
      const values = new Float64Array(buffer, at, ends.at(-1) ?? 0);
      at += values.byteLength;
      columns[column] = { ends, values };
      continue;
    }
    const values = new (arrayTypeOf(type, names[type]?.length ?? 0, wide))(buffer, at, rows);
    columns[column] = values;
    at += padded(values.byteLength);
  }
  return { rows, from, never: neverOf(wide), columns, names, buffer } as unknown as Section<N>;
}

/** Every column must be aligned: where the bytes begin amid somebody else's they are copied. */
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset } = bytes;
  return byteOffset === 0 && buffer instanceof ArrayBuffer ? buffer : new Uint8Array(bytes).buffer;
}
