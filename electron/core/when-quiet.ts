// For what can wait and reads much (the look through the cache): it begins once nobody asks anything of the cache any more,
// so that the first questions after a start do not share a cold disk with it.
import type { Clock } from './clock.ts';

/** A start's rush. */
const FIRST_MS = 10_000;
/** Longer than a supervisor reads one page before the next, shorter than a page takes to ask again by itself. */
const QUIET_MS = 5_000;
/** A console that is asked without a pause is looked through all the same. */
const MOST_MS = 600_000;

export interface Load {
  /** Questions so far. */
  readonly asked: number;
  /** Something is being answered, read ahead or sealed. */
  readonly busy: boolean;
}

/** @returns what cancels it. */
export function whenQuiet(clock: Clock, load: () => Load, run: () => void): () => void {
  const begunMs = clock.now();
  let seen = load().asked;
  let cancel = clock.setTimer(look, FIRST_MS);
  function look(): void {
    const { asked, busy } = load();
    if ((asked === seen && !busy) || clock.now() - begunMs >= MOST_MS) {
      run();
      return;
    }
    seen = asked;
    cancel = clock.setTimer(look, QUIET_MS);
  }
  return () => cancel();
}
