// The reading side of the cache: synchronous, on a connection that cannot write.
import { nextHash, streamHash } from '../../shared/hash.ts';
import { BlockShelf, giveBack } from './block-shelf.ts';
import { bytesOfFile } from './checkpoint.ts';
import { openForReading } from './connection.ts';
import { endsOf } from './crc.ts';
import { FILLED_IDENTITIES, IdentityFilter } from './identity-filter.ts';
import { CONVERSATION, KINDS, placeOf } from './kinds.ts';
import { CELL_ZONE, SEALED, TOTAL_EVENTS, TOTAL_UNKNOWN } from './meta-keys.ts';
import { QueryRunner, type Row, type SlowQuery } from './query-runner.ts';
import type {
  BlockRow,
  CacheReader,
  CellDelta,
  PieceRow,
  RejectEntry,
  SheetRow,
  StreamKind,
  StreamRow,
} from './types.ts';

/** A query that takes longer is told. */
const SLOW_MS = 100;

export interface ReaderOptions {
  /** A database that exists and has the newest shape. */
  readonly file: string;
  readonly onSlow?: (slow: SlowQuery) => void;
  readonly slowMs?: number;
  /** Called again and again while streams or events are read, with how many more streams that are; what it throws ends the reading. */
  readonly onRow?: (streams: number) => void;
  /** The one that the writer of this process tells of new identities; absent: there is no such writer. */
  readonly filter?: IdentityFilter | null;
}

export function createReader(options: ReaderOptions): CacheReader {
  return new FileReader(options);
}

class FileReader implements CacheReader {
  readonly file: string;
  readonly #queries: QueryRunner;
  readonly #shelf: BlockShelf;
  readonly #filter: IdentityFilter;
  readonly #onRow: (streams: number) => void;

  constructor({ file, onSlow = () => {}, slowMs = SLOW_MS, filter = null, onRow = () => {} }: ReaderOptions) {
    this.file = file;
    this.#onRow = onRow;
    this.#queries = new QueryRunner(openForReading(file), file, onSlow, slowMs);
    this.#shelf = new BlockShelf(this.#queries, file);
    this.#filter = filter ?? new IdentityFilter();
    if (filter !== null && this.lastEvent() <= FILLED_IDENTITIES) filter.fill(this.#allIdentities());
  }

  snapshot<T>(read: () => T): T {
    return this.#queries.snapshot(read);
  }

  meta(key: string): string | null {
    return this.#queries.value('meta', key) as string | null;
  }

  metaUnder(prefix: string, most: number): ReadonlyMap<string, string> | null {
    const rows = this.#queries.tuples('metaBetween', prefix, `${prefix}\u{10ffff}`, most + 1);
    return rows.length > most ? null : new Map(rows as [string, string][]);
  }

  lastEvent(): number {
    return Number(this.#queries.value('lastEvent') ?? 0);
  }

  lastStream(): number {
    return Number(this.#queries.value('lastStream') ?? 0);
  }

  findIdentities(hashes: readonly number[]): Map<number, number> {
    const filter = this.#filter;
    const asked = hashes.filter((hash) => filter.mayHold(hash));
    if (asked.length === 0) return new Map();
    return new Map(this.#queries.tuples('identities', sortedList(asked)) as [number, number][]);
  }

  #allIdentities(): Float64Array {
    return Float64Array.from(this.#queries.tuples('allIdentities'), ([hash]) => hash as number);
  }

  readEvents(numbers: readonly number[]): string[] {
    // By block, whatever the order asked: each block is loaded once.
    const order = Uint32Array.from(numbers.keys()).sort((a, b) => (numbers[a] as number) - (numbers[b] as number));
    const texts = new Array<string>(numbers.length);
    for (const i of order) {
      this.#onRow(0);
      texts[i] = this.#shelf.text(numbers[i] as number);
    }
    return texts;
  }

  findStream(kind: StreamKind, id: string): StreamRow | null {
    for (let hash = streamHash(kind, id); ; hash = nextHash(hash)) {
      const row = this.#queries.row('streamByHash', hash);
      if (row === undefined) return null;
      if (row.id === id && row.kind === placeOf(kind)) return streamOf(row);
    }
  }

  findStreams(kind: StreamKind, ids: readonly string[]): Map<string, StreamRow> {
    const idOf = new Map(ids.map((id) => [streamHash(kind, id), id]));
    const found = new Map<string, StreamRow>();
    for (const row of this.#queries.all('streamsByHash', sortedList([...idOf.keys()]))) {
      if (row.kind === placeOf(kind) && row.id === idOf.get(row.hash as number))
        found.set(row.id as string, streamOf(row));
      // Another stream has this hash: the one asked for may follow it.
      else this.#probe(kind, idOf.get(row.hash as number) as string, found);
    }
    // Two of the asked ids may share a hash: the map above kept one of them.
    if (idOf.size < ids.length) for (const id of ids) if (!found.has(id)) this.#probe(kind, id, found);
    return found;
  }

  #probe(kind: StreamKind, id: string, found: Map<string, StreamRow>): void {
    const stream = this.findStream(kind, id);
    if (stream !== null) found.set(id, stream);
  }

  pieces(stream: number, fromMs: number, beforeMs: number): PieceRow[] {
    return this.#queries.all('pieces', stream, beforeMs, stream, fromMs, fromMs) as unknown as PieceRow[];
  }

  streamsOf(kind: StreamKind): IterableIterator<StreamRow> {
    const place = placeOf(kind);
    const rows =
      place === CONVERSATION ? this.#queries.each('allConversations') : this.#queries.each('streamsOfKind', place);
    return this.#streams(rows);
  }

  conversationsBetween(fromMs: number, toMs: number): IterableIterator<StreamRow> {
    return this.#streams(this.#queries.each('conversationsBetween', fromMs, toMs));
  }

  conversationsWhere(
    fromMs: number,
    toMs: number,
    atMs: number,
    path: string,
    texts: readonly string[],
  ): IterableIterator<StreamRow> {
    const rows = this.#queries.each('conversationsWhere', fromMs, toMs, atMs, path, JSON.stringify(texts));
    return this.#streams(rows);
  }

  conversationsNaming(fromMs: number, toMs: number, text: string): IterableIterator<StreamRow> {
    return this.#streams(this.#queries.each('conversationsNaming', fromMs, toMs, text));
  }

  openConversations(waitingOnly: boolean, beforeMs: number | null): IterableIterator<StreamRow> {
    const before = beforeMs ?? Number.MAX_SAFE_INTEGER;
    return this.#streams(this.#queries.each(waitingOnly ? 'waiting' : 'open', before));
  }

  streamsAfter(ms: number): IterableIterator<StreamRow> {
    return this.#streams(this.#queries.each('streamsAfter', ms));
  }

  *#streams(rows: Iterable<Row>): IterableIterator<StreamRow> {
    for (const row of rows) {
      this.#onRow(1);
      yield streamOf(row);
    }
  }

  streamsByNo(nos: readonly number[]): StreamRow[] {
    this.#onRow(nos.length);
    return this.#queries.all('streamsByNo', sortedList(nos)).map(streamOf);
  }

  numbersBetween(fromMs: number, toMs: number): number[] {
    return this.#queries.tuples('numbersBetween', fromMs, toMs).map(([no]) => no as number);
  }

  openNumbers(): number[] {
    return this.#queries.tuples('openNumbers').map(([no]) => no as number);
  }

  numbersAfter(ms: number): number[] {
    return this.#queries.tuples('numbersAfter', ms).map(([no]) => no as number);
  }

  firstMsAfter(ms: number): number | null {
    return this.#queries.value('firstMsAfter', ms) as number | null;
  }

  changesAfter(seq: number): { seq: number; nos: Uint32Array }[] {
    const rows = this.#queries.all('changesAfter', seq);
    return rows.map((row) => ({ seq: row.seq as number, nos: endsOf(row.nos as Uint8Array) }));
  }

  lastChange(): number {
    return Number(this.#queries.value('lastChange') ?? 0);
  }

  sealMark(): string | null {
    return this.meta(SEALED);
  }

  sheets(): Omit<SheetRow, 'body'>[] {
    return this.#queries.all('sheets') as unknown as Omit<SheetRow, 'body'>[];
  }

  sheet(day: number, section: number, seq: number): Uint8Array | null {
    return this.#queries.value('sheet', day, section, seq) as Uint8Array | null;
  }

  agents(): { id: string; firstMs: number }[] {
    return this.#queries.all('agents') as unknown as { id: string; firstMs: number }[];
  }

  cells(day: string): CellDelta[] {
    return this.#queries.all('cells', day) as unknown as CellDelta[];
  }

  activeCells(): CellDelta[] {
    return this.#queries.all('activeCells') as unknown as CellDelta[];
  }

  cellsFrom(day: string): CellDelta[] {
    return this.#queries.all('cellsFrom', day) as unknown as CellDelta[];
  }

  cellZone(): string | null {
    return this.meta(CELL_ZONE);
  }

  *rejects(): IterableIterator<RejectEntry> {
    for (const row of this.#queries.each('rejects')) yield row as unknown as RejectEntry;
  }

  rejectCounts(): { category: string; entries: number; count: number }[] {
    return this.#queries.all('rejectCounts') as unknown as { category: string; entries: number; count: number }[];
  }

  position(source: string): string | null {
    return this.#queries.value('position', source) as string | null;
  }

  commands(limit: number): string[] {
    return this.#queries.all('commands', limit).map((row) => row.record as string);
  }

  openCommands(): string[] {
    return this.#queries.all('openCommands').map((row) => row.record as string);
  }

  *blocks(fromMs: number, toMs: number): IterableIterator<BlockRow> {
    const firsts = this.#queries.all('blocksBetween', fromMs, toMs).map((row) => row.first as number);
    for (const first of firsts) {
      const block = this.#shelf.read(first);
      yield block;
      giveBack(block.body);
    }
  }

  numbersOfTime(fromMs: number, toMs: number): { first: number; last: number } | null {
    const { first, last } = this.#queries.row('blocksAround', fromMs, toMs) as { first: number | null; last: number };
    if (first === null) return null;
    return { first, last: last + (this.#queries.value('blockCount', last) as number) - 1 };
  }

  totals(): { events: number; unknown: number } {
    return { events: Number(this.meta(TOTAL_EVENTS) ?? 0), unknown: Number(this.meta(TOTAL_UNKNOWN) ?? 0) };
  }

  nextBlockMs(ms: number): number | null {
    return this.#queries.value('nextBlock', ms) as number | null;
  }

  newestMs(): number | null {
    return this.#queries.value('newestMs') as number | null;
  }

  size(): { bytes: number; walBytes: number } {
    return { bytes: bytesOfFile(this.file), walBytes: bytesOfFile(`${this.file}-wal`) };
  }

  close(): void {
    this.#queries.close();
  }
}

/** A JSON array in rising order: neighbours lie on the same pages. */
function sortedList(hashes: readonly number[]): string {
  return `[${Float64Array.from(hashes).sort().join(',')}]`;
}

function streamOf(row: Row): StreamRow {
  return {
    no: row.no as number,
    kind: KINDS[row.kind as number] as StreamKind,
    id: row.id as string,
    firstMs: row.first_ms as number,
    lastMs: row.last_ms as number,
    open: row.open === 1,
    waiting: row.waiting === 1,
    state: row.state as string,
  };
}
