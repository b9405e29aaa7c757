// A folder of the run's own for whatever it and its programs put among the system's temporary files: gone with the run, also
// where that fails, and what was left in it by then is told.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * From now on `tmpdir()` is that folder, here and in whatever is started from here.
 * @returns ends it; throws where something was left, and names it.
 */
export function beginTempFolder(): () => void {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-run-'));
  // Some tests run the program as a user who is not this one.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', remove);
  return () => {
    const left = readdirSync(folder).sort();
    process.off('exit', remove);
    remove();
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    if (left.length > 0) throw new Error(`Left among the temporary files: ${left.join(', ')}.`);
  };
}

/** For a program that is nothing but its run: a signal too ends it with its folder. */
export function ownTempFolder(): () => void {
  for (const [signal, code] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const]) {
    process.once(signal, () => process.exit(code));
  }
  return beginTempFolder();
}
