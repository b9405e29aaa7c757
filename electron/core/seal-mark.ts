// How far the cache is sealed: which days' sheets there are, and from which change on streams may have moved since.
import type { CacheReader } from '../cache/types.ts';
import { SHEET_FORMAT } from '../figures/sheets/shapes.ts';

export interface SealMark {
  /** Sheets are of this change or later; what changed after it is read from its streams. */
  readonly seq: number;
  /** Days (UTC, since 1970) whose sheets are there, both included; one without rows has none. */
  readonly first: number;
  readonly last: number;
}

export function readMark(reader: CacheReader): SealMark | null {
  const [format, seq, first, last] = (reader.sealMark() ?? '').split(' ').map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return format === SHEET_FORMAT ? { seq, first, last } : null;
}

export function markText({ seq, first, last }: SealMark): string {
  return [SHEET_FORMAT, seq, first, last].join(' ');
}

/** What a cache holds of sheets: for each day and section the newest that the mark covers. */
export function sheetSeqs(reader: CacheReader, mark: SealMark): Map<string, number> {
  const seqs = new Map<string, number>();
  // They come in rising order of `seq`.
  for (const { day, section, seq } of reader.sheets()) if (seq <= mark.seq) seqs.set(sheetKey(day, section), seq);
  return seqs;
}

export function sheetKey(day: number, section: number): string {
  return `${day} ${section}`;
}
