// What the reader asks the database, by name. Each one must be served by an index (test/cache/query-plans.test.ts).

import { CELL_COLUMNS } from './cell-columns.ts';

const STREAM = ['no', 'kind', 'id', 'first_ms', 'last_ms', 'open', 'waiting', 'state']
  .map((name) => `stream.${name}`)
  .join(', ');

export const QUERIES = {
  meta: 'SELECT value FROM meta WHERE key = ?',
  metaBetween: 'SELECT key, value FROM meta WHERE key >= ? AND key < ? LIMIT ?',
  lastEvent: 'SELECT first + count - 1 FROM block ORDER BY first DESC LIMIT 1',
  lastStream: 'SELECT max(no) FROM stream',
  // The list drives (CROSS JOIN), so that every hash is one step down the tree.
  identities: `WITH asked AS MATERIALIZED (SELECT value FROM json_each(?))
    SELECT recent.hash, recent.number FROM asked CROSS JOIN identity_recent AS recent ON recent.hash = asked.value
    UNION ALL SELECT identity.hash, identity.number FROM asked CROSS JOIN identity ON identity.hash = asked.value`,
  allIdentities: 'SELECT hash FROM identity_recent UNION ALL SELECT hash FROM identity',
  block: 'SELECT first, count, min_ms, max_ms, crc, ends, body FROM block WHERE first <= ? ORDER BY first DESC LIMIT 1',
  streamByHash: `SELECT stream_name.hash, ${STREAM} FROM stream_name CROSS JOIN stream ON stream.no = stream_name.no WHERE stream_name.hash = ?`,
  streamsByHash: `SELECT stream_name.hash, ${STREAM} FROM json_each(?) AS asked CROSS JOIN stream_name ON stream_name.hash = asked.value CROSS JOIN stream ON stream.no = stream_name.no`,
  pieces: `SELECT stream, begin_ms AS beginMs, state FROM piece WHERE stream = ? AND begin_ms < ? AND begin_ms >=
    coalesce((SELECT max(begin_ms) FROM piece WHERE stream = ? AND begin_ms <= ?), ?) ORDER BY begin_ms`,
  streamsOfKind: `SELECT ${STREAM} FROM stream WHERE kind = ? AND kind <> 0`,
  allConversations: `SELECT ${STREAM} FROM stream WHERE kind = 0 ORDER BY no`,
  conversationsBetween: `SELECT ${STREAM} FROM stream INDEXED BY stream_time WHERE last_ms >= ? AND first_ms <= ? AND kind = 0`,
  // What cannot be read is left to whoever reads it, who knows what to say.
  conversationsWhere: `SELECT ${STREAM} FROM stream INDEXED BY stream_time WHERE last_ms >= ? AND first_ms <= ? AND kind = 0 AND (last_ms > ? OR NOT json_valid(state) OR json_extract(state, ?) IN (SELECT value FROM json_each(?)))`,
  // Where most name somebody else: no text is made of what nobody reads.
  conversationsNaming: `SELECT ${STREAM} FROM stream INDEXED BY stream_time WHERE last_ms >= ? AND first_ms <= ? AND kind = 0 AND instr(state, ?) > 0`,
  open: `SELECT ${STREAM} FROM stream WHERE open = 1 AND last_ms < ?`,
  waiting: `SELECT ${STREAM} FROM stream WHERE waiting = 1 AND last_ms < ?`,
  streamsAfter: `SELECT ${STREAM} FROM stream INDEXED BY stream_time WHERE last_ms > ?`,
  streamsByNo: `SELECT ${STREAM} FROM json_each(?) AS asked CROSS JOIN stream ON stream.no = asked.value`,
  numbersBetween: 'SELECT no FROM stream INDEXED BY stream_time WHERE last_ms >= ? AND first_ms <= ? AND kind = 0',
  openNumbers: 'SELECT no FROM stream INDEXED BY stream_open WHERE open = 1',
  numbersAfter: 'SELECT no FROM stream INDEXED BY stream_time WHERE last_ms > ?',
  firstMsAfter: 'SELECT min(first_ms) FROM stream INDEXED BY stream_time WHERE last_ms >= ?',
  changesAfter: 'SELECT seq, nos FROM change WHERE seq > ? ORDER BY seq',
  lastChange: 'SELECT max(seq) FROM change',
  sheets: 'SELECT day, section, seq FROM sheet ORDER BY day, section, seq',
  sheet: 'SELECT body FROM sheet WHERE day = ? AND section = ? AND seq = ?',
  agents: 'SELECT id, first_ms AS firstMs FROM agent ORDER BY id',
  cells: `SELECT ${CELL_COLUMNS} FROM cell WHERE day = ?`,
  activeCells: `SELECT ${CELL_COLUMNS} FROM cell WHERE day = '' AND active <> 0`,
  cellsFrom: `SELECT ${CELL_COLUMNS} FROM cell WHERE day >= ?`,
  rejects:
    'SELECT digest, received_ms AS receivedMs, origin AS "from", line, category, reason, raw, count FROM reject ORDER BY no',
  rejectCounts:
    'SELECT category, count(*) AS entries, sum(count) AS count FROM reject GROUP BY category ORDER BY category',
  position: 'SELECT position FROM position WHERE source = ?',
  commands: 'SELECT record FROM command ORDER BY asked_ms DESC, id DESC LIMIT ?',
  openCommands: 'SELECT record FROM command WHERE open = 1 ORDER BY asked_ms, id',
  blocksBetween: 'SELECT first FROM block INDEXED BY block_time WHERE max_ms >= ? AND min_ms <= ? ORDER BY first',
  blocksAround:
    'SELECT min(first) AS first, max(first) AS last FROM block INDEXED BY block_time WHERE max_ms >= ? AND min_ms <= ?',
  blockCount: 'SELECT count FROM block WHERE first = ?',
  nextBlock: 'SELECT min(min_ms) FROM block INDEXED BY block_time WHERE min_ms >= ?',
  newestMs: 'SELECT max(max_ms) FROM block',
} as const;

export type QueryName = keyof typeof QUERIES;
