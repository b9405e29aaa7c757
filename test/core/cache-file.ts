// A real cache file whose writer runs on the test's own thread: the same statements, without a worker to wait for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Committer } from '../../electron/cache/commit.ts';
import { openForWriting } from '../../electron/cache/connection.ts';
import { migrate } from '../../electron/cache/migrate.ts';
import { packBatch } from '../../electron/cache/pack.ts';
import { createReader } from '../../electron/cache/reader.ts';
import type { CacheReader, CacheWriter } from '../../electron/cache/types.ts';

export interface CacheFile {
  readonly file: string;
  open(): { reader: CacheReader; writer: CacheWriter; close(): void };
  remove(): void;
}

export function cacheFile(): CacheFile {
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-core-'));
  const file = join(folder, 'cache.db');
  return {
    file,
    open() {
      const db = openForWriting(file);
      db.pragma('synchronous = OFF');
      migrate(db, file);
      const committer = new Committer(db);
      const reader = createReader({ file });
      const writer: CacheWriter = {
        commit: async (batch) => committer.commit(packBatch(batch)),
        replaceCells: async (zone, cells) => committer.replaceCells(zone, cells),
        seal: async (step) => committer.seal(step),
        close: async () => {},
      };
      const close = () => {
        reader.close();
        db.close();
      };
      return { reader, writer, close };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
