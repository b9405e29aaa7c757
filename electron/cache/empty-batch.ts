// A batch that changes nothing: what is to be committed is put into a copy of it.
import type { CommitBatch } from './types.ts';

export const EMPTY_BATCH: CommitBatch = {
  blocks: [],
  identities: { hashes: new Float64Array(), numbers: new Float64Array() },
  streams: [],
  pieces: [],
  agents: [],
  cells: [],
  rejects: [],
  position: null,
  commands: [],
  meta: {},
  unknown: 0,
  full: false,
};
