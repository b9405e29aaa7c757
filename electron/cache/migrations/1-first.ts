// The first shape of the cache. Never edited once released: a later shape is a later migration.

/**
 * Events lie in blocks of many, as delivered: one row for hundreds of events, and its sum covers it. What is looked up
 * by a text of any shape (an identity, a stream's name) is found by a 53-bit hash of it: a small integer key costs the
 * same for random ids as for ordered ones. Tables that a recovery has to tell apart by the shape of their rows
 * (salvage-rows.ts) have rowids; no two of these have the same columns.
 */
export const FIRST = `
CREATE TABLE meta (key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;

CREATE TABLE block (
  first INTEGER PRIMARY KEY,
  count INTEGER NOT NULL,
  min_ms INTEGER NOT NULL,
  max_ms INTEGER NOT NULL,
  crc INTEGER NOT NULL,
  ends BLOB NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE INDEX block_time ON block (max_ms, min_ms);

CREATE TABLE identity (hash INTEGER PRIMARY KEY, number INTEGER NOT NULL) STRICT;

CREATE TABLE stream (
  no INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  id TEXT NOT NULL,
  first_ms INTEGER NOT NULL,
  last_ms INTEGER NOT NULL,
  open INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX stream_time ON stream (last_ms, first_ms, kind);
CREATE INDEX stream_kind ON stream (kind) WHERE kind <> 0;
CREATE INDEX stream_open ON stream (last_ms) WHERE open = 1;
CREATE INDEX stream_waiting ON stream (last_ms) WHERE waiting = 1;
CREATE TABLE stream_name (hash INTEGER PRIMARY KEY, no INTEGER NOT NULL) STRICT;

CREATE TABLE agent (id TEXT PRIMARY KEY, first_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE cell (
  day TEXT NOT NULL,
  agent TEXT NOT NULL,
  of_group TEXT NOT NULL,
  product TEXT NOT NULL,
  channel TEXT NOT NULL,
  kind TEXT NOT NULL,
  first_response_ms INTEGER NOT NULL,
  first_response_n INTEGER NOT NULL,
  resolution_ms INTEGER NOT NULL,
  resolution_n INTEGER NOT NULL,
  resolved INTEGER NOT NULL,
  reactivated INTEGER NOT NULL,
  transferred INTEGER NOT NULL,
  active INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  answered_in_time INTEGER NOT NULL,
  lost INTEGER NOT NULL,
  PRIMARY KEY (day, agent, of_group, product, channel, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE reject (
  no INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  received_ms INTEGER NOT NULL,
  origin TEXT NOT NULL,
  line INTEGER NOT NULL,
  category TEXT NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT;
CREATE INDEX reject_category ON reject (category, count);

CREATE TABLE position (source TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE command (
  id TEXT NOT NULL UNIQUE,
  asked_ms INTEGER NOT NULL,
  open INTEGER NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX command_asked ON command (asked_ms, id);
CREATE INDEX command_open ON command (asked_ms, id) WHERE open = 1;
`;
