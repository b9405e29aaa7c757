// Seals the sums of several days, once the days are sealed: each block that a new sum lies in is added up anew from the two
// of the level below (figures/sheets/levels.ts).
import type { CacheReader, SealStep } from '../cache/types.ts';
import { daysIn, TOP_LEVEL } from '../figures/sheets/levels.ts';
import { spanOfDay } from '../figures/sheets/make.ts';
import { newPool } from '../figures/sheets/pool.ts';
import { sectionOf } from '../figures/sheets/section.ts';
import { SUMMED, SUMS, type Summed, sectionNumber } from '../figures/sheets/shapes.ts';
import { addedUp } from '../figures/sheets/sums.ts';
import { type SealMark, sheetKey, sheetSeqs } from './seal-mark.ts';

/** @param mark which is about to be kept, when its days are there. @param known the last day that was sealed before. */
export function* levelSteps(reader: CacheReader, mark: SealMark, known: number): IterableIterator<SealStep> {
  const seqs = sheetSeqs(reader, mark);
  for (const name of SUMMED) {
    for (let level = 1; level <= TOP_LEVEL[name]; level++) {
      const days = daysIn({ level });
      for (let day = Math.ceil(mark.first / days) * days; day + days - 1 <= mark.last; day += days) {
        const halves = [day, day + days / 2].flatMap((half) => {
          const seq = seqs.get(sheetKey(half, sectionNumber(SUMS[name], level - 1)));
          return seq === undefined ? [] : [{ day: half, seq }];
        });
        const isOld = day + days - 1 <= known && halves.every(({ seq }) => seq < mark.seq);
        if (halves.length === 0 || isOld) continue;
        const section = sectionNumber(SUMS[name], level);
        yield {
          t: 'sheet',
          sheet: { day, section, seq: mark.seq, body: bodyOf(reader, name, halves, { day, level }) },
        };
        seqs.set(sheetKey(day, section), mark.seq);
      }
    }
  }
}

function bodyOf(
  reader: CacheReader,
  name: Summed,
  halves: readonly { readonly day: number; readonly seq: number }[],
  { day, level }: { readonly day: number; readonly level: number },
): Uint8Array<ArrayBuffer> {
  const pool = newPool();
  const number = sectionNumber(SUMS[name], level - 1);
  const sections = halves.map(({ day: half, seq }) => {
    return sectionOf(SUMS[name], reader.sheet(half, number, seq) as Uint8Array, pool);
  });
  const lots = sections.map(({ rows, never, columns, names }) => ({ rows, never, columns, names }));
  const body = addedUp(name, lots, pool, spanOfDay(day).from).bytes(pool);
  for (const { buffer } of sections) buffer.transfer(0);
  return body;
}
