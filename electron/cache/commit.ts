// Puts a batch into the database: one transaction, everything or nothing. Runs on the writer's thread.
import { nextHash, streamHash } from '../../shared/hash.ts';
import { storedBody } from './block-body.ts';
import { cellValues } from './cell-columns.ts';
import type { Connection } from './connection.ts';
import { blockCrc, bytesOf } from './crc.ts';
import { IdentityTables } from './identities.ts';
import { KINDS } from './kinds.ts';
import { CELL_ZONE, SEALED, TOTAL_EVENTS, TOTAL_UNKNOWN } from './meta-keys.ts';
import { numbersOf, type PackedBatch, type StreamFields, unpackBlocks, unpackStreams } from './pack.ts';
import { sortPairs } from './sort-pairs.ts';
import { type Statements, statements } from './statements.ts';
import type { CellDelta, CommitBatch, SealStep } from './types.ts';

export class Committer {
  readonly #db: Connection;
  readonly #sql: Statements;
  readonly #identities: IdentityTables;
  #lastStream: number;
  #full = false;

  constructor(db: Connection) {
    this.#db = db;
    this.#sql = statements(db);
    this.#identities = new IdentityTables(db);
    this.#lastStream = Number(this.#sql.lastStream.pluck().get() ?? 0);
  }

  /** Throws what SQLite throws; then nothing of the batch is in the database. */
  commit(batch: PackedBatch): void {
    this.#synchronous(batch.full);
    this.#transaction(() => {
      this.#blocks(batch);
      this.#identities.add(batch.hashes, batch.numbers);
      this.#streams(batch);
      this.#rest(batch);
    });
  }

  replaceCells(zone: string, cells: readonly CellDelta[]): void {
    this.#synchronous(false);
    this.#transaction(() => {
      this.#sql.clearCells.run();
      for (const cell of cells) this.#cell(cell);
      this.#sql.meta.run(CELL_ZONE, zone);
    });
  }

  /** One step of a seal; each is a transaction of its own, so that none holds up a batch for long. */
  seal(step: SealStep): void {
    this.#synchronous(false);
    this.#transaction(() => {
      const sql = this.#sql;
      if (step.t === 'sheet') {
        const { day, section, seq, body } = step.sheet;
        sql.sheet.run(day, section, seq, body);
      } else if (step.t === 'mark') {
        sql.meta.run(SEALED, step.mark);
        sql.oldSheets.run(step.seq);
        sql.oldChanges.run(step.seq);
      } else {
        if (step.after === null) sql.meta.run(SEALED, '');
        sql.newSheets.run(step.after ?? -1);
      }
    });
  }

  #transaction(write: () => void): void {
    const lastStream = this.#lastStream;
    const undo = this.#identities.mark();
    this.#sql.begin.run();
    try {
      write();
      this.#sql.commit.run();
    } catch (error) {
      this.#lastStream = lastStream;
      undo();
      // A full disk may have ended the transaction already.
      if (this.#db.inTransaction) this.#sql.rollback.run();
      throw error;
    }
  }

  /** Outside a transaction: inside one it would have no effect. */
  #synchronous(full: boolean): void {
    if (full === this.#full) return;
    this.#db.pragma(full ? 'synchronous = FULL' : 'synchronous = NORMAL');
    this.#full = full;
  }

  #blocks(batch: PackedBatch): void {
    let events = 0;
    for (const { first, ends, body: lines, minMs, maxMs } of unpackBlocks(batch.blocks)) {
      const endBytes = bytesOf(ends);
      const body = storedBody(lines);
      const crc = blockCrc({ first, minMs, maxMs, ends: endBytes, body });
      this.#sql.block.run(first, ends.length, minMs, maxMs, crc, endBytes, body);
      events += ends.length;
    }
    if (events > 0) this.#sql.total.run(TOTAL_EVENTS, String(events));
    if (batch.unknown > 0) this.#sql.total.run(TOTAL_UNKNOWN, String(batch.unknown));
  }

  #streams(batch: PackedBatch): void {
    const begun: StreamFields[] = [];
    for (const stream of unpackStreams(batch.streams)) {
      const { no, place, id, firstMs, lastMs, open, waiting, state } = stream;
      if (no > this.#lastStream) {
        this.#sql.newStream.run(no, place, id, firstMs, lastMs, open, waiting, state);
        begun.push(stream);
      } else if (this.#sql.changeStream.run(firstMs, lastMs, open, waiting, state, no).changes === 0) {
        throw new Error(`stream ${no} is to be changed but was never kept`);
      }
    }
    if (batch.streams.fields.length > 0) this.#sql.change.run(bytesOf(numbersOf(batch.streams)));
    this.#nameStreams(begun);
    for (const { no } of begun) this.#lastStream = Math.max(this.#lastStream, no);
  }

  #nameStreams(begun: readonly StreamFields[]): void {
    const nos = Float64Array.from(begun, ({ no }) => no);
    const named = sortPairs(
      Float64Array.from(begun, ({ place, id }) => streamHash(KINDS[place] as string, id)),
      nos,
    );
    named.hashes.forEach((wanted, i) => {
      let hash = wanted;
      while (this.#sql.streamName.run(hash, named.values[i]).changes === 0) hash = nextHash(hash);
    });
  }

  #rest(batch: Pick<CommitBatch, 'pieces' | 'agents' | 'cells' | 'rejects' | 'position' | 'commands' | 'meta'>): void {
    const sql = this.#sql;
    for (const { stream, beginMs, state } of batch.pieces) sql.piece.run(stream, beginMs, state);
    for (const { id, firstMs } of batch.agents) sql.agent.run(id, firstMs);
    for (const cell of batch.cells) this.#cell(cell);
    for (const r of batch.rejects) {
      sql.reject.run(r.digest, r.receivedMs, r.from, r.line, r.category, r.reason, r.raw, r.count);
    }
    if (batch.position !== null) sql.position.run(batch.position.source, batch.position.position);
    for (const c of batch.commands) sql.command.run(c.id, c.askedMs, c.open ? 1 : 0, c.record);
    for (const [key, value] of Object.entries(batch.meta)) sql.meta.run(key, value);
  }

  #cell(cell: CellDelta): void {
    this.#sql.cell.run(cellValues(cell));
  }
}
