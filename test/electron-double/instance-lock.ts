// requestSingleInstanceLock, which is answered at once: a file with the holder's process id in the user's data folder.
// A later instance leaves a note there, which the holder sees.
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCK = 'double.lock';
const NOTE = 'second-instance';

export function takeLock(folder: string, onSecond: () => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, LOCK);
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) {
      writeFileSync(join(folder, `${NOTE}-${process.pid}`), '');
      return false;
    }
    writeFileSync(lock, String(process.pid));
  }
  process.on('exit', () => rmSync(lock, { force: true }));
  const seen = new Set<string>();
  watch(folder, { persistent: false }, (_event, name) => {
    if (name === null || !name.startsWith(NOTE) || seen.has(name)) return;
    seen.add(name);
    onSecond();
  });
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
