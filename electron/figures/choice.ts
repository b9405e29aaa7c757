// What a report is narrowed to, and how conversations and agents stand to it (figures.md, filters). Pure.
import type { Conversation } from './conversation.ts';
import type { Entry } from './directory.ts';
import { whoseAgent } from './outcome.ts';
import type { Presence } from './presence.ts';

/** Empty sets choose everything. Channels are in lower case. */
export interface Choice {
  readonly product: ReadonlySet<string>;
  readonly channel: ReadonlySet<string>;
  readonly kind: ReadonlySet<string>;
  readonly group: ReadonlySet<string>;
  readonly agent: ReadonlySet<string>;
}

/** The directory's last word at the moment asked for, and who is there. */
export interface Directory {
  readonly agents: ReadonlyMap<string, Entry>;
  readonly groups: ReadonlyMap<string, Entry>;
  readonly companies: ReadonlyMap<string, Entry>;
  readonly contacts: ReadonlyMap<string, Entry>;
  readonly presence: ReadonlyMap<string, Presence>;
  /** Agents named in an `agent` field by then. */
  readonly named: ReadonlySet<string>;
}

export function groupsOf(directory: Pick<Directory, 'agents'>, agent: string): readonly string[] {
  return directory.agents.get(agent)?.groups ?? [];
}

function within(chosen: ReadonlySet<string>, value: string | null): boolean {
  return chosen.size === 0 || (value !== null && chosen.has(value));
}

/** Product, channel and kind: the conversation's own. */
export function isOfChoice(c: Pick<Conversation, 'product' | 'channel' | 'kind'>, choice: Choice): boolean {
  return within(choice.product, c.product) && within(choice.channel, c.channel) && within(choice.kind, c.kind);
}

/** Group and agent in sections 1 and 2: the agent's, by the directory's last word. */
export function isAgentChosen(directory: Pick<Directory, 'agents'>, agent: string, choice: Choice): boolean {
  if (!within(choice.agent, agent)) return false;
  return choice.group.size === 0 || groupsOf(directory, agent).some((group) => choice.group.has(group));
}

/** Group and agent in sections 3 to 5: whose the conversation is. */
export function isWhose(c: Conversation, choice: Choice, directory: Pick<Directory, 'agents'>): boolean {
  return isOwnerChosen({ agent: whoseAgent(c), group: c.group }, choice, directory);
}

/** Whose a conversation is: `agent`, else its own `group`. */
export interface Owner {
  readonly agent: string | null;
  readonly group: string | null;
}

export function isOwnerChosen({ agent, group }: Owner, choice: Choice, directory: Pick<Directory, 'agents'>): boolean {
  if (!within(choice.agent, agent)) return false;
  if (choice.group.size === 0) return true;
  const groups = agent !== null ? groupsOf(directory, agent) : group === null ? [] : [group];
  return groups.some((each) => choice.group.has(each));
}

/** `--who present`: agents who are not offline now, and the groups that have one of them. */
export function presentOf(directory: Directory): (owner: Owner) => boolean {
  const agents = new Set<string>();
  const groups = new Set<string>();
  for (const [agent, { status }] of directory.presence) {
    if (status === 'offline') continue;
    agents.add(agent);
    for (const group of groupsOf(directory, agent)) groups.add(group);
  }
  return ({ agent, group }) => (agent !== null ? agents.has(agent) : group !== null && groups.has(group));
}
