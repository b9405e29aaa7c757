// The keys of looking back: `R` goes there and to the field for a time, `L` and Esc go back to live, the others move.

import type { Session } from '../store/session.ts';
import { REWIND_TIME_ID } from './rewind-bar.tsx';
import { stepOf } from './rewind-scrubber.tsx';

/** Looks back, if nobody does so yet, with the time ready to be typed. */
export function rewindTo(session: Session): void {
  session.rewind.enter();
  // The bar is drawn first.
  setTimeout(() => document.getElementById(REWIND_TIME_ID)?.focus(), 0);
}

/** @returns whether the key was one of these. */
export function rewindKey(event: KeyboardEvent, session: Session): boolean {
  const { rewind } = session;
  const key = event.key.toLowerCase();
  if (key === 'r' && session.navigation.state.getState().page === 'cockpit') {
    // From live the keys of the day are at hand first; pressed again, the time can be typed.
    if (rewind.on) rewindTo(session);
    else rewind.enter();
    return true;
  }
  if (!rewind.on) return false;
  if (key === 'l' || key === 'escape') {
    rewind.live();
    return true;
  }
  if (key === ' ') {
    // On a button it presses that button.
    if (event.target instanceof Element && event.target.closest('button, a, summary, label') !== null) return false;
    rewind.playOrPause();
    return true;
  }
  const step = event.key.startsWith('Arrow') && !/Left|Right/.test(event.key) ? null : stepOf(event);
  if (step === null) return false;
  rewind.step(step);
  return true;
}
