// What an agent who changes status for years needs: docs/decisions/15-statuses-lie-in-pieces.md.

/**
 * `piece`: the statuses of a stream from `begin_ms` on to the next piece, as JSON: the state before them, the numbers of
 * their events. The last piece is none of these, it lies in the stream's own row; a row of before is a last piece of all.
 */
export const PIECES = `
CREATE TABLE piece (
  stream INTEGER NOT NULL,
  begin_ms INTEGER NOT NULL,
  state TEXT NOT NULL,
  UNIQUE (stream, begin_ms)
) STRICT;
`;
