// What a conversation on a row of numbers adds to the cells as it moves on.
import { agentNumber } from './agents.ts';
import { hasOutcome, VOICE, wasLost } from './bits.ts';
import { addActiveTo, addFactTo, addOutcomeToRow, findCell, isCellOf } from './cell-rows.ts';
import { IN_TIME_MS, isCellFact } from './cells.ts';
import { facetOfRow, groupOf } from './row-texts.ts';
import * as at from './rows.ts';
import { int, setInt, time } from './rows.ts';

/** Adds a fact of an agent's, where it is one that cells count. */
export function tellFact(row: number, code: number, ms: number, agent: number, value: number): void {
  if (agent === 0 || !isCellFact(facetOfRow(row).channel, code, value)) return;
  addFactTo(cellOf(row, agent), code, ms, value);
}

/** It was active with one, and is with another; 0: with nobody. */
export function tellActive(row: number, before: number, now: number): void {
  if (before === now) return;
  if (before !== 0) addActiveTo(cellOf(row, before), -1);
  if (now !== 0) addActiveTo(cellOf(row, now), 1);
}

/** Adds how it was answered or lost, where it was, or takes it away. @param agent whose it is, 0: its group's. */
export function tellOutcome(row: number, agent: number, sign: 1 | -1): void {
  const bits = int(row, at.BITS);
  if (!hasOutcome(bits)) return;
  const lost = wasLost(bits);
  const ms = time(row, lost ? at.FIRST_CLOSE : (bits & VOICE) !== 0 ? at.ANSWERED : at.MESSAGE);
  const inTime = !lost && ms - time(row, at.OPENED) <= IN_TIME_MS;
  const who = agent !== 0 ? agent : -agentNumber(groupOf(row) ?? '');
  addOutcomeToRow(cellOf(row, who), ms, lost, inTime, sign);
}

/** Where the cells of an agent's conversations like this one stand. */
function cellOf(row: number, who: number): number {
  const held = int(row, at.SLOT);
  if (isCellOf(held, who)) return held;
  const found = findCell(who, facetOfRow(row));
  setInt(row, at.SLOT, found);
  return found;
}
