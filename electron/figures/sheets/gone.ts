// What sums hold of streams that have changed since: their rows, to be taken away again. Pure.

import type { Left, Sums } from './count.ts';
import { columnsOf, type Section, type Summed } from './shapes.ts';
import { type Lot, lotOf } from './sums.ts';

/** @param left 1 for each stream whose rows are wanted. @returns sums below 0; null: there are none. */
export function goneOf<N extends Summed>(name: N, section: Section<N>, left: Left): Sums<N> | null {
  const { rows, from, never, names } = section;
  const columns = section.columns as unknown as Readonly<Record<string, ArrayLike<number>>>;
  const no = columns.no as ArrayLike<number>;
  const places: number[] = [];
  for (let i = 0; i < rows; i++) if (left[no[i] as number] === 1) places.push(i);
  if (places.length === 0) return null;
  const pick = (column: ArrayLike<number>) => Float64Array.from(places, (place) => column[place] as number);
  const own = Object.fromEntries(columnsOf(name).map(([column]) => [column, pick(columns[column] as Float64Array)]));
  const lot: Lot = lotOf(name, { rows: places.length, never, columns: own }, names);
  const times = new Int32Array(lot.rows).fill(-1);
  const lasted = Float64Array.from(lot.columns.lasted ?? [], (ms) => -ms);
  return { rows: lot.rows, from, never, names, columns: { ...lot.columns, times, lasted } } as unknown as Sums<N>;
}
