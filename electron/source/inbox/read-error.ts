// What can be wrong with a file of events as a file, in words: which file, what, and what to do.

import { type Said, SaidError, said } from '../../../shared/words/said.ts';

export type ReadErrorCode = 'missing' | 'denied' | 'directory' | 'damaged' | 'failed';

type Words = 'missing' | 'no_folder' | 'denied' | 'directory' | 'cut_off' | 'damaged' | 'empty' | 'no_gzip';

export class ReadError extends SaidError {
  readonly code: ReadErrorCode;
  readonly file: string;

  constructor(code: ReadErrorCode, file: string, said: Said, options?: ErrorOptions) {
    super(said, options);
    this.name = 'ReadError';
    this.code = code;
    this.file = file;
  }
}

const KNOWN: Readonly<Record<string, readonly [ReadErrorCode, Words]>> = {
  ENOENT: ['missing', 'missing'],
  ENOTDIR: ['missing', 'no_folder'],
  EACCES: ['denied', 'denied'],
  EPERM: ['denied', 'denied'],
  EISDIR: ['directory', 'directory'],
  Z_BUF_ERROR: ['damaged', 'cut_off'],
  Z_DATA_ERROR: ['damaged', 'damaged'],
};

/** Turns whatever reading threw into a ReadError that names the file. */
export function readErrorOf(file: string, error: unknown): ReadError {
  if (error instanceof ReadError) return error;
  const { code = '', message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  const known = Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined;
  if (known === undefined)
    return new ReadError('failed', file, said('read.failed', { file, why: message }), { cause: error });
  const [readCode, words] = known;
  return new ReadError(readCode, file, said(`read.${words}`, { file }), { cause: error });
}
