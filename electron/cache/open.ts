// The door to the cache: opens it for writing (one program at a time) or for reading beside the writer.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openForWriting } from './connection.ts';
import { toCacheError } from './errors.ts';
import { migrate } from './migrate.ts';
import type { SlowQuery } from './query-runner.ts';
import { createReader } from './reader.ts';
import type { CacheReader, CacheWriter } from './types.ts';
import { createWriter } from './writer.ts';

export interface OpenForWriting {
  readonly mode: 'write';
  readonly file: string;
  /** Where writer-worker starts: the writer's thread, and the one that checks. */
  readonly workerUrl: URL;
  readonly onSlow?: (slow: SlowQuery) => void;
}

export interface OpenForReading {
  readonly mode: 'read';
  readonly file: string;
  readonly onSlow?: (slow: SlowQuery) => void;
}

export interface ReadCache {
  readonly reader: CacheReader;
  close(): Promise<void>;
}

export interface WriteCache extends ReadCache {
  readonly writer: CacheWriter;
}

/** Throws CacheError. */
export function openCache(options: OpenForReading): Promise<ReadCache>;
export function openCache(options: OpenForWriting): Promise<WriteCache>;
export async function openCache(options: OpenForReading | OpenForWriting): Promise<ReadCache | WriteCache> {
  return options.mode === 'read' ? openBeside(options) : openAlone(options);
}

function openBeside(options: OpenForReading): ReadCache {
  const reader = createReader(options);
  return { reader, close: async () => reader.close() };
}

function openAlone(options: OpenForWriting): WriteCache {
  const { file, workerUrl } = options;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const db = openForWriting(file);
    try {
      migrate(db, file);
    } finally {
      db.close();
    }
  } catch (error) {
    throw toCacheError(error, file);
  }
  const reader = createReader(options);
  const writer = createWriter({ file, workerUrl });
  return {
    reader,
    writer,
    close: async () => {
      reader.close();
      await writer.close();
    },
  };
}
