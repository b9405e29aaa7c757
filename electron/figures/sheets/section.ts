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

/** @param bytes are kept. @throws where they are something else. */
export function sectionOf<N extends SectionName>(name: N, bytes: Uint8Array, pool: Pool): Section<N> {
  const buffer = ownBuffer(bytes);
  const size = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, size))) as Head;
  if (head.section !== name) throw new Error(`a sheet of ${head.section} lies where one of ${name} belongs`);
  const columns: Record<string, ArrayLike<number> | Lists> = {};
  const names: Record<string, Uint32Array> = {};
  let at = 8 + padded(size);
  for (const [column, type] of columnsOf(name)) {
    if (type === 'list') {
      const ends = new Uint32Array(buffer, at, head.rows);
      at += padded(ends.byteLength);
      const values = new Float64Array(buffer, at, ends.at(-1) ?? 0);
      at += values.byteLength;
      columns[column] = { ends, values };
      continue;
    }
    const referred: unknown[] = isReference(type) ? (head.referred[type] as unknown[]) : [];
    const values = new (arrayTypeOf(type, referred.length, head.wide))(buffer, at, head.rows);
    columns[column] = values;
    at += padded(values.byteLength);
    if (!isReference(type)) continue;
    const known = pool[type] as Names<unknown>;
    names[type] = Uint32Array.from(referred, (value) => known.numberOf(value));
  }
  const { rows, from, wide } = head;
  return { rows, from, never: neverOf(wide), columns, names, buffer } as unknown as Section<N>;
}

/** Every column must be aligned: where the bytes begin amid somebody else's they are copied. */
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset } = bytes;
  return byteOffset === 0 && buffer instanceof ArrayBuffer ? buffer : new Uint8Array(bytes).buffer;
}
