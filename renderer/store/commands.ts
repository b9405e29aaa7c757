// The commands as the core tells them: by id, newest first, and who is waiting for one. Pure steps on one value.

import type { AgentStatus, CommandRecord, CommandState } from '../../shared/contract/views.ts';

const KEPT = 500;

export interface CommandsState {
  readonly ready: boolean;
  /** Newest first. */
  readonly list: readonly CommandRecord[];
  readonly byId: ReadonlyMap<string, CommandRecord>;
  /** Agent -> the newest command that is not settled. */
  readonly pending: ReadonlyMap<string, CommandRecord>;
}

export const NO_COMMANDS: CommandsState = { ready: false, list: [], byId: new Map(), pending: new Map() };

export function isOpen(state: CommandState): boolean {
  return state === 'waiting' || state === 'sent';
}

export function withAll(records: readonly CommandRecord[]): CommandsState {
  return build(new Map(records.map((record) => [record.id, record])));
}

/** An answer to a request may be older than what a push already told: what is settled stays settled. */
export function withChanged(state: CommandsState, changed: readonly CommandRecord[]): CommandsState {
  const byId = new Map(state.byId);
  for (const record of changed) {
    const known = byId.get(record.id);
    if (known === undefined || isOpen(known.state) || !isOpen(record.state)) byId.set(record.id, record);
  }
  return { ...build(byId), ready: state.ready };
}

function build(byId: Map<string, CommandRecord>): CommandsState {
  const list = [...byId.values()].sort((a, b) => b.asked_at - a.asked_at || (a.id < b.id ? 1 : -1)).slice(0, KEPT);
  const pending = new Map<string, CommandRecord>();
  for (const record of list) {
    if (isOpen(record.state) && !pending.has(record.agent)) pending.set(record.agent, record);
  }
  return { ready: true, list, byId, pending };
}

/** Whether taking it back can still do something: not settled against us, not undone, the agent still as it was put. */
export function canUndo(record: CommandRecord, state: CommandsState, statusNow: AgentStatus | undefined): boolean {
  return mayUndo(record, state) && isAsPut(record, statusNow);
}

/** Settled for us, and not undone. Whether the agent has changed since is for the core to say: it knows first. */
function mayUndo(record: CommandRecord, state: CommandsState): boolean {
  if (record.state === 'waiting') return true;
  if (record.state !== 'confirmed' || record.undoes !== null) return false;
  if (record.status === 'offline' || record.previous === 'offline' || record.status === record.previous) return false;
  return !state.list.some((other) => other.undoes === record.id && other.state !== 'refused');
}

function isAsPut(record: CommandRecord, statusNow: AgentStatus | undefined): boolean {
  return record.state !== 'confirmed' || statusNow === undefined || statusNow === record.status;
}

/**
 * What an undo of a whole act asks for. Also for agents who have changed since: they are left as they are, and whoever
 * undoes is told who they are. Answers and rows come by ways of their own, so that a row may be told after its answer.
 * @param sent whether what is sent but unanswered is among it: the core settles which way it goes.
 */
export function undoOf(ids: readonly string[], sent: boolean, state: CommandsState): readonly CommandRecord[] {
  return ids.flatMap((id) => {
    const record = state.byId.get(id);
    if (record === undefined) return [];
    return (record.state === 'sent' && sent) || mayUndo(record, state) ? [record] : [];
  });
}

/** Whether an undo of these would change anybody as things stand. */
export function undoesAny(
  records: readonly CommandRecord[],
  statusNow: (agent: string) => AgentStatus | undefined,
): boolean {
  return records.some((record) => isAsPut(record, statusNow(record.agent)));
}

/** Who of those chosen would get a command, and who would not and why. */
export interface StatusPlan {
  readonly send: readonly { readonly agent: string; readonly expect: AgentStatus }[];
  readonly offline: readonly string[];
  readonly already: readonly string[];
}

/** @param seen agent -> the status that the asker saw. */
export function planStatus(seen: ReadonlyMap<string, AgentStatus>, status: AgentStatus): StatusPlan {
  const send: { agent: string; expect: AgentStatus }[] = [];
  const offline: string[] = [];
  const already: string[] = [];
  for (const [agent, expect] of seen) {
    if (expect === 'offline') offline.push(agent);
    else if (expect === status) already.push(agent);
    else send.push({ agent, expect });
  }
  return { send, offline, already };
}

/** How the commands of one act came out, so far. */
export interface Outcome {
  readonly open: number;
  readonly waiting: number;
  readonly confirmed: readonly CommandRecord[];
  readonly failed: readonly CommandRecord[];
  readonly cancelled: number;
}

export function outcomeOf(ids: readonly string[], state: CommandsState): Outcome {
  const records = ids.flatMap((id) => state.byId.get(id) ?? []);
  return {
    open: records.filter((record) => isOpen(record.state)).length,
    waiting: records.filter((record) => record.state === 'waiting').length,
    confirmed: records.filter((record) => record.state === 'confirmed'),
    failed: records.filter((record) => ['refused', 'expired', 'superseded'].includes(record.state)),
    cancelled: records.filter((record) => record.state === 'cancelled').length,
  };
}
