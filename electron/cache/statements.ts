// What the writer says to the database, prepared once.
import { CELL_KEY, CELL_SUMS } from './cell-columns.ts';
import type { Connection, Statement } from './connection.ts';

export interface Statements {
  readonly begin: Statement;
  readonly commit: Statement;
  readonly rollback: Statement;
  readonly block: Statement;
  readonly total: Statement;
  readonly lastStream: Statement;
  readonly newStream: Statement;
  readonly changeStream: Statement;
  readonly streamName: Statement;
  readonly piece: Statement;
  readonly agent: Statement;
  readonly cell: Statement;
  readonly clearCells: Statement;
  readonly reject: Statement;
  readonly position: Statement;
  readonly command: Statement;
  readonly meta: Statement;
  readonly change: Statement;
  readonly sheet: Statement;
  readonly oldChanges: Statement;
  readonly oldSheets: Statement;
  readonly newSheets: Statement;
}

export function statements(db: Connection): Statements {
  const q = (sql: string): Statement => db.prepare<unknown[]>(sql);
  const cellMarks = new Array(CELL_KEY.length + CELL_SUMS.length).fill('?').join(', ');
  const cellSums = CELL_SUMS.map((name) => `${name} = ${name} + excluded.${name}`).join(', ');
  return {
    begin: q('BEGIN IMMEDIATE'),
    commit: q('COMMIT'),
    rollback: q('ROLLBACK'),
    block: q('INSERT INTO block (first, count, min_ms, max_ms, crc, ends, body) VALUES (?, ?, ?, ?, ?, ?, ?)'),
    total: q(
      `INSERT INTO meta VALUES (?, ?) ON CONFLICT (key)
       DO UPDATE SET value = CAST(value AS INTEGER) + CAST(excluded.value AS INTEGER)`,
    ),
    lastStream: q('SELECT max(no) FROM stream'),
    newStream: q('INSERT INTO stream VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    changeStream: q('UPDATE stream SET first_ms = ?, last_ms = ?, open = ?, waiting = ?, state = ? WHERE no = ?'),
    streamName: q('INSERT INTO stream_name VALUES (?, ?) ON CONFLICT DO NOTHING'),
    piece: q('INSERT INTO piece VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state'),
    agent: q('INSERT INTO agent VALUES (?, ?) ON CONFLICT DO UPDATE SET first_ms = min(first_ms, excluded.first_ms)'),
    cell: q(`INSERT INTO cell VALUES (${cellMarks}) ON CONFLICT DO UPDATE SET ${cellSums}`),
    clearCells: q('DELETE FROM cell'),
    reject: q(
      `INSERT INTO reject (digest, received_ms, origin, line, category, reason, raw, count)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET count = count + excluded.count`,
    ),
    position: q('INSERT INTO position VALUES (?, ?) ON CONFLICT DO UPDATE SET position = excluded.position'),
    command: q(
      `INSERT INTO command VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET asked_ms = excluded.asked_ms, open = excluded.open, record = excluded.record`,
    ),
    meta: q('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'),
    change: q('INSERT INTO change (nos) VALUES (?)'),
    sheet: q('INSERT OR REPLACE INTO sheet VALUES (?, ?, ?, ?)'),
    newSheets: q('DELETE FROM sheet WHERE seq > ?'),
    oldChanges: q('DELETE FROM change WHERE seq < ?'),
    oldSheets: q(
      `DELETE FROM sheet WHERE EXISTS (SELECT 1 FROM sheet AS newer
       WHERE newer.day = sheet.day AND newer.section = sheet.section AND newer.seq > sheet.seq AND newer.seq <= ?)`,
    ),
  };
}
