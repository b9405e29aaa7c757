// What reports count without reading every stream: the sheets of sealed days, and the streams that changed since
// (docs/decisions/5-sheets-and-changes.md). One per reading connection; it follows the cache from question to question.
import type { CacheReader, StreamRow } from '../cache/types.ts';
import type { Directory } from '../figures/choice.ts';
import type { Conversation } from '../figures/conversation.ts';
import type { Told } from '../figures/explain/draft.ts';
import type { Landing, Landings } from '../figures/landing.ts';
import type { Part, Piece } from '../figures/sheets/count.ts';
import { Companies } from '../figures/sheets/count-contacts.ts';
import { KeptCounts } from '../figures/sheets/kept-counts.ts';
import { sheetDay, spanOfDay } from '../figures/sheets/make.ts';
import type { Pool } from '../figures/sheets/pool.ts';
import type { RowName, Section, Summed } from '../figures/sheets/shapes.ts';
import type { Span } from '../figures/span.ts';
import { statesAsOf } from './as-of.ts';
import { type DirectoryAt, LiveDirectory } from './live-directory.ts';
import { readMark, type SealMark } from './seal-mark.ts';
import { SheetShelf } from './sheet-shelf.ts';
import { SpanPieces } from './span-pieces.ts';
import { thaw } from './stream-row.ts';

/** Streams changed since the seal, or after the moment asked for, beyond which reading everything is no slower. */
const MOST_CHANGED = 20_000;
/** Streams that went on after the moment asked for, beyond which the days of each are not looked up. */
const MOST_LATER = 1_000;
/** How many streams are read at once: bounds memory. */
const READ_STREAMS = 250;

/** A stream that sheets do not speak for; its row is not kept. */
export interface Moved {
  readonly kind: StreamRow['kind'];
  readonly id: string;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly state: unknown;
}

/** Streams that are left out and have not changed since the seal; `many`: whose days are not looked up. */
type Others = readonly StreamRow[] | 'many';

/** What a seal goes on from. */
export interface Since {
  readonly mark: SealMark;
  /** Streams changed since the mark, and 1 for each of them. */
  readonly moved: ReadonlyMap<number, Moved>;
  readonly left: Uint8Array;
  readonly pool: Pool;
  section<N extends RowName>(day: number, name: N): Section<N> | null;
}

/** What one question counts: rows of sheets but for those left out, and the states of what was left out. */
export interface View {
  readonly pool: Pool;
  readonly left: Uint8Array;
  readonly directory: Directory;
  /** Day by day, each good until the next one is asked for. */
  parts<N extends RowName>(name: N, span: Span): Iterable<Part<Section<N>>>;
  /** As sums where it can be: what a row counts but for whose it is. Each good until the next one is asked for. */
  pieces<N extends Summed>(name: N, span: Span): Iterable<Piece<N>>;
  /** Another as soon as what the pieces of a span come to is another; null: that is not known. */
  version(span: Span): string | null;
  /** What stays of those pieces from question to question. */
  readonly counts: KeptCounts;
  /** Conversations that the sheets do not speak for. @param standing those that are open as well (section 5). */
  told(standing: boolean): Iterable<Told>;
  conversations(standing: boolean): Iterable<Conversation>;
  /** The conversations of these numbers, of which none is left out. */
  read(numbers: Iterable<number>): Iterable<Told>;
  landings(): Iterable<Landing>;
  companies(): Companies;
}

export class Ledger {
  readonly reader: CacheReader;
  readonly #directory: LiveDirectory;
  readonly #shelf: SheetShelf;
  readonly #pieces: SpanPieces;
  #mark: SealMark | null = null;
  /** Newest change that has been heard of. */
  #heard = 0;
  /** Streams changed since the seal, by number. */
  readonly #moved = new Map<number, Moved>();
  #tooMany = false;
  /** 1 for each of them. */
  #left = new Uint8Array();
  /** Open conversations that are as they were sealed. */
  #standing = new Map<number, Moved>();
  #counts = new KeptCounts();
  #companies: Companies | null = null;

  /** @param mostBytes of sheets that stay in memory from question to question. */
  constructor(reader: CacheReader, mostBytes: number) {
    this.reader = reader;
    this.#directory = new LiveDirectory(reader, (contact) => {
      if (contact === null || this.#companies?.dependOn(contact)) this.#companies = null;
    });
    this.#shelf = new SheetShelf(reader, mostBytes);
    this.#pieces = new SpanPieces(this.#shelf);
  }

  /** Within a snapshot only. @returns null: nothing is sealed there, or too much has changed since. */
  view(span: Span, at: number): View | null {
    const mark = this.refresh() ? this.#mark : null;
    if (mark === null || sheetDay(span.from) < mark.first) return null;
    // Sheets end with their last day, and know no moment: who went on after either is asked for itself.
    const later = this.reader.numbersAfter(Math.min(at, spanOfDay(mark.last).to));
    if (later.length > MOST_CHANGED) return null;
    let left = this.#left;
    if (later.length > 0) {
      left = left.slice();
      for (const no of later) left[no] = 1;
    }
    const directory = this.#directory.at(at);
    let others: Others | undefined;
    return {
      pool: this.#shelf.pool,
      left,
      directory,
      parts: (name, of) => this.#pieces.rows(mark, name, of),
      counts: this.#counts,
      version: (of) => {
        others ??= this.#othersOf(later);
        return others === 'many' ? null : this.#pieces.version(mark, of, others);
      },
      pieces: (name, of) => {
        others ??= this.#othersOf(later);
        if (others === 'many') return this.#pieces.rows(mark, name, of);
        return this.#pieces.all(mark, name, of, { left: this.#left, later: others });
      },
      told: (standing) => this.#told(later, standing, at),
      conversations: (standing) => this.#told(later, standing, at).map(({ state }) => state),
      read: (numbers) => this.#read(numbers),
      landings: () => this.#landings(later, at),
      companies: () => this.#companiesOf(directory),
    };
  }

  /** Hears of what has changed since the last question. @returns whether sheets can be used. */
  refresh(): boolean {
    const { reader } = this;
    const mark = readMark(reader);
    if (mark === null) return false;
    if (mark.seq !== this.#mark?.seq || mark.last !== this.#mark.last) this.#begin(mark);
    if (this.#tooMany) return false;
    const changes = reader.changesAfter(this.#heard);
    const last = changes.at(-1);
    if (last === undefined) return true;
    const fresh = new Set<number>();
    for (const { nos } of changes) for (const no of nos) fresh.add(no);
    this.#tooMany = this.#moved.size + fresh.size > MOST_CHANGED;
    if (this.#tooMany) this.#moved.clear();
    else {
      this.#take(fresh);
      this.#heard = last.seq;
    }
    return !this.#tooMany;
  }

  /** Within a snapshot: what stands between the seal and now; null: nothing is sealed, or too much has changed. */
  since(): Since | null {
    const mark = this.refresh() ? this.#mark : null;
    if (mark === null) return null;
    const section = <N extends RowName>(day: number, name: N) => this.#shelf.section(day, name);
    return { mark, moved: this.#moved, left: this.#left, pool: this.#shelf.pool, section };
  }

  /** After a seal: other sheets, and what has changed since is heard again. */
  #begin(mark: SealMark): void {
    const isOtherDay = mark.last !== this.#mark?.last;
    this.#mark = mark;
    if (isOtherDay) {
      // Once a day, so that who is referred to no more does not stay for ever.
      this.#shelf.clear();
      this.#companies = null;
      this.#counts = new KeptCounts();
    }
    this.#shelf.turnTo(mark);
    this.#pieces.begin();
    // What was never heard of may have been of the directory.
    if (this.#heard < mark.seq) this.#directory.forget();
    this.#heard = mark.seq;
    this.#moved.clear();
    this.#standing.clear();
    this.#left = new Uint8Array(this.reader.lastStream() + 1);
    this.#tooMany = false;
  }

  #take(fresh: ReadonlySet<number>): void {
    const size = this.reader.lastStream() + 1;
    if (size > this.#left.length) {
      const larger = new Uint8Array(Math.ceil(size * 1.125));
      larger.set(this.#left);
      this.#left = larger;
    }
    const rows = this.reader.streamsByNo([...fresh]);
    this.#pieces.take(
      rows.filter(({ no }) => !this.#moved.has(no)),
      this.#mark as SealMark,
    );
    for (const row of rows) {
      this.#left[row.no] = 1;
      this.#standing.delete(row.no);
      this.#moved.set(row.no, movedOf(row));
      this.#directory.take(row);
    }
  }

  #othersOf(later: readonly number[]): Others {
    const others = later.filter((no) => !this.#moved.has(no));
    return others.length > MOST_LATER ? 'many' : this.reader.streamsByNo(others);
  }

  *#told(later: readonly number[], standing: boolean, at: number): Generator<Told> {
    for (const { kind, id, state, lastMs } of this.#moved.values()) {
      if (kind === 'conversation' && lastMs <= at) yield { id, state: state as Conversation };
    }
    const after = new Set(later);
    // Those of `moved` that went on after `at` are among `later`, unless sheets end before it.
    const rows = this.reader.streamsByNo(later.filter((no) => !this.#moved.has(no) || this.#isAfter(no, at)));
    const conversations = rows.filter(({ kind }) => kind === 'conversation');
    yield* statesAsOf(this.reader, conversations, 'conversation', at);
    if (!standing) return;
    for (const [no, { id, state }] of this.#stand()) if (!after.has(no)) yield { id, state: state as Conversation };
  }

  *#read(numbers: Iterable<number>): IterableIterator<Told> {
    const step: number[] = [];
    const read = () => this.reader.streamsByNo(step.splice(0));
    const told = (row: StreamRow): Told => ({ id: row.id, state: thaw(row).state as Conversation });
    for (const no of numbers) if (step.push(no) === READ_STREAMS) for (const row of read()) yield told(row);
    for (const row of read()) yield told(row);
  }

  #isAfter(no: number, at: number): boolean {
    return (this.#moved.get(no) as Moved).lastMs > at;
  }

  /** Open conversations that have not changed since the seal. */
  #stand(): ReadonlyMap<number, Moved> {
    const open = this.reader.openNumbers().filter((no) => !this.#moved.has(no));
    const before = this.#standing;
    const missing = open.filter((no) => !before.has(no));
    const read = new Map(this.reader.streamsByNo(missing).map((row) => [row.no, movedOf(row)]));
    this.#standing = new Map(open.map((no) => [no, (before.get(no) ?? read.get(no)) as Moved]));
    return this.#standing;
  }

  *#landings(later: readonly number[], at: number): IterableIterator<Landing> {
    for (const { kind, state, lastMs } of this.#moved.values()) {
      if (kind === 'landing' && lastMs <= at) yield* (state as Landings).shown;
    }
    const rows = this.reader.streamsByNo(later.filter((no) => !this.#moved.has(no) || this.#isAfter(no, at)));
    const landings = rows.filter(({ kind }) => kind === 'landing');
    for (const { state } of statesAsOf(this.reader, landings, 'landing', at)) yield* state.shown;
  }

  /** Those of now are kept until a contact of theirs is another company's. */
  #companiesOf(directory: DirectoryAt): Companies {
    const { pool } = this.#shelf;
    if (!directory.hasNewestContacts) return new Companies(pool, directory, false);
    this.#companies ??= new Companies(pool, directory, true);
    return this.#companies;
  }
}

function movedOf(row: StreamRow): Moved {
  return { kind: row.kind, id: row.id, firstMs: row.firstMs, lastMs: row.lastMs, state: thaw(row).state };
}
