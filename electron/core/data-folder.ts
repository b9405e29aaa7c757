// Where Kokpit keeps its caches unless told otherwise, and whether it may write there. For shells and the command line.
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { type Said, said } from '../../shared/words/said.ts';
import { makeFolder } from '../cache/make-folder.ts';

export const DEMO_AGENTS = 60;
export const DEMO_SEED = 1;

/** The user's data folder for Kokpit, per platform; not created here. */
export function dataFolder(): string {
  return envPaths('kokpit', { suffix: '' }).data;
}

/** The cache of the user's own floor. */
export function defaultDb(): string {
  return join(dataFolder(), 'kokpit.db');
}

/** The cache of a demo floor: every floor has a file of its own, so that two floors never mix in one. */
export function demoDb(agents: number, seed: number): string {
  const own = agents === DEMO_AGENTS && seed === DEMO_SEED;
  return join(dataFolder(), own ? 'demo.db' : `demo-${agents}-${seed}.db`);
}

/**
 * Makes the cache's folder and checks that a cache can be written in it.
 * @returns null, or where it may not be written and how to choose another place.
 */
export function prepareDb(db: string): Said | null {
  const file = resolve(db);
  const folder = dirname(file);
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    return said('cache.unwritable', { file, why: error instanceof Error ? error.message : String(error) });
  }
}
