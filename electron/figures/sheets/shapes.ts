// What columns the sections of a day's sheet have. Pure.
import type { Reference } from './pool.ts';

/** A change of the shapes, or of what is put into them, needs another: sheets of another format are not read. */
export const SHEET_FORMAT = 3;

/** `day`: a moment within the sheet's day. `moment`: at any time, or never. `list`: some moments a row. */
export type Column = 'u8' | 'u32' | 'count' | 'time' | 'day' | 'moment' | 'list' | Reference;

/** Every row has the number of its stream; sums, which stand for the rows that are alike, have none (sums.ts). */
export const SHAPES = {
  /** Section 2: a fact. */
  quality: { no: 'u32', ms: 'day', key: 'key', agent: 'agent', code: 'u8', value: 'u8' },
  /** Section 3: a contact with a company, or a ticket's resolution; value: how long it took. */
  contact: { no: 'u32', ms: 'day', key: 'key', whose: 'whose', party: 'party', code: 'u8', value: 'time' },
  /** Section 4. */
  request: { no: 'u32', ms: 'day', key: 'key', whose: 'whose', picked: 'moment', close: 'moment', flags: 'u8' },
  landing: { no: 'u32', ms: 'day', landing: 'landing' },
  /** Section 5: a closed conversation, in each day in which it may count. */
  day: {
    no: 'u32',
    key: 'key',
    whose: 'whose',
    opened: 'moment',
    answered: 'moment',
    message: 'moment',
    picked: 'moment',
    close: 'moment',
    flags: 'u8',
    /** Moments at which an e-mail closed, opened again, … */
    turns: 'list',
  },
  /** Who came: a conversation with somebody who is known, on the day of its opening; settled: its answer, or pick-up. */
  visit: { no: 'u32', ms: 'day', visitor: 'visitor', settled: 'moment', flags: 'u8' },
  quality_sums: { key: 'key', agent: 'agent', code: 'u8', value: 'u8', times: 'count' },
  /** `lasted`: all of them together. */
  contact_sums: { key: 'key', party: 'party', code: 'u8', times: 'count', lasted: 'time' },
  /** By the quarter of an hour in UTC; `since`: of one that is still to show whether it was received, its pick-up. */
  request_sums: { quarter: 'u8', key: 'key', outcome: 'u8', since: 'moment', times: 'count' },
  landing_sums: { quarter: 'u8', landing: 'landing', times: 'count' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Column>>>>;

type Shapes = typeof SHAPES;
export type SectionName = keyof Shapes;
/** In the order of their numbers in the cache. */
const SECTIONS = Object.keys(SHAPES) as readonly SectionName[];

/** Which rows are added up, and where. */
export const SUMS = {
  quality: 'quality_sums',
  contact: 'contact_sums',
  request: 'request_sums',
  landing: 'landing_sums',
} as const satisfies { readonly [N in SectionName]?: SectionName };
export type Summed = keyof typeof SUMS;
export type SumsOf<N extends Summed> = (typeof SUMS)[N];
export type SumName = SumsOf<Summed>;
export const SUMMED = Object.keys(SUMS) as readonly Summed[];

export type RowName = Exclude<SectionName, SumName>;
export const ROWS = SECTIONS.filter((name): name is RowName => !(Object.values(SUMS) as string[]).includes(name));

/** Sections have numbers below it, once for each level (levels.ts). */
const MOST_SECTIONS = 16;

export function sectionNumber(name: SectionName, level = 0): number {
  return SECTIONS.indexOf(name) + level * MOST_SECTIONS;
}

interface Arrays {
  readonly u8: Uint8Array;
  readonly u32: Uint32Array;
  /** Below 0: so many fewer (gone.ts). */
  readonly count: Uint16Array | Uint32Array | Int32Array;
  /** In ms. */
  readonly time: Int32Array | Float64Array;
  /** In ms from the day's beginning. */
  readonly day: Uint32Array;
  readonly moment: Int32Array | Float64Array;
  readonly list: Lists;
}

/** One after the other: row `i` has the values from `ends[i - 1]` to `ends[i]`. */
export interface Lists {
  readonly ends: Uint32Array;
  readonly values: Float64Array;
}

/** A reference is as wide as a day's number of different ones needs. */
type ArrayOf<C> = C extends keyof Arrays ? Arrays[C] : Uint16Array | Uint32Array;
/** Moments in ms since 1970; null: it has not happened. */
export type Row<N extends SectionName> = {
  readonly [C in keyof Shapes[N]]: Shapes[N][C] extends 'list'
    ? readonly number[]
    : Shapes[N][C] extends 'moment'
      ? number | null
      : number;
};
type ReferenceOf<N extends SectionName> = Extract<Shapes[N][keyof Shapes[N]], Reference>;

export interface Section<N extends SectionName> {
  readonly rows: number;
  /** The day's beginning, from which all moments but a list's count; ms since 1970. */
  readonly from: number;
  readonly never: number;
  readonly columns: { readonly [C in keyof Shapes[N]]: ArrayOf<Shapes[N][C]> };
  /** What its references are in the pool. */
  readonly names: { readonly [R in ReferenceOf<N>]: Uint32Array };
  /** All that it holds in memory: columns are views of it. */
  readonly buffer: ArrayBuffer;
}

export function columnsOf(name: SectionName): [string, Column][] {
  return Object.entries(SHAPES[name]);
}

export function isReference(column: Column): column is Reference {
  return (
    column !== 'u8' &&
    column !== 'u32' &&
    column !== 'count' &&
    column !== 'time' &&
    column !== 'day' &&
    column !== 'moment' &&
    column !== 'list'
  );
}

const MOST_NARROW = 65_536;

/** @param names how many different ones a reference has; @param wide whether any time, moment or count is beyond narrow. */
export function arrayTypeOf(column: Column, names: number, wide: boolean) {
  if (column === 'u8') return Uint8Array;
  if (column === 'count') return wide ? Uint32Array : Uint16Array;
  if (column === 'time' || column === 'moment') return wide ? Float64Array : Int32Array;
  return isReference(column) && names <= MOST_NARROW ? Uint16Array : Uint32Array;
}

/** Three weeks either way. */
const NARROW_MS = 2 ** 31 - 1;
const NARROW_COUNT = 65_535;

/** The greatest number that a narrow column can hold; null: it has one width. */
export function narrowOf(column: Column): number | null {
  if (column === 'count') return NARROW_COUNT;
  return column === 'time' || column === 'moment' ? NARROW_MS : null;
}

/** What stands for never in a column of moments. */
export function neverOf(wide: boolean): number {
  return wide ? Number.NaN : -(2 ** 31);
}

/** @param value of a column of moments. @returns ms since 1970; null: never. */
export function momentOf({ from, never }: { readonly from: number; readonly never: number }, value: number) {
  return value === never || Number.isNaN(value) ? null : from + value;
}

/** Columns begin at multiples of 8 bytes. */
export function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/** @param since what its moments count from; 0: ms since 1970. */
export function listOf({ ends, values }: Lists, row: number, since = 0): number[] {
  const [from, to] = [row === 0 ? 0 : (ends[row - 1] as number), ends[row] as number];
  const list: number[] = [];
  for (let i = from; i < to; i++) list.push((values[i] as number) - since);
  return list;
}
