// A floor that nobody looked at for longer than its history reaches back is not lived through: it closes at its last
// moment, and a new run begins. So nothing stays open for ever.

import { end } from './closing.ts';
import type { Floor } from './floor.ts';

export function closeDown(floor: Floor): void {
  for (const conversation of [...floor.conversations.values()]) {
    if (conversation.open) end(floor, conversation, 'system', 'closed_down');
  }
  for (const agent of floor.agents) {
    if (agent.status === 'offline') continue;
    agent.status = 'offline';
    floor.tellStatus(agent);
  }
}
