// Rows out of single pages, by SQLite's file format: no tree is walked, so no broken page hides the others.
import { PAGE_BYTES } from './header.ts';
import type { PageImage } from './page-image.ts';

export type Column = number | string | Buffer | null;

/** A row that was found: where it is, and what its columns are. Its content is read by `columnsOf`. */
export interface LeafCell {
  readonly rowid: number;
  /** SQLite's serial types. */
  readonly types: readonly number[];
  readonly page: number;
  /** Where the payload begins in the page, how much of it lies there, and how long it is. */
  readonly at: number;
  readonly local: number;
  readonly bytes: number;
}

const LEAF = 0x0d;
const FILE_HEADER_BYTES = 100;
const PAGE_HEADER_BYTES = 8;
/** No row of a cache is larger. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_COLUMNS = 32;
const MOST_LOCAL = PAGE_BYTES - 35;
const LEAST_LOCAL = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23;

/** The rows of one page, in its order; none where the page is not the leaf of a table. */
export function* leafCells(image: PageImage, number: number): Generator<LeafCell> {
  const page = image.page(number);
  const base = number === 1 ? FILE_HEADER_BYTES : 0;
  if (page[base] !== LEAF) return;
  const count = page.readUInt16BE(base + 3);
  for (let i = 0; i < count; i++) {
    const pointer = base + PAGE_HEADER_BYTES + 2 * i;
    if (pointer + 2 > PAGE_BYTES) return;
    const cell = cellAt(page, number, page.readUInt16BE(pointer));
    if (cell !== null) yield cell;
  }
}

function cellAt(page: Buffer, number: number, offset: number): LeafCell | null {
  const [bytes, afterBytes] = varint(page, offset);
  const [rowid, at] = varint(page, afterBytes);
  if (bytes < 2 || bytes > MOST_BYTES || at >= PAGE_BYTES) return null;
  const local = localBytes(bytes);
  if (at + local > PAGE_BYTES) return null;
  const types = serialTypes(page.subarray(at, at + local));
  return types === null ? null : { rowid, types, page: number, at, local, bytes };
}

function localBytes(bytes: number): number {
  if (bytes <= MOST_LOCAL) return bytes;
  const rest = LEAST_LOCAL + ((bytes - LEAST_LOCAL) % (PAGE_BYTES - 4));
  return rest <= MOST_LOCAL ? rest : LEAST_LOCAL;
}

function serialTypes(payload: Buffer): number[] | null {
  const [header, begin] = varint(payload, 0);
  if (header > payload.length) return null;
  const types: number[] = [];
  let at = begin;
  while (at < header && types.length < MOST_COLUMNS) {
    const [type, after] = varint(payload, at);
    types.push(type);
    at = after;
  }
  return at === header ? types : null;
}

/** The columns of a row; null where its pages do not hold together. */
export function columnsOf(image: PageImage, cell: LeafCell): Column[] | null {
  const payload = payloadOf(image, cell);
  if (payload === null) return null;
  let at = varint(payload, 0)[0];
  const columns: Column[] = [];
  for (const type of cell.types) {
    const bytes = bytesOfType(type);
    if (at + bytes > payload.length) return null;
    columns.push(columnOf(payload, at, type, bytes));
    at += bytes;
  }
  return columns;
}

function payloadOf(image: PageImage, cell: LeafCell): Buffer | null {
  const page = image.page(cell.page);
  const local = page.subarray(cell.at, cell.at + cell.local);
  if (cell.local === cell.bytes) return local;
  const pointer = cell.at + cell.local;
  if (pointer + 4 > PAGE_BYTES) return null;
  const payload = Buffer.alloc(cell.bytes);
  let filled = local.copy(payload);
  let next = page.readUInt32BE(pointer);
  while (filled < cell.bytes) {
    if (next < 2 || next > image.count) return null;
    const overflow = image.page(next);
    filled += overflow.copy(payload, filled, 4, Math.min(PAGE_BYTES, 4 + cell.bytes - filled));
    next = overflow.readUInt32BE(0);
  }
  return payload;
}

function columnOf(payload: Buffer, at: number, type: number, bytes: number): Column {
  if (type === 0) return null;
  if (type === 7) return payload.readDoubleBE(at);
  if (type === 8 || type === 9) return type - 8;
  if (type < 7) return bytes === 8 ? Number(payload.readBigInt64BE(at)) : payload.readIntBE(at, bytes);
  const content = payload.subarray(at, at + bytes);
  return type % 2 === 0 ? content : content.toString('utf8');
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function bytesOfType(type: number): number {
  return type < 12 ? (INTEGER_BYTES[type] ?? 0) : Math.floor((type - 12) / 2);
}

export const isInteger = (type: number | undefined) => type !== undefined && type >= 1 && type <= 9 && type !== 7;
export const isText = (type: number | undefined) => type !== undefined && type >= 13 && type % 2 === 1;
export const isBlob = (type: number | undefined) => type !== undefined && type >= 12 && type % 2 === 0;

/** @returns the number and where it ends; beyond the buffer its bytes count as zeros. */
function varint(bytes: Buffer, from: number): [number, number] {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[from + i] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, from + i + 1];
  }
  return [value * 256 + (bytes[from + 8] ?? 0), from + 9];
}
