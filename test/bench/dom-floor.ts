// The floor of the screen's measure: 500 agents with open conversations, each of which is resolved in its time. The
// n-th `resolved` of an agent is the n-th change of that agent's cell, so a text tells which event it came from.
import { agentId } from './event-stream.ts';

export const AGENTS = 500;

export interface Sent {
  readonly agent: string;
  /** What the agent's cell shows once the event is there. */
  readonly resolved: number;
  readonly line: string;
}

let made = 0;

function line(type: string, ms: number, data: object): string {
  const id = `bench-${String(++made).padStart(9, '0')}`;
  const time = new Date(ms).toISOString();
  return `${JSON.stringify({ specversion: '1.0', id, source: '/bench/screen', type, time, data })}\n`;
}

const conversationOf = (agent: string, n: number) => `${agent}-c${n}`;

/** Everybody is online and has `open` open conversations that were begun before `ms`. */
export function* floorLines(open: number, ms: number, agents = AGENTS): Generator<string> {
  for (let a = 0; a < agents; a++) {
    const agent = agentId(a);
    yield line('agent.updated', ms, { agent, name: `Agent ${String(a).padStart(4, '0')}`, slots: open });
    yield line('agent.status_changed', ms, { agent, status: 'online' });
    for (let n = 1; n <= open; n++) {
      const conversation = conversationOf(agent, n);
      yield line('conversation.opened', ms, { conversation, kind: 'chat', channel: 'web', product: 'p' });
      yield line('conversation.assigned', ms, { conversation, agent });
    }
  }
}

/** The next event of an agent who has resolved `before` conversations. */
export function resolvedEvent(agent: string, before: number, ms: number): Sent {
  const resolved = before + 1;
  const data = { conversation: conversationOf(agent, resolved), agent };
  return { agent, resolved, line: line('conversation.resolved', ms, data) };
}
