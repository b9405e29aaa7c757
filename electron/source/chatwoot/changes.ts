// Changes of status on their way: handed to Chatwoot, and answered by how the agent is seen afterwards. Chatwoot shows an agent
// who is not there as offline whatever was set, so that a change may have been taken and still not be seen.
import { said } from '../../../shared/words/said.ts';
import { type Command, Refused } from '../port.ts';
import type { Draft } from './drafts.ts';
import { Denied } from './faults.ts';
import type { Memory } from './memory.ts';
import { changeStatus } from './people.ts';
import type { Rest } from './rest.ts';
import type { Availability } from './shapes.ts';

export interface ChangesDeps {
  readonly account: number;
  readonly server: string;
  readonly now: () => number;
}

interface Open {
  readonly command: Command;
  readonly wanted: Availability;
  /** Taken by Chatwoot; only what was looked at from then on tells what came of it. */
  readonly ms: number;
}

/** What is not seen by then did not come about. */
const SEEN_MS = 20_000;
const TO: Readonly<Record<Availability, string>> = { online: 'online', break: 'busy', offline: 'offline' };

export class Changes {
  readonly #deps: ChangesDeps;
  readonly #open = new Map<string, Open>();

  constructor(deps: ChangesDeps) {
    this.#deps = deps;
  }

  get waiting(): boolean {
    return this.#open.size > 0;
  }

  /** @param me the token's owner: may always be changed. */
  async send(command: Command, rest: Rest, memory: Memory, me: string): Promise<void> {
    const { account, now } = this.#deps;
    const { id, data } = command;
    if (this.#open.has(id) || memory.isDone(id)) return;
    if (data.status === 'invisible') throw new Refused('no_invisible', said('chatwoot.no_invisible'));
    const availability = TO[data.status];
    try {
      if (data.agent === me) {
        await rest.send('POST', '/api/v1/profile/availability', { profile: { account_id: account, availability } });
      } else {
        const path = `/api/v1/accounts/${account}/agents/${encodeURIComponent(data.agent)}`;
        await rest.send('PATCH', path, { availability });
      }
    } catch (error) {
      throw this.#refusal(error);
    }
    this.#open.set(id, { command, wanted: data.status, ms: now() });
  }

  /** How agents are by a look that began at `begun`. */
  seen(statuses: ReadonlyMap<string, Availability>, begun: number, memory: Memory): readonly Draft[] {
    const now = this.#deps.now();
    return [...this.#open.values()].flatMap(({ command, wanted, ms }): readonly Draft[] => {
      const { id, data } = command;
      const isSeen = begun >= ms && statuses.get(data.agent) === wanted;
      if (!isSeen && now - ms < SEEN_MS) return [];
      this.#open.delete(id);
      memory.done(id, now);
      if (!isSeen) {
        const rejected = { command: id, reason: 'not_seen' };
        return [{ id: `command-${id}`, type: 'command.rejected', ms: now, data: rejected }];
      }
      const reason = data.reason === undefined ? {} : { reason: data.reason };
      const about = { actor: data.actor, ...reason, command: id };
      return changeStatus(memory, data.agent, wanted, now, about).map((draft) => ({ ...draft, id: `command-${id}` }));
    });
  }

  #refusal(error: unknown): unknown {
    if (!(error instanceof Denied)) return error;
    const { server } = this.#deps;
    // Chatwoot answers 401 to who may not, too: whether the token still holds is told by the next look.
    if (error.status === 401 || error.status === 403)
      return new Refused('not_allowed', said('chatwoot.not_allowed', { server }));
    if (error.status === 404) return new Refused('unknown_agent', error.said);
    if (error.status >= 400 && error.status < 500) return new Refused('refused', error.said);
    return error;
  }
}
