// What the core hands the cache and asks of it. The writer is the only one that writes; a batch is one transaction.
import type { StreamKind } from '../../shared/events/meaning.ts';
import { type Said, SaidError } from '../../shared/words/said.ts';

export type { StreamKind };

/** `state` is the folded stream as JSON: its facts, its last order key, the numbers of its events. */
export interface StreamRow {
  /** Given by the core, ascending from 1 in order of first arrival. */
  readonly no: number;
  readonly kind: StreamKind;
  readonly id: string;
  readonly firstMs: number;
  readonly lastMs: number;
  /** A conversation that is open after its last event. */
  readonly open: boolean;
  /** A conversation that is open and unanswered after its last event (section 5, `waiting`). */
  readonly waiting: boolean;
  readonly state: string;
}

/** Closed statuses of a presence stream (core/pieces.ts). `state`: the presence before them and their numbers, as JSON. */
export interface PieceRow {
  readonly stream: number;
  readonly beginMs: number;
  readonly state: string;
}

/** Events as delivered. Event number `first + i` is `body[ends[i-1] ?? 0 .. ends[i])`, one JSON text without LF. */
export interface BlockRow {
  readonly first: number;
  readonly body: Uint8Array;
  readonly ends: Uint32Array;
  readonly minMs: number;
  readonly maxMs: number;
}

/** (`source`, `id`) -> event number, by a 53-bit hash; the core resolves collisions by probing hash + 1. */
export interface Identities {
  readonly hashes: Float64Array;
  readonly numbers: Float64Array;
}

/**
 * What is added to one cell of the live roll-up; `''` is "absent". `day` `''` holds `active`, which has no day.
 * Key: (day, agent, group, product, channel, kind); `group` is set only where a conversation is no agent's but a group's.
 */
export interface CellDelta {
  readonly day: string;
  readonly agent: string;
  readonly group: string;
  readonly product: string;
  readonly channel: string;
  readonly kind: string;
  readonly first_response_ms: number;
  readonly first_response_n: number;
  readonly resolution_ms: number;
  readonly resolution_n: number;
  readonly resolved: number;
  readonly reactivated: number;
  readonly transferred: number;
  readonly active: number;
  /** Calls, videos and chats of section 5, by whose they are: answered, of these within 20 s, lost. */
  readonly answered: number;
  readonly answered_in_time: number;
  readonly lost: number;
}

export interface RejectEntry {
  /** SHA-256 of the whole content, hex: the same content refused again adds one to the count. */
  readonly digest: string;
  readonly receivedMs: number;
  readonly from: string;
  readonly line: number;
  readonly category: string;
  readonly reason: string;
  /** The first 64 KiB, U+FFFD for what is no UTF-8. */
  readonly raw: string;
  /** How often it came in this batch. */
  readonly count: number;
}

/** One transaction. Everything in it is on the disk together, or nothing is. */
export interface CommitBatch {
  readonly blocks: readonly BlockRow[];
  readonly identities: Identities;
  readonly streams: readonly StreamRow[];
  readonly pieces: readonly PieceRow[];
  /** The first time an agent was named, by event time; the earliest stays. */
  readonly agents: readonly { readonly id: string; readonly firstMs: number }[];
  readonly cells: readonly CellDelta[];
  readonly rejects: readonly RejectEntry[];
  /** Where the source stands; null: no change. */
  readonly position: { readonly source: string; readonly position: string } | null;
  /** Command log rows as JSON by id (section Commands); upserted. */
  readonly commands: readonly {
    readonly id: string;
    readonly askedMs: number;
    readonly open: boolean;
    readonly record: string;
  }[];
  /** Values for `meta`, upserted. */
  readonly meta: Readonly<Record<string, string>>;
  /** How many events of an unknown type are among the blocks. */
  readonly unknown: number;
  /** `synchronous=FULL` for this transaction (commands): it survives a power cut. */
  readonly full: boolean;
}

/** The rows of one section of a UTC day (figures/sheets), as they were at change `seq` or later. */
export interface SheetRow {
  /** Days since 1970-01-01, UTC. */
  readonly day: number;
  readonly section: number;
  readonly seq: number;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Sheets are kept one by one; the mark, last, makes them count and lets go of what they replace. The
 * beginning lets go of what a seal that was cut off has left behind `after`; null: of all that is sealed.
 */
export type SealStep =
  | { readonly t: 'begin'; readonly after: number | null }
  | { readonly t: 'sheet'; readonly sheet: SheetRow }
  | { readonly t: 'mark'; readonly mark: string; readonly seq: number };

/**
 * The writing side, on a thread of its own. Rejections are CacheError; the batch is then not on the disk at all, nor is
 * any that was asked for before the rejection was heard. A batch stays its sender's: it is copied, and may be committed
 * again.
 */
export interface CacheWriter {
  commit(batch: CommitBatch): Promise<void>;
  /** Removes every row of the roll-up and puts these in its place, with the zone they are for, in one transaction. */
  replaceCells(zone: string, cells: readonly CellDelta[]): Promise<void>;
  /** A sheet's body goes over to the writer: it is gone here. */
  seal(step: SealStep): Promise<void>;
  close(): Promise<void>;
}

/** The reading side: synchronous, on the core's thread or in another process; sees what is committed. */
export interface CacheReader {
  /** The cache's file. */
  readonly file: string;
  /** Everything that `read` reads is of one moment, whatever is committed meanwhile. Not across awaits. */
  snapshot<T>(read: () => T): T;
  meta(key: string): string | null;
  /** The values whose keys begin so, by key; null: there are more than `most`. */
  metaUnder(prefix: string, most: number): ReadonlyMap<string, string> | null;
  /** Highest event number, 0 for an empty cache; and the highest stream number. */
  lastEvent(): number;
  lastStream(): number;
  /** hash -> event number for those of `hashes` that are known. */
  findIdentities(hashes: readonly number[]): Map<number, number>;
  /** The texts of these events, in the order asked. Throws CacheError 'damaged' where a block does not hold (CRC). */
  readEvents(numbers: readonly number[]): string[];
  findStream(kind: StreamKind, id: string): StreamRow | null;
  findStreams(kind: StreamKind, ids: readonly string[]): Map<string, StreamRow>;
  /** A stream's closed pieces in their order: from the one that holds `fromMs` on, those that begin before `beforeMs`. */
  pieces(stream: number, fromMs: number, beforeMs: number): PieceRow[];
  /** Every stream of a kind (directory, presence, landing). */
  streamsOf(kind: StreamKind): IterableIterator<StreamRow>;
  /** Conversations with an event at or after `fromMs` whose first event is at or before `toMs`. */
  conversationsBetween(fromMs: number, toMs: number): IterableIterator<StreamRow>;
  /**
   * As `conversationsBetween`, but only those whose state has one of these texts at `path`, and those that went on after
   * `atMs`, whose state was another at that moment. What is not read costs a fraction of what is.
   */
  conversationsWhere(
    fromMs: number,
    toMs: number,
    atMs: number,
    path: string,
    texts: readonly string[],
  ): IterableIterator<StreamRow>;
  /** As `conversationsBetween`, but only those whose state has this text in it. */
  conversationsNaming(fromMs: number, toMs: number, text: string): IterableIterator<StreamRow>;
  /** Open conversations; `waitingOnly`: unanswered ones. `beforeMs`: only with their last event before it. */
  openConversations(waitingOnly: boolean, beforeMs: number | null): IterableIterator<StreamRow>;
  /** Streams of any kind whose last event is after `ms`: what an "as of" has to read again. */
  streamsAfter(ms: number): IterableIterator<StreamRow>;
  /** Streams by number, those that there are. */
  streamsByNo(nos: readonly number[]): StreamRow[];
  /** Numbers of conversations as in `conversationsBetween`, of open ones, and of streams of any kind as in `streamsAfter`. */
  numbersBetween(fromMs: number, toMs: number): number[];
  openNumbers(): number[];
  numbersAfter(ms: number): number[];
  /** When the earliest stream begins that had an event at `ms` or later; null: there is none. */
  firstMsAfter(ms: number): number | null;
  /** What each transaction after `seq` changed. */
  changesAfter(seq: number): { seq: number; nos: Uint32Array }[];
  lastChange(): number;
  /** The mark of the newest seal; null: nothing is sealed. */
  sealMark(): string | null;
  /** All sheets, without their bodies. */
  sheets(): Omit<SheetRow, 'body'>[];
  sheet(day: number, section: number, seq: number): Uint8Array | null;
  agents(): { id: string; firstMs: number }[];
  cells(day: string): CellDelta[];
  /** The cells of no day whose `active` is not 0. */
  activeCells(): CellDelta[];
  /** The cells of this day and of all later ones. */
  cellsFrom(day: string): CellDelta[];
  cellZone(): string | null;
  rejects(): IterableIterator<RejectEntry>;
  rejectCounts(): { category: string; entries: number; count: number }[];
  position(source: string): string | null;
  commands(limit: number): string[];
  openCommands(): string[];
  /** Blocks in number order whose span of event times touches [fromMs, toMs], each good until the next is asked for. */
  blocks(fromMs: number, toMs: number): IterableIterator<BlockRow>;
  /** Where the events of these times are, and others: the first and the last number of their blocks; null: there are none. */
  numbersOfTime(fromMs: number, toMs: number): { first: number; last: number } | null;
  totals(): { events: number; unknown: number };
  /** Beginning of the earliest block that begins at `ms` or later; null: there is none. */
  nextBlockMs(ms: number): number | null;
  /** Time of the newest event, null in an empty cache. */
  newestMs(): number | null;
  size(): { bytes: number; walBytes: number };
  close(): void;
}

export type CacheErrorCode = 'busy' | 'newer' | 'damaged' | 'full' | 'denied' | 'failed';

/** Carries what happened, to which file, and what the person can do. */
export class CacheError extends SaidError {
  readonly code: CacheErrorCode;
  readonly file: string;
  /** The cause in a few English words, without the file and the way out that `message` has. */
  readonly reason: string;
  constructor(code: CacheErrorCode, file: string, said: Said, reason?: string) {
    super(said);
    this.name = 'CacheError';
    this.code = code;
    this.file = file;
    this.reason = reason ?? this.message;
  }
}
