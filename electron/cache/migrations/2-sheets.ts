// What reports need to answer without reading every stream: docs/decisions/5-sheets-and-changes.md.

/**
 * `change`: the numbers of the streams that a transaction began or changed, 4 bytes each. Its newest row is never removed,
 * so `seq` only rises. `sheet`: the rows of one section of a UTC day, as they were at `seq` or later.
 */
export const SHEETS = `
CREATE TABLE change (seq INTEGER PRIMARY KEY, nos BLOB NOT NULL) STRICT;

CREATE TABLE sheet (
  day INTEGER NOT NULL,
  section INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (day, section, seq)
) STRICT;
`;
