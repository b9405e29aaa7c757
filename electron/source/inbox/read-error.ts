// What can be wrong with a file of events as a file, in words: which file, what, and what to do.

export type ReadErrorCode = 'missing' | 'denied' | 'directory' | 'damaged' | 'failed';

export class ReadError extends Error {
  readonly code: ReadErrorCode;
  readonly file: string;

  constructor(code: ReadErrorCode, file: string, what: string, options?: ErrorOptions) {
    super(`${file}: ${what}`, options);
    this.name = 'ReadError';
    this.code = code;
    this.file = file;
  }
}

const KNOWN: Readonly<Record<string, readonly [ReadErrorCode, string]>> = {
  ENOENT: ['missing', 'there is no such file'],
  ENOTDIR: ['missing', 'there is no such file: a part of its path is no folder'],
  EACCES: ['denied', 'may not be read: ask for the right to read it, or copy it to where you may'],
  EPERM: ['denied', 'may not be read: ask for the right to read it, or copy it to where you may'],
  EISDIR: ['directory', 'is a folder: name a file of events in it'],
  Z_BUF_ERROR: ['damaged', 'its gzip ends too early: it was cut off, get it again'],
  Z_DATA_ERROR: ['damaged', 'its gzip is damaged: get it again'],
};

/** Turns whatever reading threw into a ReadError that names the file. */
export function readErrorOf(file: string, error: unknown): ReadError {
  if (error instanceof ReadError) return error;
  const { code = '', message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  const known = Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined;
  const [readCode, what] = known ?? ['failed', `reading failed: ${message}`];
  return new ReadError(readCode, file, what, { cause: error });
}
