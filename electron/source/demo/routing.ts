// Who gets which conversation: queues by group and lane, slots, the least busy first, then the longest idle.
// A call wants an agent for herself (or with one chat at most); desk work fills what is left.

import { type Agent, type Conversation, type Floor, field, LANES, laneOf, OP } from './floor.ts';

/** How long it takes until somebody who is free gets the next one. */
const OFFER_MS = 700;
/** Agents of a group, from which on not each of them is looked at. */
const CROWD = 120;
const ENOUGH = 12;
/** How long it takes until somebody else sees what a colleague put back. */
const WAKE_MS = 400;

export function mayTake(floor: Floor, agent: Agent, lane: number): boolean {
  if (agent.status !== 'online' || agent.leaving !== '' || agent.busyUntil > floor.now) return false;
  const { profile, slots } = agent.person;
  const held = agent.hand.length;
  if (agent.calls > 0 || held >= slots) return false;
  if (lane === 1) return profile !== 'voice';
  if (lane === 0) return profile === 'voice' ? true : profile === 'blend' && agent.chats <= 1;
  return agent.desk === 0 && held < slots - (profile === 'chat' ? 2 : 0);
}

/** The best agent for a conversation now, but not `except`; null: everybody is busy. */
export function findAgent(floor: Floor, conversation: Conversation, except: Agent | null): Agent | null {
  const lane = laneOf(conversation);
  let best: Agent | null = null;
  let bestLoad = 0;
  const serving = floor.serving[conversation.group] ?? [];
  // Of a crowd the best of a few will do; who they are goes round.
  const enough = serving.length > CROWD ? ENOUGH : serving.length;
  const begin = serving.length > CROWD ? (conversation.n * 7919) % serving.length : 0;
  for (let step = 0, found = 0; step < serving.length && found < enough; step++) {
    const agent = serving[(begin + step) % serving.length] as Agent;
    if (agent === except || !mayTake(floor, agent, lane)) continue;
    found++;
    const foreign = agent.person.groups[0] === conversation.group ? 0 : 0.2;
    // Chats go to those who take nothing else, as long as they have room.
    const versatile = lane === 1 && agent.person.profile === 'blend' ? 0.3 : 0;
    const load = agent.hand.length / agent.person.slots + foreign + versatile;
    if (best === null || load < bestLoad || (load === bestLoad && agent.idleSince < best.idleSince)) {
      best = agent;
      bestLoad = load;
    }
  }
  return best;
}

/** Assigns it and says so. What the agent then does with it is the caller's to set. */
export function give(floor: Floor, conversation: Conversation, agent: Agent, how = ''): void {
  takeAway(floor, conversation);
  leaveQueue(floor, conversation);
  conversation.agent = agent.n;
  conversation.spoke = false;
  conversation.token++;
  agent.hand.push(conversation.n);
  count(agent, conversation, 1);
  floor.tellOf(conversation, 'conversation.assigned', `,"agent":"${agent.person.id}"${how}`);
}

/** `,"by":"manual","actor":…` */
export function byHand(actor: Agent): string {
  return `,"by":"manual"${field('actor', actor.person.id)}`;
}

/** Out of its agent's hand, without a word; the agent is offered other work. */
export function takeAway(floor: Floor, conversation: Conversation): void {
  const agent = floor.agentOf(conversation);
  const place = agent?.hand.indexOf(conversation.n) ?? -1;
  if (agent === null || place < 0) return;
  agent.hand.splice(place, 1);
  count(agent, conversation, -1);
  if (agent.hand.length === 0) agent.idleSince = floor.now;
  floor.surely(Math.max(OFFER_MS, agent.busyUntil - floor.now), OP.offerWork, agent.n);
}

/** Nobody's any more, and says so. */
export function unassign(floor: Floor, conversation: Conversation, more = ''): void {
  takeAway(floor, conversation);
  conversation.agent = -1;
  conversation.spoke = false;
  conversation.token++;
  floor.tellOf(conversation, 'conversation.unassigned', more);
}

export function joinQueue(floor: Floor, conversation: Conversation, first: boolean): void {
  if (conversation.waiting) return;
  conversation.waiting = true;
  const queue = queueOf(floor, conversation);
  if (first) queue.unshift(conversation.n);
  else queue.push(conversation.n);
}

/** Back into its queue, first in it, after it was somebody's; whoever of the others has room looks at it. */
export function requeue(floor: Floor, conversation: Conversation, except: Agent | null): void {
  joinQueue(floor, conversation, true);
  const other = findAgent(floor, conversation, except);
  if (other !== null) floor.surely(WAKE_MS, OP.offerWork, other.n);
}

export function leaveQueue(floor: Floor, conversation: Conversation): void {
  if (!conversation.waiting) return;
  conversation.waiting = false;
  const queue = queueOf(floor, conversation);
  queue.splice(queue.indexOf(conversation.n), 1);
}

/** The conversation that this agent should get now: calls before chats before desk work. */
export function nextFor(floor: Floor, agent: Agent): Conversation | null {
  for (let lane = 0; lane < LANES; lane++) {
    if (!mayTake(floor, agent, lane)) continue;
    for (const group of agent.person.groups) {
      const first = floor.queues[group * LANES + lane]?.[0];
      const conversation = first === undefined ? undefined : floor.conversations.get(first);
      if (conversation !== undefined) return conversation;
    }
  }
  return null;
}

export function waitingIn(floor: Floor, group: number, lane: number): number {
  return floor.queues[group * LANES + lane]?.length ?? 0;
}

function queueOf(floor: Floor, conversation: Conversation): number[] {
  return floor.queues[conversation.group * LANES + laneOf(conversation)] as number[];
}

function count(agent: Agent, conversation: Conversation, by: 1 | -1): void {
  const lane = laneOf(conversation);
  if (lane === 0) agent.calls += by;
  else if (lane === 1) agent.chats += by;
  else agent.desk += by;
}
