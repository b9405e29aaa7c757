import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../electron/cache/migrate.ts';
import { QUERIES } from '../../electron/cache/queries.ts';

/** How each query finds its rows. A query that reads all of a table is one that returns all of it. */
const PLANS: Readonly<Record<keyof typeof QUERIES, readonly string[]>> = {
  meta: ['SEARCH meta USING INDEX sqlite_autoindex_meta_1 (key=?)'],
  metaBetween: ['SEARCH meta USING INDEX sqlite_autoindex_meta_1 (key>? AND key<?)'],
  lastEvent: ['SCAN block'],
  lastStream: ['SEARCH stream'],
  identities: [
    'COMPOUND QUERY',
    'LEFT-MOST SUBQUERY',
    'MATERIALIZE asked',
    'SCAN json_each VIRTUAL TABLE INDEX 1:',
    'SCAN asked',
    'SEARCH recent USING INTEGER PRIMARY KEY (rowid=?)',
    'UNION ALL',
    'SCAN asked',
    'SEARCH identity USING INTEGER PRIMARY KEY (rowid=?)',
  ],
  allIdentities: ['COMPOUND QUERY', 'LEFT-MOST SUBQUERY', 'SCAN identity_recent', 'UNION ALL', 'SCAN identity'],
  block: ['SEARCH block USING INTEGER PRIMARY KEY (rowid<?)'],
  streamByHash: [
    'SEARCH stream_name USING INTEGER PRIMARY KEY (rowid=?)',
    'SEARCH stream USING INTEGER PRIMARY KEY (rowid=?)',
  ],
  streamsByHash: [
    'SCAN asked VIRTUAL TABLE INDEX 1:',
    'SEARCH stream_name USING INTEGER PRIMARY KEY (rowid=?)',
    'SEARCH stream USING INTEGER PRIMARY KEY (rowid=?)',
  ],
  pieces: [
    'SEARCH piece USING INDEX sqlite_autoindex_piece_1 (stream=? AND begin_ms>? AND begin_ms<?)',
    'SCALAR SUBQUERY 1',
    'SEARCH piece USING COVERING INDEX sqlite_autoindex_piece_1 (stream=? AND begin_ms<?)',
  ],
  streamsOfKind: ['SEARCH stream USING INDEX stream_kind (kind=?)'],
  allConversations: ['SCAN stream'],
  conversationsBetween: ['SEARCH stream USING INDEX stream_time (last_ms>?)'],
  conversationsWhere: [
    'SEARCH stream USING INDEX stream_time (last_ms>?)',
    'LIST SUBQUERY 1',
    'SCAN json_each VIRTUAL TABLE INDEX 1:',
    'CREATE BLOOM FILTER',
  ],
  conversationsNaming: ['SEARCH stream USING INDEX stream_time (last_ms>?)'],
  open: ['SEARCH stream USING INDEX stream_open (last_ms<?)'],
  waiting: ['SEARCH stream USING INDEX stream_waiting (last_ms<?)'],
  streamsAfter: ['SEARCH stream USING INDEX stream_time (last_ms>?)'],
  streamsByNo: ['SCAN asked VIRTUAL TABLE INDEX 1:', 'SEARCH stream USING INTEGER PRIMARY KEY (rowid=?)'],
  numbersBetween: ['SEARCH stream USING COVERING INDEX stream_time (last_ms>?)'],
  openNumbers: ['SCAN stream USING COVERING INDEX stream_open'],
  numbersAfter: ['SEARCH stream USING COVERING INDEX stream_time (last_ms>?)'],
  firstMsAfter: ['SEARCH stream USING COVERING INDEX stream_time (last_ms>?)'],
  changesAfter: ['SEARCH change USING INTEGER PRIMARY KEY (rowid>?)'],
  lastChange: ['SEARCH change'],
  sheets: ['SCAN sheet USING COVERING INDEX sqlite_autoindex_sheet_1'],
  sheet: ['SEARCH sheet USING INDEX sqlite_autoindex_sheet_1 (day=? AND section=? AND seq=?)'],
  agents: ['SCAN agent'],
  cells: ['SEARCH cell USING PRIMARY KEY (day=?)'],
  activeCells: ['SEARCH cell USING PRIMARY KEY (day=?)'],
  cellsFrom: ['SEARCH cell USING PRIMARY KEY (day>?)'],
  rejects: ['SCAN reject'],
  rejectCounts: ['SCAN reject USING COVERING INDEX reject_category'],
  position: ['SEARCH position USING PRIMARY KEY (source=?)'],
  commands: ['SCAN command USING INDEX command_asked'],
  openCommands: ['SCAN command USING INDEX command_open'],
  blocksBetween: ['SEARCH block USING COVERING INDEX block_time (max_ms>?)', 'USE TEMP B-TREE FOR ORDER BY'],
  blocksAround: ['SEARCH block USING COVERING INDEX block_time (max_ms>?)'],
  blockCount: ['SEARCH block USING INTEGER PRIMARY KEY (rowid=?)'],
  nextBlock: ['SEARCH block USING COVERING INDEX block_time'],
  newestMs: ['SEARCH block USING COVERING INDEX block_time'],
};

function planned(): Database.Database {
  const db = new Database(':memory:');
  migrate(db, ':memory:');
  return db;
}

test('every query of the reader goes by an index', () => {
  const db = planned();
  const plans = Object.entries(QUERIES).map(([name, sql]) => {
    const values = new Array(sql.split('?').length - 1).fill(0);
    const rows = db.prepare<unknown[]>(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
    return [name, rows.map(({ detail }) => detail)];
  });
  expect(Object.fromEntries(plans)).toEqual(PLANS);
});

test('without its index a query would read the whole table', () => {
  const db = planned();
  db.exec('DROP INDEX stream_kind');
  const [row] = db.prepare<unknown[]>(`EXPLAIN QUERY PLAN ${QUERIES.streamsOfKind}`).all(0) as { detail: string }[];
  expect(row?.detail).toBe('SCAN stream');
});
