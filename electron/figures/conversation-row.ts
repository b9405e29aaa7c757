// One conversation, read in the total order (spec/events.md, "A conversation's state"), on a row of numbers: where it
// stands, and the facts that the figures add up. Whatever depends on kind, channel or direction is decided by the reader
// of the facts, because the first `opened` may stand behind other events and speaks for all of them.
import type { KokpitEvent } from '../../shared/events/event.ts';
import * as type from '../../shared/events/meaning.ts';
import { agentNumber } from './agents.ts';
import * as bit from './bits.ts';
import { facetOf } from './facets.ts';
import { FACT, INACTIVITY_ACTIONS } from './facts.ts';
import { tellFact } from './row-cells.ts';
import { addFact } from './row-facts.ts';
import { addEpisode, addTurn, episodeStart, NEVER } from './row-lists.ts';
import { beginTexts, setOpening } from './row-texts.ts';
import * as at from './rows.ts';
import { int, setInt, setNodeTime, setTime, takeNode, time } from './rows.ts';

type Data = Readonly<Record<string, unknown>>;

/** A row of a conversation before its first event. @param no the stream's number. */
export function beginRow(id: string, no: number): number {
  const row = at.takeRow();
  beginTexts(row, id);
  setTime(row, at.LAST, Number.NEGATIVE_INFINITY);
  setInt(row, at.COMMIT, 0);
  setInt(row, at.NUMBERS, 0);
  setInt(row, at.NUMBER_HEAD, 0);
  setInt(row, at.MOVED_AS, 0);
  setInt(row, at.STREAM_NO, no);
  setTime(row, at.FIRST, Number.POSITIVE_INFINITY);
  begin(row, bit.OPEN);
  return row;
}

/** Gives a row back with all its nodes. */
export function endRow(row: number): void {
  const hasNodes = (int(row, at.BITS) & bit.HAS_NODES) !== 0;
  endState(row);
  if (hasNodes) at.giveNodes(int(row, at.NUMBER_HEAD));
  at.giveRow(row);
}

/** The state before any event; of what a row says besides, nothing changes. */
export function beginState(row: number): void {
  begin(row, bit.OPEN | (int(row, at.BITS) & (bit.HAS_SEQUENCE | bit.HAS_NODES)));
}

/** What stands in all other places is only good once something says so. */
function begin(row: number, bits: number): void {
  setInt(row, at.BITS, bits);
  setTime(row, at.EPISODE_START, 0);
  setInt(row, at.ASSIGNEE, 0);
  setInt(row, at.EPISODE_AGENT, 0);
  setInt(row, at.SLOT, 0);
  setInt(row, at.FACT_HEAD, 0);
  setInt(row, at.FACTS, 0);
  setInt(row, at.FIRST_BY, 0);
  setInt(row, at.MESSAGE_BY, 0);
  setInt(row, at.ANSWERED_BY, 0);
  setInt(row, at.AGENT_0, 0);
  setInt(row, at.EPISODE_HEAD, 0);
}

/** Gives back the nodes of a state that is to begin anew. */
export function endState(row: number): void {
  const facts = int(row, at.FACT_HEAD);
  // Most have one node of facts, which needs not be looked at.
  if (facts !== 0 && facts === int(row, at.FACT_TAIL)) at.giveNode(facts);
  else at.giveNodes(facts);
  const bits = int(row, at.BITS);
  if ((bits & bit.HAS_NODES) === 0) return;
  at.giveNodes(int(row, at.EPISODE_HEAD));
  if ((bits & bit.CLOSED_ONCE) !== 0) at.giveNodes(int(row, at.TURN_HEAD));
  if ((bits & bit.HAS_PICKED) !== 0) at.giveNodes(int(row, at.PICK_NODE));
}

/**
 * Moves a row on by `event`, which stands behind every event already applied. Returns whether it may wait, be answered or
 * lost, or be with somebody, otherwise than before.
 * @param agent whom it names, 0: nobody.
 * @param told whether new facts are added to the cells as well.
 */
export function applyToRow(row: number, event: KokpitEvent, agent: number, told: boolean): boolean {
  const { ms, data } = event;
  const bits = int(row, at.BITS);
  switch (event.code) {
    case type.SENT:
      return send(row, bits, ms, data, agent, told);
    case type.ASSIGNED:
      return assign(row, bits, ms, data, agent, told);
    case type.OPENED:
      return open(row, bits, ms, data);
    case type.RESOLVED:
      if ((bits & bit.OPEN) === 0) return false;
      resolve(row, bits, ms, agent, told);
      return true;
    case type.RATED:
      if (int(row, at.ASSIGNEE) !== 0) addFact(row, FACT.rating, ms, int(row, at.ASSIGNEE), data.stars as number);
      return false;
    case type.ANSWERED:
      return answer(row, bits, ms, agent, told);
    case type.ENDED:
      if ((bits & bit.OPEN) === 0) return false;
      close(row, bits, ms);
      return true;
    case type.REOPENED:
      if ((bits & bit.OPEN) !== 0) return false;
      reopen(row, ms, data, agent, told);
      return true;
    case type.UNASSIGNED:
      return unassign(row);
    case type.PICKED_UP:
      pickUp(row, bits, ms);
      return false;
    case type.TIMED_OUT:
      if ((bits & (bit.TIMED_OUT | bit.HAS_MESSAGE | bit.HAS_ANSWERED)) === 0) {
        addFact(row, FACT.unansweredLive, ms, int(row, at.ASSIGNEE), 0);
      }
      setInt(row, at.BITS, bits | bit.TIMED_OUT);
      return false;
    case type.FEEDBACK:
      if (int(row, at.ASSIGNEE) !== 0) addFact(row, FACT.feedback, ms, int(row, at.ASSIGNEE), 0);
      return false;
    case type.INACTIVITY: {
      const action = INACTIVITY_ACTIONS.indexOf(data.action as (typeof INACTIVITY_ACTIONS)[number]);
      addFact(row, FACT.inactivity, ms, agent !== 0 ? agent : int(row, at.ASSIGNEE), action);
      return false;
    }
  }
  return false;
}

/** Adds a fact of a code that cells count, and to these as well. */
function count(row: number, code: number, ms: number, agent: number, value: number, told: boolean): void {
  addFact(row, code, ms, agent, value);
  if (told) tellFact(row, code, ms, agent, value);
}

function open(row: number, bits: number, ms: number, data: Data): boolean {
  if ((bits & bit.KNOWN) !== 0) return false;
  setTime(row, at.OPENED, ms);
  // A reopening read before it is the later opening: only an untouched state takes this one as its start.
  if ((bits & bit.HAS_OPEN_SINCE) === 0) setTime(row, at.OPEN_SINCE, ms);
  const kind = data.kind as string;
  const direction = data.direction === 'outbound' ? bit.OUTBOUND : 0;
  setInt(row, at.BITS, bits | bit.KNOWN | bit.HAS_OPEN_SINCE | bit.bitsOfKind(kind) | direction);
  const facet = facetOf(text(data.product) ?? '', data.channel as string, kind);
  setOpening(row, facet, text(data.group), text(data.contact), text(data.company));
  setInt(row, at.SLOT, 0);
  return true;
}

function assign(row: number, bits: number, ms: number, data: Data, agent: number, told: boolean): boolean {
  const assignee = int(row, at.ASSIGNEE);
  if (agent !== assignee && data.by === 'manual') {
    const actor = text(data.actor);
    const by = actor === null ? assignee : agentNumber(actor);
    if (by !== 0 && by !== agent) count(row, FACT.transferred, ms, by, 0, told);
  }
  setInt(row, at.ASSIGNEE, agent);
  if (int(row, at.EPISODE_AGENT) === agent) {
    setInt(row, at.BITS, bits | bit.EVER_ASSIGNED);
    return agent !== assignee;
  }
  setInt(row, at.EPISODE_AGENT, agent);
  setTime(row, at.EPISODE_START, ms);
  setInt(row, at.BITS, (bits | bit.EVER_ASSIGNED) & ~bit.EPISODE_ANSWERED);
  addEpisode(row, agent, ms);
  return agent !== assignee;
}

function unassign(row: number): boolean {
  const assignee = int(row, at.ASSIGNEE);
  setInt(row, at.ASSIGNEE, 0);
  setInt(row, at.EPISODE_AGENT, 0);
  return assignee !== 0;
}

function answer(row: number, bits: number, ms: number, agent: number, told: boolean): boolean {
  const now = respond(row, bits, ms, agent, told);
  setInt(row, at.BITS, now | bit.HAS_ANSWERED);
  if ((now & bit.HAS_ANSWERED) !== 0) return false;
  setTime(row, at.ANSWERED, ms);
  setInt(row, at.ANSWERED_BY, agent);
  return true;
}

function send(row: number, bits: number, ms: number, data: Data, agent: number, told: boolean): boolean {
  const { author } = data;
  if (author !== 'agent') {
    if (author !== 'contact' || (bits & bit.HAS_CONTACT_SINCE) !== 0) return false;
    setTime(row, at.CONTACT_SINCE, ms);
    setInt(row, at.BITS, bits | bit.HAS_CONTACT_SINCE);
    return false;
  }
  const now = respond(row, bits & ~bit.HAS_CONTACT_SINCE, ms, agent, told);
  setInt(row, at.BITS, now | bit.HAS_MESSAGE);
  if ((now & bit.HAS_MESSAGE) !== 0) return false;
  setTime(row, at.MESSAGE, ms);
  setInt(row, at.MESSAGE_BY, agent);
  return true;
}

/**
 * An answer of either way: who first gave one, and the first response of the running episode, where it is theirs.
 * Returns what is true of it now, for the caller to note.
 */
function respond(row: number, bits: number, ms: number, agent: number, told: boolean): number {
  if (int(row, at.FIRST_BY) === 0) setInt(row, at.FIRST_BY, agent);
  if ((bits & bit.EPISODE_ANSWERED) !== 0 || int(row, at.EPISODE_AGENT) !== agent) return bits;
  count(row, FACT.firstResponse, ms, agent, Math.max(0, ms - time(row, at.EPISODE_START)), told);
  return bits | bit.EPISODE_ANSWERED;
}

function pickUp(row: number, bits: number, ms: number): void {
  let now = bits;
  if ((now & bit.HAS_PICKED) === 0) {
    const node = takeNode();
    setInt(row, at.PICK_NODE, node);
    setNodeTime(node, at.PICKED, ms);
    now |= bit.HAS_PICKED | bit.HAS_NODES;
  }
  if ((now & (bit.OPEN | bit.HAS_PICKED_OPEN)) === bit.OPEN) {
    setNodeTime(int(row, at.PICK_NODE), at.PICKED_OPEN, ms);
    now |= bit.HAS_PICKED_OPEN;
  }
  setInt(row, at.BITS, now);
}

function resolve(row: number, bits: number, ms: number, agent: number, told: boolean): void {
  const start = episodeStart(row, agent);
  count(row, FACT.resolved, ms, agent, start === NEVER ? -1 : Math.max(0, ms - start), told);
  if ((bits & bit.HAS_RESOLVED) === 0) setTime(row, at.RESOLVED, ms);
  close(row, bits | bit.HAS_RESOLVED, ms);
}

function close(row: number, bits: number, ms: number): void {
  addTurn(row, ms);
  setInt(row, at.EPISODE_AGENT, 0);
  // What a further turn needs is noted by it.
  let now = (bits & ~bit.OPEN) | (int(row, at.BITS) & bit.HAS_NODES);
  if ((now & bit.CLOSED_ONCE) === 0) {
    setTime(row, at.FIRST_CLOSE, ms);
    now |= bit.CLOSED_ONCE;
    if ((now & bit.HAS_ANSWERED) !== 0) now |= bit.CLOSED_ANSWERED;
    if ((now & bit.HAS_PICKED) !== 0) now |= bit.CLOSED_PICKED;
    if ((now & bit.HAS_MESSAGE) !== 0) now |= bit.CLOSED_MESSAGE;
    else addFact(row, FACT.unansweredEnded, ms, int(row, at.ASSIGNEE), 0);
  }
  if ((now & (bit.HAS_ANSWERED | bit.HAS_ANSWERED_CLOSE)) === bit.HAS_ANSWERED) {
    setTime(row, at.ANSWERED_CLOSE, ms);
    now |= bit.HAS_ANSWERED_CLOSE;
  }
  if ((now & (bit.HAS_MESSAGE | bit.HAS_MESSAGE_CLOSE)) === bit.HAS_MESSAGE) {
    setTime(row, at.MESSAGE_CLOSE, ms);
    now |= bit.HAS_MESSAGE_CLOSE;
  }
  if ((now & bit.HAS_PICKED) !== 0) now = closePicked(int(row, at.PICK_NODE), now, ms);
  setInt(row, at.BITS, now);
}

function closePicked(node: number, bits: number, ms: number): number {
  if ((bits & bit.HAS_PICKED_CLOSE) === 0) setNodeTime(node, at.PICKED_CLOSE, ms);
  if ((bits & (bit.HAS_PICKED_OPEN | bit.HAS_PICKED_OPEN_CLOSE)) !== bit.HAS_PICKED_OPEN) {
    return bits | bit.HAS_PICKED_CLOSE;
  }
  setNodeTime(node, at.PICKED_OPEN_CLOSE, ms);
  return bits | bit.HAS_PICKED_CLOSE | bit.HAS_PICKED_OPEN_CLOSE;
}

function reopen(row: number, ms: number, data: Data, agent: number, told: boolean): void {
  const closedAt = time(row, at.LAST_TURN);
  setTime(row, at.OPEN_SINCE, ms);
  addTurn(row, ms);
  let now = int(row, at.BITS) | bit.OPEN | bit.HAS_OPEN_SINCE;
  if (data.by === 'agent') {
    count(row, FACT.reopened, ms, agent, Math.max(0, ms - closedAt), told);
    setInt(row, at.ASSIGNEE, agent);
    now |= bit.EVER_ASSIGNED;
  }
  setInt(row, at.BITS, now);
}

/** Whose it is; 0: its group's or nobody's. */
export function whose(row: number): number {
  const by = bit.whoAnswered(
    int(row, at.BITS),
    int(row, at.FIRST_BY),
    int(row, at.ANSWERED_BY),
    int(row, at.MESSAGE_BY),
  );
  return by !== 0 ? by : int(row, at.ASSIGNEE);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
