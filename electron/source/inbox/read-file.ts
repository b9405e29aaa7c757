// Reads a file of events, or standard input, as batches of lines: plain or gzip, told by its first bytes, of any size
// in bounded memory. What goes wrong with the file itself is a ReadError; what is wrong with a line is not seen here.
// Chunks and lines are good until the next are asked for: whoever keeps one copies it.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { said } from '../../../shared/words/said.ts';
import { CHUNK_BYTES, fileChunks } from './file-chunks.ts';
import { type LineBatch, LineSplitter } from './lines.ts';
import { ReadError, readErrorOf } from './read-error.ts';

const GZIP_MAGIC = [0x1f, 0x8b];

export interface ReadOptions {
  /** What `-` stands for. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Bytes read so far, as they lie on the disk, and how many there are in all; null: not known. */
  readonly onBytes?: (read: number, total: number | null) => void;
}

/** How a delivery is called in messages and rejects. */
export function nameOfInput(path: string): string {
  return path === '-' ? 'standard input' : path;
}

interface Input {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** null: not known. */
  readonly total: number | null;
}

async function inputOf(path: string, stdin: AsyncIterable<Uint8Array>): Promise<Input> {
  if (path === '-') return { chunks: stdin, total: null };
  const found = await stat(path);
  if (found.isDirectory()) throw new ReadError('directory', path, said('read.directory', { file: path }));
  if (found.isFile()) return { chunks: fileChunks(path), total: found.size };
  // A pipe or a device may have one wait: it is not read by this thread.
  return { chunks: createReadStream(path, { highWaterMark: CHUNK_BYTES }), total: null };
}

/** For one who works on a chunk while the next is read already. */
async function* copied(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  total: number | null,
  onBytes: ReadOptions['onBytes'],
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    onBytes?.(read, total);
    yield chunk;
  }
}

/** Takes as many chunks as it needs to see the first bytes, and gives the same stream back with them. */
async function peek(chunks: AsyncGenerator<Uint8Array>): Promise<{ first: Buffer; whole: AsyncGenerator<Uint8Array> }> {
  let first = Buffer.alloc(0);
  while (first.length < GZIP_MAGIC.length) {
    const next = await chunks.next();
    if (next.done) break;
    first = first.length === 0 ? Buffer.from(next.value) : Buffer.concat([first, next.value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (first.length > 0) yield first;
    yield* chunks;
  }
  return { first, whole: whole() };
}

/** Told by its first bytes, whatever its name. */
export function isGzip(first: Uint8Array): boolean {
  return GZIP_MAGIC.every((byte, index) => first[index] === byte);
}

async function inflated(path: string, chunks: AsyncGenerator<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const { first, whole } = await peek(chunks);
  if (isGzip(first)) {
    // The loop over its output throws what pipeline passes on; the callback has nothing to add.
    return pipeline(
      Readable.from(copied(whole), { objectMode: false }),
      createGunzip({ chunkSize: CHUNK_BYTES }),
      () => undefined,
    );
  }
  if (path.endsWith('.gz')) {
    throw new ReadError('damaged', path, said(first.length === 0 ? 'read.empty' : 'read.no_gzip', { file: path }));
  }
  return whole;
}

/**
 * Every line of the file at `path` (`-`: of `stdin`), in order. A batch is good until the next is asked for.
 * @throws ReadError if it is missing, unreadable, a folder, or damaged gzip; lines before the damage have come by then.
 */
export async function* readLines(path: string, options: ReadOptions): AsyncGenerator<LineBatch> {
  const name = nameOfInput(path);
  const splitter = new LineSplitter({ firstLine: 1, fileStart: true });
  try {
    const { chunks, total } = await inputOf(path, options.stdin);
    for await (const chunk of await inflated(path, counted(chunks, total, options.onBytes)))
      yield* splitter.push(chunk);
  } catch (error) {
    throw readErrorOf(name, error);
  }
  yield* splitter.end();
}
