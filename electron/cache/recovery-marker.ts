// `FILE.recovery`: what is known of damage between starts. It is written before anything is moved and goes when all
// that is intact has been kept again, so a recovery that was interrupted anywhere is taken up at the next start.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';

/** What moves with a database. The database itself is the last: once it has moved, all has. */
const PARTS = ['-shm', '-wal', ''];

export interface Marker {
  readonly reason: string;
  /** Damaged files that were set aside, latest last. */
  readonly asides: readonly string[];
  /** Where the present file is to be set aside; null: it is the new one. */
  readonly next: string | null;
}

export function readMarker(file: string): Marker | null {
  try {
    const { reason, asides, next } = JSON.parse(readFileSync(markerOf(file), 'utf8')) as Marker;
    return { reason, asides, next };
  } catch {
    // Absent, or cut off while it was written: then nothing has been moved yet.
    return null;
  }
}

export function clearMarker(file: string): void {
  rmSync(markerOf(file), { force: true });
}

/** The next start sets the file aside. @param now ms since 1970; it names the file. */
export function planAside(file: string, reason: string, now: number): Marker {
  const before = readMarker(file);
  if (before !== null && before.next !== null) return before;
  return writeMarker(file, { reason, asides: before?.asides ?? [], next: asideName(file, now) });
}

/** Carries out what is planned; nobody has the file open. */
export function setAside(file: string, marker: Marker): Marker {
  const { next } = marker;
  if (next === null) return marker;
  if (!existsSync(next)) {
    for (const part of PARTS) if (existsSync(file + part)) renameSync(file + part, next + part);
  }
  return writeMarker(file, { ...marker, asides: [...marker.asides, next], next: null });
}

function asideName(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
  let name = `${file}.damaged-${stamp}`;
  for (let n = 2; existsSync(name); n++) name = `${file}.damaged-${stamp}-${n}`;
  return name;
}

function markerOf(file: string): string {
  return `${file}.recovery`;
}

/** Whole or not at all: written beside, then put in place. */
function writeMarker(file: string, marker: Marker): Marker {
  const fd = openSync(`${markerOf(file)}.new`, 'w');
  try {
    writeSync(fd, `${JSON.stringify(marker)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(`${markerOf(file)}.new`, markerOf(file));
  return marker;
}
