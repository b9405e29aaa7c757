// Values of flags: read, or refused in words for the person who typed them.
import { closeSync, openSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { SaidError, said } from '../../shared/words/said.ts';

const MOST_SPEED = 10_000;

/** A value that does not hold; its message is for the person who typed it. */
export class WrongFlag extends SaidError {}

/** A whole number from `least` to `most`. */
export function integer(flag: string, text: string | undefined, least: number, most: number, absent: number): number {
  if (text === undefined) return absent;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new WrongFlag(said('launch.integer', { flag, least, most, text }));
}

export function speedOf(text: string | undefined): number {
  if (text === undefined) return 1;
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= MOST_SPEED) return value;
  throw new WrongFlag(said('launch.speed', { most: MOST_SPEED, text }));
}

/** A file that cannot be read is told here by name; what is in it is the source's to judge. */
export function readable(path: string): string {
  const file = resolve(path);
  try {
    if (statSync(file).isDirectory()) throw new UnreadableFile(said('launch.folder', { file }));
    closeSync(openSync(file, 'r'));
    return file;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile(said('launch.unreadable', { file, why }));
  }
}

export class UnreadableFile extends SaidError {}
