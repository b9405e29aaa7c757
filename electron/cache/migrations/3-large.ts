// What a cache of tens of millions of events needs. Blocks may be compressed from here on: no table changes by that, but
// an older Kokpit would take such a block for damaged (docs/decisions/6-compressed-blocks.md).

/** `identity_recent`: where identities go first, docs/decisions/7-recent-identities.md. */
export const LARGE = `
CREATE TABLE identity_recent (hash INTEGER PRIMARY KEY, number INTEGER NOT NULL) STRICT;
`;
