// One agent's day, for the agent page: of now again every second, a past one as often as anything may come late.

import type { AgentDay, AgentDayAsk } from '../../shared/contract/views.ts';
import { type AskDeps, AskStore } from './ask-store.ts';
import type { Route } from './route.ts';

const REFRESH_MS = 1_000;

/** @returns null where the route shows no agent's day. */
export function agentDayAskOf({ page, agent, date }: Route, today: string): AgentDayAsk | null {
  return page === 'agent' && agent !== null ? { agent, date: date ?? today } : null;
}

export class AgentDayStore extends AskStore<AgentDayAsk, AgentDay> {
  constructor(deps: AskDeps<AgentDayAsk, AgentDay>) {
    super(
      {
        askOf: agentDayAskOf,
        samePage: (one, other) => one.agent === other.agent,
        goesOn: ({ date }, today) => date === today,
        refreshMs: () => REFRESH_MS,
        givesUp: true,
      },
      deps,
    );
  }
}
