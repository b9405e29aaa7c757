// The door to the cache: for writing (one program at a time), or for reading beside the writer.
import { existsSync, realpathSync } from 'node:fs';
import { said } from '../../shared/words/said.ts';
import { workerUrl as entryOf } from '../core/worker-url.ts';
import { openForWriting } from './connection.ts';
import { CacheError } from './errors.ts';
import { readHeader } from './header.ts';
import { IdentityFilter } from './identity-filter.ts';
import { checkIntegrity, type IntegrityCheck, type IntegrityReport } from './integrity.ts';
import { lockCache } from './lock.ts';
import { NEWEST_VERSION } from './migrate.ts';
import { checkHeader, ensurePlace, prepareFile } from './prepare.ts';
import type { SlowQuery } from './query-runner.ts';
import { createReader } from './reader.ts';
import { planAside } from './recovery-marker.ts';
import type { Salvage } from './salvage.ts';
import type { CacheReader, CacheWriter } from './types.ts';
import { createWriter } from './writer.ts';

export interface OpenForWriting {
  readonly mode: 'write';
  readonly file: string;
  /** Where writer-worker starts. */
  readonly workerUrl: URL;
  /** Where the process that looks the cache through starts (default: the program's own). */
  readonly checkUrl?: URL;
  /** How another program that wants the cache is told of this one (default: `Kokpit`). */
  readonly program?: string;
  /** ms since 1970 (default: the system's clock): names what is set aside. */
  readonly now?: () => number;
  readonly onSlow?: (slow: SlowQuery) => void;
  /** What counts as slow (default: 100). */
  readonly slowMs?: number;
}

export interface OpenForReading {
  readonly mode: 'read';
  readonly file: string;
  /** See ReaderOptions. */
  readonly onRow?: (streams: number) => void;
  readonly onSlow?: (slow: SlowQuery) => void;
  /** What counts as slow (default: 100). */
  readonly slowMs?: number;
}

export interface ReadCache {
  readonly reader: CacheReader;
  close(): Promise<void>;
}

export interface WriteCache extends ReadCache {
  readonly writer: CacheWriter;
  /** The cache was damaged (now, or at a start that was interrupted): take these events in, then call `finish`. */
  readonly salvage: Salvage | null;
  /** Looks the whole cache through in the background. */
  checkIntegrity(): Promise<IntegrityReport>;
  /** Ends that at once, however far it is; closing does so too. */
  stopCheck(): Promise<void>;
  /** The next start sets the file aside and recovers what is intact. */
  requestRecovery(reason: string): void;
}

/** Files that this thread has open: their bytes must not be read past SQLite (header.ts). */
const open = new Set<string>();

/** Throws CacheError. */
export function openCache(options: OpenForReading): Promise<ReadCache>;
export function openCache(options: OpenForWriting): Promise<WriteCache>;
export async function openCache(options: OpenForReading | OpenForWriting): Promise<ReadCache | WriteCache> {
  return options.mode === 'read' ? openBeside(options) : openAlone(options);
}

function openBeside(options: OpenForReading): ReadCache {
  const { file } = options;
  if (!existsSync(file)) {
    throw new CacheError('denied', file, said('cache.missing', { file }));
  }
  if (!open.has(realpathSync(file))) checkForReading(file);
  const reader = createReader(options);
  return { reader, close: async () => reader.close() };
}

/** A reader cannot take its log away: where nothing was written, it is left behind. */
function tidy(file: string): void {
  if (!existsSync(`${file}-wal`)) return;
  try {
    openForWriting(file).close();
  } catch {
    // Left behind it does no harm.
  }
}

function checkForReading(file: string): void {
  ensurePlace(file);
  const header = readHeader(file);
  checkHeader(file, header);
  const version = header.kind === 'cache' ? header.version : 0;
  if (version < NEWEST_VERSION) {
    throw new CacheError('failed', file, said('cache.older', { file }));
  }
}

function openAlone(options: OpenForWriting): WriteCache {
  const { file, workerUrl, checkUrl = entryOf('check-process'), program = 'Kokpit', now = Date.now } = options;
  ensurePlace(file);
  const lock = lockCache(file, program, now());
  try {
    const salvage = prepareFile(file, now);
    const filter = new IdentityFilter();
    const reader = createReader({ ...options, filter });
    const writer = createWriter({ file, workerUrl, onIdentities: (hashes) => filter.add(hashes) });
    const path = realpathSync(file);
    open.add(path);
    let check: IntegrityCheck | null = null;
    const stopCheck = async () => void (await check?.stop());
    return {
      reader,
      writer,
      salvage,
      checkIntegrity: () => {
        check = checkIntegrity(file, checkUrl);
        return check.done;
      },
      stopCheck,
      requestRecovery: (reason) => void planAside(file, reason, now()),
      close: async () => {
        await stopCheck();
        reader.close();
        await writer.close();
        tidy(file);
        open.delete(path);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
