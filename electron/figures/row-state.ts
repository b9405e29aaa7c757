// From a row of numbers to the conversation that readers know, and back; and a conversation that is followed event by
// event. The rules are the row's alone.
import type { KokpitEvent } from '../../shared/events/event.ts';
import { agentId, agentNumber, agentOrNull } from './agents.ts';
import * as bit from './bits.ts';
import { Conversation, type Kind } from './conversation.ts';
import { applyToRow, beginRow, endRow } from './conversation-row.ts';
import { facetOf } from './facets.ts';
import type { Fact } from './facts.ts';
import { addFact, factsOf } from './row-facts.ts';
import { addEpisode, addTurn, episodesOf, turnCount, turnsOf } from './row-lists.ts';
import { companyOf, contactOf, facetOfRow, groupOf, setOpening } from './row-texts.ts';
import * as at from './rows.ts';
import { int, nodeTime, setInt, setNodeTime, setTime, takeNode, time } from './rows.ts';

/** The conversation of a row, as it stands. */
export function readRow(row: number): Conversation {
  const c = new Conversation();
  readInto(row, c);
  c.turns = turnsOf(row);
  c.facts = factsOf(row, 0);
  c.episodes = namedEpisodes(row);
  return c;
}

/** All but its lists. */
function readInto(row: number, c: Conversation): void {
  const bits = int(row, at.BITS);
  const { product, channel, kind } = facetOfRow(row);
  const when = (known: number, place: number) => ((bits & known) === 0 ? null : time(row, place));
  const picked = (known: number, place: number) =>
    (bits & known) === 0 ? null : nodeTime(int(row, at.PICK_NODE), place);
  c.opened = when(bit.KNOWN, at.OPENED);
  c.kind = kind as Kind;
  c.channel = channel;
  c.outbound = (bits & bit.OUTBOUND) !== 0;
  c.product = product === '' ? null : product;
  c.group = groupOf(row);
  c.contact = contactOf(row);
  c.company = companyOf(row);
  c.open = (bits & bit.OPEN) !== 0;
  c.openSince = when(bit.HAS_OPEN_SINCE, at.OPEN_SINCE);
  c.assignee = agentOrNull(int(row, at.ASSIGNEE));
  c.everAssigned = (bits & bit.EVER_ASSIGNED) !== 0;
  c.episodeAgent = agentOrNull(int(row, at.EPISODE_AGENT));
  c.episodeStart = time(row, at.EPISODE_START);
  c.episodeAnswered = (bits & bit.EPISODE_ANSWERED) !== 0;
  c.answered = when(bit.HAS_ANSWERED, at.ANSWERED);
  c.answeredBy = agentOrNull(int(row, at.ANSWERED_BY));
  c.answeredClose = when(bit.HAS_ANSWERED_CLOSE, at.ANSWERED_CLOSE);
  c.message = when(bit.HAS_MESSAGE, at.MESSAGE);
  c.messageBy = agentOrNull(int(row, at.MESSAGE_BY));
  c.messageClose = when(bit.HAS_MESSAGE_CLOSE, at.MESSAGE_CLOSE);
  c.firstBy = agentOrNull(int(row, at.FIRST_BY));
  c.picked = picked(bit.HAS_PICKED, at.PICKED);
  c.pickedClose = picked(bit.HAS_PICKED_CLOSE, at.PICKED_CLOSE);
  c.pickedOpen = picked(bit.HAS_PICKED_OPEN, at.PICKED_OPEN);
  c.pickedOpenClose = picked(bit.HAS_PICKED_OPEN_CLOSE, at.PICKED_OPEN_CLOSE);
  c.timedOut = (bits & bit.TIMED_OUT) !== 0;
  if ((bits & bit.CLOSED_ONCE) === 0) c.firstClose = null;
  else {
    c.firstClose ??= {
      ms: time(row, at.FIRST_CLOSE),
      answered: (bits & bit.CLOSED_ANSWERED) !== 0,
      message: (bits & bit.CLOSED_MESSAGE) !== 0,
      picked: (bits & bit.CLOSED_PICKED) !== 0,
    };
  }
  c.resolved = when(bit.HAS_RESOLVED, at.RESOLVED);
  c.contactSince = when(bit.HAS_CONTACT_SINCE, at.CONTACT_SINCE);
}

/** Brings a row whose state has just begun to where a conversation stands. */
export function writeState(row: number, c: Conversation): void {
  const number = (agent: string | null) => (agent === null ? 0 : agentNumber(agent));
  const mark = (known: boolean, bits: number) => setInt(row, at.BITS, int(row, at.BITS) | (known ? bits : 0));
  const when = (ms: number | null, known: number, place: number) => {
    mark(ms !== null, known);
    if (ms !== null) setTime(row, place, ms);
  };
  setOpening(row, facetOf(c.product ?? '', c.channel, c.kind), c.group, c.contact, c.company);
  setInt(row, at.BITS, (int(row, at.BITS) & ~bit.OPEN) | (c.open ? bit.OPEN : 0) | bit.bitsOfKind(c.kind));
  mark(c.outbound, bit.OUTBOUND);
  mark(c.everAssigned, bit.EVER_ASSIGNED);
  mark(c.episodeAnswered, bit.EPISODE_ANSWERED);
  mark(c.timedOut, bit.TIMED_OUT);
  when(c.opened, bit.KNOWN, at.OPENED);
  when(c.openSince, bit.HAS_OPEN_SINCE, at.OPEN_SINCE);
  setInt(row, at.ASSIGNEE, number(c.assignee));
  setInt(row, at.EPISODE_AGENT, number(c.episodeAgent));
  setTime(row, at.EPISODE_START, c.episodeStart);
  when(c.answered, bit.HAS_ANSWERED, at.ANSWERED);
  setInt(row, at.ANSWERED_BY, number(c.answeredBy));
  when(c.answeredClose, bit.HAS_ANSWERED_CLOSE, at.ANSWERED_CLOSE);
  when(c.message, bit.HAS_MESSAGE, at.MESSAGE);
  setInt(row, at.MESSAGE_BY, number(c.messageBy));
  when(c.messageClose, bit.HAS_MESSAGE_CLOSE, at.MESSAGE_CLOSE);
  setInt(row, at.FIRST_BY, number(c.firstBy));
  when(c.resolved, bit.HAS_RESOLVED, at.RESOLVED);
  when(c.contactSince, bit.HAS_CONTACT_SINCE, at.CONTACT_SINCE);
  writePicked(row, c, mark);
  c.turns.forEach((ms, i) => {
    addTurn(row, ms);
    if (i > 0) return;
    setTime(row, at.FIRST_CLOSE, ms);
    mark(true, bit.CLOSED_ONCE);
    mark(c.firstClose?.answered === true, bit.CLOSED_ANSWERED);
    mark(c.firstClose?.message === true, bit.CLOSED_MESSAGE);
    mark(c.firstClose?.picked === true, bit.CLOSED_PICKED);
  });
  for (const [agent, start] of c.episodes) addEpisode(row, agentNumber(agent), start);
  for (const [code, ms, agent, value] of c.facts) addFact(row, code, ms, number(agent), value);
}

function writePicked(row: number, c: Conversation, mark: (known: boolean, bits: number) => void): void {
  if (c.picked === null) return;
  const node = takeNode();
  setInt(row, at.PICK_NODE, node);
  mark(true, bit.HAS_NODES);
  const when = (ms: number | null, known: number, place: number) => {
    mark(ms !== null, known);
    if (ms !== null) setNodeTime(node, place, ms);
  };
  when(c.picked, bit.HAS_PICKED, at.PICKED);
  when(c.pickedClose, bit.HAS_PICKED_CLOSE, at.PICKED_CLOSE);
  when(c.pickedOpen, bit.HAS_PICKED_OPEN, at.PICKED_OPEN);
  when(c.pickedOpenClose, bit.HAS_PICKED_OPEN_CLOSE, at.PICKED_OPEN_CLOSE);
}

/**
 * Moves `c` on by events that stand behind every one already applied.
 * @param told is told of each event once `c` stands as it was behind it; absent: only the end is asked for.
 */
export function applyConversation(
  c: Conversation,
  events: Iterable<KokpitEvent>,
  told?: (event: KokpitEvent) => void,
): void {
  const row = beginRow('', 0);
  writeState(row, c);
  for (const event of events) {
    applyToRow(row, event, event.agent === null ? 0 : agentNumber(event.agent), false);
    if (told === undefined) continue;
    bring(c, row);
    told(event);
  }
  bring(c, row);
  endRow(row);
}

/** Brings `c` up to its row, which it equalled some events before. */
function bring(c: Conversation, row: number): void {
  readInto(row, c);
  const facts = c.facts.length;
  if (facts === 0) c.facts = factsOf(row, 0);
  else if (facts < int(row, at.FACTS)) (c.facts as Fact[]).push(...factsOf(row, facts));
  if (c.turns.length !== turnCount(row)) c.turns = turnsOf(row);
  // An episode that begins anew takes the place of an earlier one.
  if (c.episodeAgent !== null || c.episodes.length === 0) c.episodes = namedEpisodes(row);
}

function namedEpisodes(row: number): [agent: string, start: number][] {
  return episodesOf(row).map(([agent, start]) => [agentId(agent), start]);
}
