// From the queue to an agent at work: whoever gets a conversation begins with what its kind asks for.

import { beginCall } from './call.ts';
import { beginChat } from './chat.ts';
import { beginDesk } from './desk-work.ts';
import { type Agent, type Conversation, type Floor, laneOf } from './floor.ts';
import { findAgent, give, joinQueue, mayTake, nextFor } from './routing.ts';

/** Gives it to the best agent, or puts it into its queue. */
export function route(floor: Floor, conversation: Conversation, first = false): void {
  const agent = findAgent(floor, conversation, null);
  if (agent === null) joinQueue(floor, conversation, first);
  else {
    give(floor, conversation, agent);
    begin(floor, conversation);
  }
}

/** Fills an agent's free slots from the queues. */
export function offerWork(floor: Floor, agent: Agent): void {
  for (let next = nextFor(floor, agent); next !== null; next = nextFor(floor, agent)) {
    give(floor, next, agent);
    begin(floor, next);
  }
}

/** What an agent does with a conversation that was just given to her. */
export function begin(floor: Floor, conversation: Conversation): void {
  const lane = laneOf(conversation);
  if (lane === 0) beginCall(floor, conversation);
  else if (lane === 1) beginChat(floor, conversation);
  else beginDesk(floor, conversation);
}

/** A customer who comes back: the agent who knows her goes on, if she has room. @returns whether she has. */
export function goOnWithKnown(floor: Floor, conversation: Conversation): boolean {
  const known = floor.agentOf(conversation);
  if (known === null || !mayTake(floor, known, laneOf(conversation))) return false;
  give(floor, conversation, known);
  begin(floor, conversation);
  return true;
}
