// Customers and agents open again what was closed; what comes of it goes the way of new work.

import { resume } from './chat.ts';
import { letGo, reopen } from './closing.ts';
import { type Conversation, type Floor, field, OP, wayOf } from './floor.ts';
import { byHand, give, joinQueue, mayTake, unassign } from './routing.ts';
import { contactText } from './texts.ts';
import { goOnWithKnown, route } from './work.ts';

/** So long the agent who knows the customer is looked for. */
const RESUME_MS = 30_000;
const TRY_AGAIN_MS = 25 * 60_000;
const TRIES = 4;

export function contactReopens(floor: Floor, conversation: Conversation): void {
  if (!reopen(floor, conversation, ',"by":"contact"')) return;
  if (floor.detailed) {
    const words = field('text', contactText(conversation.n));
    floor.tellOf(conversation, 'message.sent', `,"author":"contact"${words}`);
  }
  const known = conversation.agent;
  if (goOnWithKnown(floor, conversation)) return;
  if (known >= 0) unassign(floor, conversation);
  if (wayOf(conversation).kind === 'chat' && known >= 0) {
    joinQueue(floor, conversation, true);
    floor.surely(RESUME_MS, OP.resume, conversation.n, known);
  } else route(floor, conversation, true);
}

export function resumeReopened(floor: Floor, conversation: Conversation, known: number): void {
  resume(floor, conversation, floor.agents[known] ?? null);
}

/** The agent who had it looks in again and writes; where she is not there or has her hands full, later. */
export function agentReopens(floor: Floor, conversation: Conversation, tries: number): void {
  if (conversation.open) return;
  const agent = floor.agentOf(conversation);
  if (agent === null || !mayTake(floor, agent, 1)) {
    if (tries < TRIES) {
      floor.surely(TRY_AGAIN_MS, OP.agentReopens, conversation.n, tries + 1);
      conversation.keepUntil = floor.now + TRY_AGAIN_MS;
    } else letGo(floor, conversation);
    return;
  }
  reopen(floor, conversation, `,"by":"agent","agent":"${agent.person.id}"`);
  // Hers again by her own hand: without it her time for it would count from when she first had it.
  give(floor, conversation, agent, byHand(agent));
  conversation.turns = floor.dice.int(1, 3);
  floor.after(4_000 + floor.dice.exponential(6_000), OP.chatAgentTurn, conversation);
}
