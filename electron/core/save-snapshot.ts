// Puts a day's snapshot into a folder, and says in words why it could not be.
import { accessSync, constants, statSync } from 'node:fs';
import type { DaySnapshot } from '../../shared/contract/snapshot.ts';
import { SaidError, said } from '../../shared/words/said.ts';
import { makeFolder } from '../cache/make-folder.ts';
import { ForeignError, keepWhole } from '../snapshot/keep.ts';

/** Makes the folder where it is missing: what cannot be written is told before anything is counted. @throws SaidError */
export function prepareOut(folder: string): void {
  inWords(folder, () => {
    if (statSync(folder, { throwIfNoEntry: false })?.isFile()) throw new SaidError(said('snapshot.file', { folder }));
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  });
}

/** @returns whether an earlier one was replaced. @throws SaidError; then nothing has changed. */
export function saveSnapshot(folder: string, { date, files }: DaySnapshot): boolean {
  return inWords(folder, () => keepWhole(folder, date, files, files.at(-1)?.name ?? ''));
}

function inWords<T>(folder: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof SaidError) throw error;
    if (error instanceof ForeignError) throw new SaidError(said('snapshot.foreign', { path: error.path }));
    throw new SaidError(said('snapshot.unwritable', { folder, why: (error as Error).message }));
  }
}
