// What is said of a row of the call-back list, by the core and by the page alike. Pure.
import type { LostRow, LostShow, LostState } from './contract/lost.ts';

export function stateOf({ note }: Pick<LostRow, 'note'>): LostState {
  return note?.state ?? 'open';
}

export function isShown(row: LostRow, show: LostShow): boolean {
  return show === 'all' || (stateOf(row) === 'open') === (show === 'open');
}

/** Whether the contact was served since: no call-back is needed any more. */
export function isServed({ answered_late_at, back, called }: LostRow): boolean {
  return answered_late_at !== null || (back?.answered_at ?? null) !== null || (called?.reached_at ?? null) !== null;
}

/** Still to be called, though the contact was served since: to be noted as such all at once. */
export function isToClear(row: LostRow): boolean {
  return stateOf(row) === 'open' && isServed(row);
}
