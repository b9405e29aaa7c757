// Sums of one day, of two, of four, eight, sixteen: a month is a handful of them, wherever it begins. Blocks are aligned,
// so that each holds two of the level below. Pure.
import type { Summed } from './shapes.ts';

/** `day`: its first, UTC, since 1970; it has 2 to the power of `level`. */
export interface Block {
  readonly day: number;
  readonly level: number;
}

/**
 * How far up a section's sums are added up. By the quarter of an hour there is nothing to be gained: those of two days are
 * as many as those of each.
 */
export const TOP_LEVEL: { readonly [N in Summed]: number } = { quality: 4, contact: 4, request: 0, landing: 0 };

export function daysIn({ level }: Pick<Block, 'level'>): number {
  return 2 ** level;
}

/** The fewest blocks that are the days `from` to `to`, both included, but for those that stand apart. */
export function* blocksOf(
  from: number,
  to: number,
  top: number,
  isApart: (day: number) => boolean,
): IterableIterator<Block> {
  for (let day = from; day <= to; ) {
    if (isApart(day)) {
      day++;
      continue;
    }
    let level = 0;
    while (level < top && isFree({ day, level: level + 1 }, to, isApart)) level++;
    yield { day, level };
    day += daysIn({ level });
  }
}

function isFree(block: Block, to: number, isApart: (day: number) => boolean): boolean {
  const days = daysIn(block);
  if (block.day % days !== 0 || block.day + days - 1 > to) return false;
  for (let day = block.day; day < block.day + days; day++) if (isApart(day)) return false;
  return true;
}
