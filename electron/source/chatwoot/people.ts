// Who there is and how they are: agents, teams, contacts and their companies, told where they differ from what was told before.
import { cut, type Draft } from './drafts.ts';
import type { KnownAgent, Memory } from './memory.ts';
import type { Agent, Availability, Contact, Team } from './shapes.ts';

const IDENTIFIER_MOST = 200;

/** Agents as they are now. @param groups agent -> teams; null: those that are known stay. */
export function tellAgents(
  memory: Memory,
  agents: readonly Agent[],
  groups: ReadonlyMap<string, readonly string[]> | null,
  ms: number,
): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const { id, name, email } of agents) {
    const known = memory.agents.get(id);
    const next: KnownAgent = {
      name,
      email,
      groups: groups === null ? (known?.groups ?? []) : (groups.get(id) ?? []),
      status: known?.status ?? null,
      since: known?.since ?? 0,
    };
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(next)) continue;
    memory.agents.set(id, next);
    const data = { agent: id, name, groups: next.groups, ...(email === null ? {} : { email }) };
    drafts.push({ id: `agent-${id}-${ms}`, type: 'agent.updated', ms, data });
  }
  const present = new Set(agents.map(({ id }) => id));
  for (const [id, { status }] of memory.agents) {
    if (present.has(id)) continue;
    if (status !== null && status !== 'offline') drafts.push(...changeStatus(memory, id, 'offline', ms));
    drafts.push({ id: `agent-${id}-${ms}-removed`, type: 'agent.removed', ms, data: { agent: id } });
    memory.agents.delete(id);
  }
  return drafts;
}

export function tellTeams(memory: Memory, teams: readonly Team[], ms: number): readonly Draft[] {
  return teams.flatMap(({ id, name }): Draft[] => {
    if (memory.teams.get(id) === name) return [];
    memory.teams.set(id, name);
    return [{ id: `team-${id}-${ms}`, type: 'group.updated', ms, data: { group: id, name } }];
  });
}

/** A status as Chatwoot shows it now; nothing where it was told. */
export function tellStatus(memory: Memory, agent: string, status: Availability, ms: number): readonly Draft[] {
  return memory.agents.get(agent)?.status === status ? [] : changeStatus(memory, agent, status, ms);
}

/** A status, also where it is as it was: it may answer a command. @param about what else is known of it. */
export function changeStatus(
  memory: Memory,
  agent: string,
  status: Availability,
  ms: number,
  about: object = {},
): readonly Draft[] {
  const known = memory.agents.get(agent);
  if (known === undefined) return [];
  // Of two within a moment the later one holds.
  const at = Math.max(ms, known.since + 1);
  memory.agents.set(agent, { ...known, status, since: at });
  const data = { agent, status, ...about };
  return [{ id: `status-${agent}-${at}`, type: 'agent.status_changed', ms: at, data }];
}

export function tellContact(memory: Memory, { id, name, company }: Contact, ms: number): readonly Draft[] {
  const drafts: Draft[] = [];
  const said = JSON.stringify([name, company]);
  const isNew = memory.contacts.get(id) !== said;
  // The newest stand last: those at the front are forgotten first.
  memory.contacts.delete(id);
  memory.contacts.set(id, said);
  if (!isNew) return drafts;
  const named = company === null ? undefined : cut(company, IDENTIFIER_MOST);
  if (named !== undefined && !memory.companies.has(named)) {
    memory.companies.add(named);
    const data = { company: named, name: named };
    drafts.push({ id: `company-${memory.companies.size}-${ms}`, type: 'company.updated', ms, data });
  }
  const data = { contact: id, ...(name === null ? {} : { name }), ...(named === undefined ? {} : { company: named }) };
  drafts.push({ id: `contact-${id}-${ms}`, type: 'contact.updated', ms, data });
  return drafts;
}
