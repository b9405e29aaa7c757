// The quick way of a conversation: an event that stands behind all that it has seen moves its row on, and its cells with it.
import type { KokpitEvent } from '../../shared/events/event.ts';
import { OPENED } from '../../shared/events/meaning.ts';
import { agentId, agentNumber } from '../figures/agents.ts';
import { hasOutcome, KNOWN, OPEN, waits, wasLost } from '../figures/bits.ts';
import { addConversation } from '../figures/cells.ts';
import { applyToRow, whose } from '../figures/conversation-row.ts';
import type { Days } from '../figures/days.ts';
import { tellActive, tellOutcome } from '../figures/row-cells.ts';
import { readRow } from '../figures/row-state.ts';
import { ASSIGNEE, BITS, FACTS, int } from '../figures/rows.ts';
import type { EffectsBuilder } from './effects.ts';

/** Moves a row on by an event that is not in the future; what comes of it goes to `into`, whose the cells are. */
export function moveRow(row: number, event: KokpitEvent, into: EffectsBuilder, days: Days): void {
  const assignee = int(row, ASSIGNEE);
  let agent = 0;
  if (event.agent !== null) {
    agent = assignee !== 0 && agentId(assignee) === event.agent ? assignee : agentNumber(event.agent);
    into.noteAgent(agent, event.ms);
  }
  const bits = int(row, BITS);
  const owner = wasLost(bits) ? whose(row) : 0;
  if (event.code === OPENED && (bits & KNOWN) === 0 && hasAdded(row, bits, assignee)) openLate(row, event, into, days);
  else if (!applyToRow(row, event, agent, true)) return;
  else {
    const now = int(row, BITS);
    tellActive(row, activeWith(bits, assignee), activeWith(now, int(row, ASSIGNEE)));
    if (!hasOutcome(bits)) tellOutcome(row, whose(row), 1);
    else if (wasLost(now) && owner !== whose(row)) {
      tellOutcome(row, owner, -1);
      tellOutcome(row, whose(row), 1);
    }
  }
  const now = int(row, BITS);
  if (waits(bits) || waits(now)) into.noteMoved(row, waits(bits), waits(now));
}

/** Whether anything stands in cells before its opening is known. */
function hasAdded(row: number, bits: number, assignee: number): boolean {
  return int(row, FACTS) > 0 || activeWith(bits, assignee) !== 0;
}

/** From its opening on everything that it has added stands under its true product, channel and kind. */
function openLate(row: number, event: KokpitEvent, into: EffectsBuilder, days: Days): void {
  addConversation(into.both, readRow(row), -1, days);
  applyToRow(row, event, 0, false);
  addConversation(into.both, readRow(row), 1, days);
}

/** Whom it is active with. */
function activeWith(bits: number, assignee: number): number {
  return (bits & OPEN) === 0 ? 0 : assignee;
}
