// What a question of a span counts from sheets: sums of its whole days, the rows of what is left at its ends, and what the
// sums still hold of streams that have changed since the seal (docs/decisions/5-sheets-and-changes.md).
import type { StreamRow } from '../cache/types.ts';
import type { Left, Part, Piece, Sums, SumsPiece } from '../figures/sheets/count.ts';
import { goneOf } from '../figures/sheets/gone.ts';
import { type Block, blocksOf, TOP_LEVEL } from '../figures/sheets/levels.ts';
import { sheetDay, spanOfDay } from '../figures/sheets/make.ts';
import { type RowName, type Section, SUMS, type Summed, sectionNumber } from '../figures/sheets/shapes.ts';
import type { Span } from '../figures/span.ts';
import { type SealMark, sheetKey } from './seal-mark.ts';
import type { SheetShelf } from './sheet-shelf.ts';

type Streams = Iterable<Pick<StreamRow, 'kind' | 'firstMs' | 'lastMs'>>;

/** What was found of a day, while so many streams that touch it had changed. */
interface Gone {
  readonly touched: number;
  readonly sums: Sums<Summed> | null;
}

export class SpanPieces {
  readonly #shelf: SheetShelf;
  /** How many of the streams that changed since the seal may have rows in a day. */
  readonly #touched = new Map<number, number>();
  readonly #gone = new Map<string, Gone>();

  constructor(shelf: SheetShelf) {
    this.#shelf = shelf;
  }

  /** After a seal. */
  begin(): void {
    this.#touched.clear();
    this.#gone.clear();
  }

  /** Streams that have changed for the first time since the seal. */
  take(streams: Streams, mark: SealMark): void {
    for (const day of daysOf(streams, mark)) this.#touched.set(day, (this.#touched.get(day) ?? 0) + 1);
  }

  /** Day by day, each good until the next one is asked for. */
  *rows<N extends RowName>(mark: SealMark, name: N, span: Span): IterableIterator<Part<Section<N>>> {
    const last = Math.min(sheetDay(span.to), mark.last);
    for (let day = sheetDay(span.from); day <= last; day++) {
      const section = this.#shelf.section(day, name);
      if (section !== null) yield { section, span: cut(day, span) };
    }
  }

  /**
   * Each good until the next one is asked for.
   * @param left of the streams that changed since the seal. @param later others that are left out.
   */
  *all<N extends Summed>(
    mark: SealMark,
    name: N,
    span: Span,
    { left, later }: { readonly left: Left; readonly later: Streams },
  ): IterableIterator<Piece<N>> {
    const last = Math.min(sheetDay(span.to), mark.last);
    const apart = new Set(daysOf(later, mark));
    const isApart = (day: number) => apart.has(day) || !isWhole(day, span);
    for (let day = sheetDay(span.from); day <= last; day++) {
      if (isApart(day)) yield* this.rows(mark, name, cut(day, span));
      else {
        const sums = this.#goneOf(day, name, left);
        if (sums !== null) yield { sums: () => sums, block: null, from: sums.from };
      }
    }
    for (const block of blocksOf(sheetDay(span.from), last, TOP_LEVEL[name], isApart)) {
      const piece = this.#block(name, block);
      if (piece !== null) yield piece;
    }
  }

  #block<N extends Summed>(name: N, { day, level }: Block): SumsPiece<N> | null {
    const version = this.#shelf.version(day, SUMS[name], level);
    if (version === null) return null;
    return {
      sums: () => this.#shelf.section(day, SUMS[name], level) as unknown as Sums<N>,
      block: { key: sheetKey(day, sectionNumber(SUMS[name], level)), version: String(version) },
      from: spanOfDay(day).from,
    };
  }

  /** Another as soon as what is counted of a span is another; null: streams that are left out may have rows in it. */
  version(mark: SealMark, span: Span, later: Streams): string | null {
    const [first, last] = [sheetDay(span.from), sheetDay(span.to)];
    for (const day of daysOf(later, mark)) if (day >= first && day <= last) return null;
    const touched = Array.from({ length: last - first + 1 }, (_, n) => this.#touched.get(first + n) ?? 0);
    return `${mark.seq} ${mark.last} ${touched.join(' ')}`;
  }

  #goneOf<N extends Summed>(day: number, name: N, left: Left): Sums<N> | null {
    const touched = this.#touched.get(day) ?? 0;
    if (touched === 0) return null;
    const key = sheetKey(day, sectionNumber(name));
    let gone = this.#gone.get(key);
    if (gone?.touched !== touched) {
      const section = this.#shelf.section(day, name);
      gone = { touched, sums: section === null ? null : (goneOf(name, section, left) as Sums<Summed> | null) };
      this.#gone.set(key, gone);
    }
    return gone.sums as Sums<N> | null;
  }
}

/** The days in which streams may have rows, once for each. */
function* daysOf(streams: Streams, mark: SealMark): IterableIterator<number> {
  for (const { kind, firstMs, lastMs } of streams) {
    if (kind !== 'conversation' && kind !== 'landing') continue;
    const last = Math.min(sheetDay(lastMs), mark.last);
    for (let day = Math.max(sheetDay(firstMs), mark.first); day <= last; day++) yield day;
  }
}

function isWhole(day: number, span: Span): boolean {
  const { from, to } = spanOfDay(day);
  return span.from <= from && to <= span.to;
}

function cut(day: number, span: Span): Span {
  const own = spanOfDay(day);
  return { from: Math.max(own.from, span.from), to: Math.min(own.to, span.to) };
}
