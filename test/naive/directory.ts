// The naive directory: agents with their names, groups and status, and the names of groups and companies.
// Takes events that exist at the moment asked for, in order.
import type { KokpitEvent } from '../../shared/events/event.ts';
import { type Filters, field, isChosen } from './common.ts';

export type Status = 'online' | 'offline' | 'break' | 'invisible';

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly removed: boolean;
  readonly status: Status;
  /** ms; `null` where no event said a status. */
  readonly statusSince: number | null;
}

/** The types whose table row names a field `agent`. */
const TYPES_WITH_AGENT = [
  'agent.updated',
  'agent.removed',
  'agent.status_changed',
  'conversation.assigned',
  'conversation.answered',
  'message.sent',
  'conversation.resolved',
  'conversation.reopened',
  'inactivity.acted',
];

/** "those in the directory, and those whom an event names in a field `agent` that its type has", removed ones among them. */
export function agentsOf(ordered: readonly KokpitEvent[]): readonly Agent[] {
  const named = ordered
    .filter((event) => TYPES_WITH_AGENT.includes(event.type))
    .map((event) => field(event, 'agent'))
    .filter((id) => id !== undefined);
  const about = Map.groupBy(ordered, (event) => (event.type.startsWith('agent.') ? field(event, 'agent') : undefined));
  return [...new Set(named)].map((id) => agentOf(id, about.get(id) ?? []));
}

function agentOf(id: string, about: readonly KokpitEvent[]): Agent {
  // "The last event of a subject … replaces the earlier ones whole; `agent.removed` keeps the last name and groups".
  const updated = about.findLast((event) => event.type === 'agent.updated');
  const last = about.findLast((event) => event.type === 'agent.updated' || event.type === 'agent.removed');
  return {
    id,
    // "name = id when the directory has no word on them".
    name: (updated && field(updated, 'name')) ?? id,
    groups: updated ? groupsIn(updated) : [],
    // "a later `agent.updated` brings it back".
    removed: last?.type === 'agent.removed',
    ...statusOf(about.filter((event) => event.type === 'agent.status_changed')),
  };
}

function groupsIn(updated: KokpitEvent): readonly string[] {
  const groups = updated.data.groups;
  return Array.isArray(groups) ? [...new Set(groups.map(String))] : [];
}

/** "the latest `agent.status_changed`, and the first of its unbroken run of equal statuses; `offline`, `null` if none". */
function statusOf(changes: readonly KokpitEvent[]): Pick<Agent, 'status' | 'statusSince'> {
  const latest = changes.at(-1);
  if (latest === undefined) return { status: 'offline', statusSince: null };
  const status = field(latest, 'status') as Status;
  const before = changes.findLastIndex((event) => field(event, 'status') !== status);
  return { status, statusSince: changes[before + 1]?.ms ?? null };
}

/** "In sections 1 and 2 `group` and `agent` are the agent's, by the directory's last word". */
export function isAgentChosen(agent: Agent, filters: Filters): boolean {
  return isChosen(filters.agent, agent.id) && areGroupsChosen(agent.groups, filters);
}

export function areGroupsChosen(groups: readonly string[], filters: Filters): boolean {
  const chosen = filters.group ?? [];
  return chosen.length === 0 || groups.some((group) => chosen.includes(group));
}

/** Subject -> name by the directory's last word, e.g. of all groups: `namesOf(ordered, 'group')`. */
export function namesOf(ordered: readonly KokpitEvent[], subject: 'group' | 'company'): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const event of ordered) {
    const id = field(event, subject);
    const name = field(event, 'name');
    if (event.type === `${subject}.updated` && id !== undefined && name !== undefined) names.set(id, name);
  }
  return names;
}

/** Contact -> its company "as the directory knows the contact last of all". */
export function contactCompanies(ordered: readonly KokpitEvent[]): ReadonlyMap<string, string | undefined> {
  const companies = new Map<string, string | undefined>();
  for (const event of ordered) {
    const contact = field(event, 'contact');
    if (event.type === 'contact.updated' && contact !== undefined) companies.set(contact, field(event, 'company'));
  }
  return companies;
}
