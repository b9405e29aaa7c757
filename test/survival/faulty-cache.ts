// Caches that do what must not be done, for the controls: each must be found out by the check that the real one passes.

import { EMPTY_BATCH } from '../../electron/cache/empty-batch.ts';
import type { CacheReader, CacheWriter, CommitBatch } from '../../electron/cache/types.ts';

export const CACHE_FAULTS = ['position-first', 'facts-later', 'names-forgotten', 'kept-too-early'] as const;
export type CacheFault = (typeof CACHE_FAULTS)[number];

interface Cache {
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
}

/**
 * @param hold is awaited at the worst moment of every commit.
 */
export function faultyCache(fault: CacheFault, { reader, writer }: Cache, hold: () => Promise<void>): Cache {
  const commits = (commit: CacheWriter['commit']): CacheWriter => ({
    commit,
    replaceCells: (zone, cells) => writer.replaceCells(zone, cells),
    seal: (step) => writer.seal(step),
    close: () => writer.close(),
  });
  /** What belongs together, in two transactions. */
  const inTwo = (first: (batch: CommitBatch) => CommitBatch, rest: (batch: CommitBatch) => CommitBatch) =>
    commits(async (batch) => {
      await writer.commit(first(batch));
      await hold();
      await writer.commit(rest(batch));
    });
  switch (fault) {
    case 'position-first':
      return {
        reader,
        writer: inTwo(
          ({ position }) => ({ ...EMPTY_BATCH, position }),
          (batch) => ({ ...batch, position: null }),
        ),
      };
    case 'facts-later':
      return {
        reader,
        writer: inTwo(
          (batch) => ({ ...batch, streams: [], pieces: [], agents: [], cells: [] }),
          ({ streams, pieces, agents, cells }) => ({ ...EMPTY_BATCH, streams, pieces, agents, cells }),
        ),
      };
    case 'names-forgotten':
      return {
        reader: forgetful(reader),
        writer: commits((batch) =>
          writer.commit({ ...batch, identities: { hashes: new Float64Array(), numbers: new Float64Array() } }),
        ),
      };
    case 'kept-too-early': {
      let before: Promise<void> = Promise.resolve();
      return {
        reader,
        writer: commits(async (batch) => {
          before = before.then(hold).then(() => writer.commit(batch));
        }),
      };
    }
  }
}

/** Knows every event by number, none by name. */
function forgetful(reader: CacheReader): CacheReader {
  return new Proxy(reader, {
    get(target, key) {
      if (key === 'findIdentities') return () => new Map();
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
