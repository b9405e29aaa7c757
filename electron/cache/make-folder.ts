// Makes a folder with its parents. Not mkdir's own `recursive`: where a parent is there but takes no folders (such as
// below /proc), that tries for ever.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Throws what the file system throws, and where the folder's place is taken by a file. */
export function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found === undefined) makeFolder(dirname(folder));
  mkdirSync(folder);
}
