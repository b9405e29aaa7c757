// What reports count without reading every stream: the sheets of sealed days, and the streams that changed since
// (docs/decisions/5-sheets-and-changes.md). One per reading connection; it follows the cache from question to question.
import type { CacheReader, StreamRow } from '../cache/types.ts';
import type { Directory } from '../figures/choice.ts';
import type { Conversation } from '../figures/conversation.ts';
import type { Landing, Landings } from '../figures/landing.ts';
import { type Companies, companiesOfParties, type Part } from '../figures/sheets/count.ts';
import { sheetDay, spanOfDay } from '../figures/sheets/make.ts';
import { newPool, type Pool } from '../figures/sheets/pool.ts';
import { SECTIONS, type Section, type SectionName, sectionOf } from '../figures/sheets/section.ts';
import type { Span } from '../figures/span.ts';
import { statesAsOf } from './as-of.ts';
import { type DirectoryAt, LiveDirectory } from './live-directory.ts';
import { readMark, type SealMark, sheetKey, sheetSeqs } from './seal-mark.ts';
import { thaw } from './stream-row.ts';

/** Streams changed since the seal, or after the moment asked for, beyond which reading everything is no slower. */
const MOST_CHANGED = 20_000;
/** Rows of sheets kept in memory for the next question. */
const MOST_ROWS = 3_000_000;

/** A stream that sheets do not speak for; its row is not kept. */
export interface Moved {
  readonly kind: StreamRow['kind'];
  readonly firstMs: number;
  readonly lastMs: number;
  readonly state: unknown;
}

/** What a seal goes on from. */
export interface Since {
  readonly mark: SealMark;
  /** Streams changed since the mark, and 1 for each of them. */
  readonly moved: ReadonlyMap<number, Moved>;
  readonly left: Uint8Array;
  readonly pool: Pool;
  section<N extends SectionName>(day: number, name: N): Section<N> | null;
}

interface Held {
  readonly seq: number;
  readonly section: Section<SectionName>;
}

/** What one question counts: rows of sheets but for those left out, and the states of what was left out. */
export interface View {
  readonly pool: Pool;
  readonly left: Uint8Array;
  readonly directory: Directory;
  parts<N extends SectionName>(name: N, span: Span): Part<Section<N>>[];
  /** Conversations that the sheets do not speak for. @param standing those that are open as well (section 5). */
  conversations(standing: boolean): Iterable<Conversation>;
  landings(): Iterable<Landing>;
  companies(): Companies;
}

export class Ledger {
  readonly reader: CacheReader;
  readonly #directory: LiveDirectory;
  #pool = newPool();
  #mark: SealMark | null = null;
  #seqs = new Map<string, number>();
  readonly #held = new Map<string, Held>();
  #heldRows = 0;
  /** Newest change that has been heard of. */
  #heard = 0;
  /** Streams changed since the seal, by number. */
  readonly #moved = new Map<number, Moved>();
  #tooMany = false;
  /** 1 for each of them. */
  #left = new Uint8Array();
  /** Open conversations that are as they were sealed. */
  #standing = new Map<number, Moved>();
  #companies: { of: Companies; version: number; parties: number } | null = null;

  constructor(reader: CacheReader) {
    this.reader = reader;
    this.#directory = new LiveDirectory(reader);
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
    return {
      pool: this.#pool,
      left,
      directory,
      parts: (name, of) => this.#parts(mark, name, of),
      conversations: (standing) => this.#conversations(later, standing, at),
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
    const section = <N extends SectionName>(day: number, name: N) => this.#section(day, name);
    return { mark, moved: this.#moved, left: this.#left, pool: this.#pool, section };
  }

  /** After a seal: other sheets, and what has changed since is heard again. */
  #begin(mark: SealMark): void {
    const isOtherDay = mark.last !== this.#mark?.last;
    this.#mark = mark;
    this.#seqs = sheetSeqs(this.reader, mark);
    for (const [key, { seq }] of this.#held) if (isOtherDay || this.#seqs.get(key) !== seq) this.#drop(key);
    if (isOtherDay) {
      // Once a day, so that who is referred to no more does not stay for ever.
      this.#pool = newPool();
      this.#companies = null;
    }
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
    for (const row of this.reader.streamsByNo([...fresh])) {
      this.#left[row.no] = 1;
      this.#standing.delete(row.no);
      this.#moved.set(row.no, movedOf(row));
      this.#directory.take(row);
    }
  }

  #parts<N extends SectionName>(mark: SealMark, name: N, span: Span): Part<Section<N>>[] {
    const parts: Part<Section<N>>[] = [];
    const last = Math.min(sheetDay(span.to), mark.last);
    for (let day = sheetDay(span.from); day <= last; day++) {
      const section = this.#section(day, name);
      const own = spanOfDay(day);
      const cut = { from: Math.max(own.from, span.from), to: Math.min(own.to, span.to) };
      if (section !== null) parts.push({ section, span: cut });
    }
    return parts;
  }

  #section<N extends SectionName>(day: number, name: N): Section<N> | null {
    const number = SECTIONS.indexOf(name);
    const key = sheetKey(day, number);
    const seq = this.#seqs.get(key);
    if (seq === undefined) return null;
    let held = this.#held.get(key);
    if (held === undefined) {
      const section = sectionOf(name, this.reader.sheet(day, number, seq) as Uint8Array, this.#pool);
      held = { seq, section: section as unknown as Section<SectionName> };
      this.#heldRows += section.rows;
      // The oldest asked for goes first.
      for (const old of this.#held.keys()) {
        if (this.#heldRows <= MOST_ROWS) break;
        this.#drop(old);
      }
    } else this.#held.delete(key);
    this.#held.set(key, held);
    return held.section as unknown as Section<N>;
  }

  #drop(key: string): void {
    this.#heldRows -= this.#held.get(key)?.section.rows ?? 0;
    this.#held.delete(key);
  }

  *#conversations(later: readonly number[], standing: boolean, at: number): IterableIterator<Conversation> {
    for (const { kind, state, lastMs } of this.#moved.values()) {
      if (kind === 'conversation' && lastMs <= at) yield state as Conversation;
    }
    const after = new Set(later);
    // Those of `moved` that went on after `at` are among `later`, unless sheets end before it.
    const rows = this.reader.streamsByNo(later.filter((no) => !this.#moved.has(no) || this.#isAfter(no, at)));
    const conversations = rows.filter(({ kind }) => kind === 'conversation');
    for (const { state } of statesAsOf(this.reader, conversations, 'conversation', at)) yield state;
    if (!standing) return;
    for (const [no, { state }] of this.#stand()) if (!after.has(no)) yield state as Conversation;
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

  /** The company of each contact by now: kept until a contact changes. */
  #companiesOf(directory: DirectoryAt): Companies {
    const version = this.#directory.contactsVersion;
    const parties = this.#pool.party.values.length;
    const known = this.#companies;
    if (directory.hasNewestContacts && known?.version === version && known.parties === parties) return known.of;
    const of = companiesOfParties(this.#pool, directory);
    if (directory.hasNewestContacts) this.#companies = { of, version, parties };
    return of;
  }
}

function movedOf(row: StreamRow): Moved {
  return { kind: row.kind, firstMs: row.firstMs, lastMs: row.lastMs, state: thaw(row).state };
}
