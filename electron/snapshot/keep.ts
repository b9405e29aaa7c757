// Keeps the files of one day in a folder of that name, whole or not at all: written beside it under a hidden name, flushed,
// then put in place by one renaming. What was there before goes only when the new one stands; interrupted anywhere, the
// folder is the old one or the new one, and the next run clears what was left.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** What stands in the day's place is no snapshot, or holds more than one: it is left as it is. */
export class ForeignError extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`${path} is no snapshot, or holds other files beside it.`);
    this.path = path;
  }
}

/**
 * @param folder is there already.
 * @param index the name among `files` that lists the others.
 * @returns whether an earlier one was replaced. Throws ForeignError, and what the file system throws; nothing has changed then.
 */
export function keepWhole(folder: string, day: string, files: readonly NamedText[], index: string): boolean {
  const place = join(folder, day);
  const mark = `${hostname()}-${process.pid}`;
  clearLeft(folder, day);
  const isThere = existsSync(place);
  if (isThere && !isOwn(place, index)) throw new ForeignError(place);
  const next = join(folder, `.${day}.new-${mark}`);
  const before = join(folder, `.${day}.old-${mark}`);
  try {
    mkdirSync(next);
    for (const { name, text } of files) writeFlushed(join(next, name), text);
    flushFolder(next);
    if (isThere) renameSync(place, before);
    try {
      renameSync(next, place);
    } catch (error) {
      if (isThere) renameSync(before, place);
      throw error;
    }
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    throw error;
  }
  flushFolder(folder);
  rmSync(before, { recursive: true, force: true });
  return isThere;
}

/** What a run of this computer left that ended in the middle. An earlier snapshot that it had moved aside comes back. */
function clearLeft(folder: string, day: string): void {
  const place = join(folder, day);
  for (const name of readdirSync(folder)) {
    const found = /^(.+)\.(new|old)-(.+)-(\d+)$/.exec(name);
    if (found === null || found[1] !== `.${day}` || found[3] !== hostname() || isAlive(Number(found[4]))) continue;
    if (found[2] === 'old' && !existsSync(place)) renameSync(join(folder, name), place);
    else rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Another run; a number that is this one's own is of one that had it before. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Only what its index lists is in it: somebody's notes beside the figures are not thrown away with them. */
function isOwn(place: string, index: string): boolean {
  try {
    const { files } = JSON.parse(readFileSync(join(place, index), 'utf8')) as { files: { file: string }[] };
    const own = new Set([index, ...files.map(({ file }) => file)]);
    return readdirSync(place).every((name) => own.has(name));
  } catch {
    return false;
  }
}

function writeFlushed(path: string, text: string): void {
  const bytes = Buffer.from(text);
  const fd = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** The names in it are on the disk as well; Windows keeps them by itself and opens no folder. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
