// Rows that are alike, added up: what a question counts that asks for whole days and not whose a conversation is. Each row
// is in one sum, so that whatever is counted from sums is what its rows would count. Pure.
import { countRequest, emptySum } from '../service.ts';
import { Cells } from './cells.ts';
import { REQUEST } from './make.ts';
import type { Names, Pool } from './pool.ts';
import { type Rows, SectionBuilder } from './section-builder.ts';
import {
  type Column,
  isReference,
  momentOf,
  type Row,
  SHAPES,
  SUMS,
  type Summed,
  type SumName,
  type SumsOf,
} from './shapes.ts';

/** The time zones of today differ by whole quarters. */
export const QUARTER_MS = 900_000;

/** What became of a request once it is known whether it was received. */
export const OUTCOME = { notReceived: 0, assisted: 1, agentDidNotAnswer: 2, leftInQueue: 3, open: 4 } as const;

/** By which columns rows are alike. */
const ALIKE: { readonly [N in Summed]: readonly string[] } = {
  quality: ['key', 'agent', 'code', 'value'],
  contact: ['key', 'party', 'code'],
  request: ['quarter', 'key', 'outcome'],
  landing: ['quarter', 'landing'],
};

/** Rows or sums with the columns of sums: `times` is 1 where it is not told, `lasted` 0, `since` never. */
export interface Lot extends Rows {
  /** What references are in the pool; null: they are its numbers. */
  readonly names: Readonly<Record<string, Uint32Array>> | null;
}

/** Rows as sums of one each. */
export function lotOf(name: Summed, rows: Rows, names: Lot['names']): Lot {
  const { columns } = rows;
  if (name === 'quality') return { ...rows, names };
  if (name === 'contact')
    return { ...rows, names, columns: { ...columns, lasted: columns.value as ArrayLike<number> } };
  const quarter = Uint8Array.from(columns.ms as ArrayLike<number>, (ms) => Math.floor(ms / QUARTER_MS));
  const own = name === 'landing' ? {} : requestsOf(rows);
  return { ...rows, names, columns: { ...columns, ...own, quarter } };
}

function requestsOf({ rows, never, columns }: Rows): Pick<Lot['columns'], 'outcome' | 'since'> {
  const { picked, close, flags } = columns as Readonly<Record<'picked' | 'close' | 'flags', ArrayLike<number>>>;
  const outcome = new Uint8Array(rows);
  const since = new Float64Array(rows).fill(never);
  const head = { from: 0, never };
  for (let i = 0; i < rows; i++) {
    const flag = flags[i] as number;
    const pickedOpen = momentOf(head, picked[i] as number);
    const pickedOpenClose = momentOf(head, close[i] as number);
    const answered = (flag & REQUEST.answered) === 0 ? null : 0;
    const [open, everAssigned] = [(flag & REQUEST.open) !== 0, (flag & REQUEST.everAssigned) !== 0];
    const sum = emptySum();
    // As it will stand if nobody hangs up: whether it was received by a moment is asked of `since`.
    countRequest(sum, { pickedOpen, pickedOpenClose, answered, open, everAssigned }, Number.POSITIVE_INFINITY);
    if (sum.assisted === 1) outcome[i] = OUTCOME.assisted;
    else if (sum.agent_did_not_answer === 1) outcome[i] = OUTCOME.agentDidNotAnswer;
    else if (sum.left_in_queue === 1) outcome[i] = OUTCOME.leftInQueue;
    else if (sum.received === 1) outcome[i] = OUTCOME.open;
    if (pickedOpen !== null && pickedOpenClose === null) since[i] = pickedOpen;
  }
  return { outcome, since };
}

/** @param from where moments count from, ms since 1970. */
export function addedUp<N extends Summed>(name: N, lots: readonly Lot[], pool: Pool, from: number) {
  const builder = new SectionBuilder<SumName>(SUMS[name], from);
  const alike = ALIKE[name];
  const bases = alike.map((column) => baseOf(name, column, pool));
  if (bases.reduce((all, base) => all * base, 1) > Number.MAX_SAFE_INTEGER) throw new Error(`${name}: too many names`);
  const cells = new Cells();
  const add = (cell: number, times: number, lasted: number, since: number | null) =>
    builder.add({ ...partsOf(cell, alike, bases), times, lasted, since } as unknown as Row<SumName>);
  for (const { rows, never, columns, names } of lots) {
    const parts = alike.map((column) => columns[column] as ArrayLike<number>);
    const own = alike.map((column) => names?.[column] ?? null);
    const { times, lasted, since } = columns;
    for (let i = 0; i < rows; i++) {
      let cell = 0;
      for (let part = 0; part < parts.length; part++) {
        const value = (parts[part] as ArrayLike<number>)[i] as number;
        const numbers = own[part] as Uint32Array | null;
        cell = cell * (bases[part] as number) + (numbers === null ? value : (numbers[value] as number));
      }
      const picked = since === undefined ? null : momentOf({ from, never }, since[i] as number);
      if (picked !== null) add(cell, 1, 0, picked);
      else cells.add(cell, times?.[i] ?? 1, lasted?.[i] ?? 0);
    }
  }
  cells.each((cell, times, lasted) => add(cell, times, lasted, null));
  cells.giveBack();
  return builder as unknown as SectionBuilder<SumsOf<N>>;
}

/** How many different values a column may have. */
function baseOf(name: Summed, column: string, pool: Pool): number {
  const type = (SHAPES[SUMS[name]] as Readonly<Record<string, Column>>)[column] as Column;
  return isReference(type) ? (pool[type] as Names<unknown>).values.length : 256;
}

function partsOf(cell: number, alike: readonly string[], bases: readonly number[]): Readonly<Record<string, number>> {
  const parts: Record<string, number> = {};
  let rest = cell;
  for (let part = alike.length - 1; part >= 0; part--) {
    const base = bases[part] as number;
    parts[alike[part] as string] = rest % base;
    rest = Math.floor(rest / base);
  }
  return parts;
}
