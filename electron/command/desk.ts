// Commands: asked, kept, sent, answered. A command is on the disk before it is sent; the same one may be sent again
// after a crash, since a source applies an id once. It is settled by the event that answers it, or it expires.
import type { AgentStatus, CommandRecord } from '../../shared/contract/views.ts';
import type { KokpitEvent } from '../../shared/events/event.ts';

/** Unanswered so long after it was sent, a command has expired. */
export const ANSWER_MS = 30_000;
/** A change of status that could not be sent for so long is no longer what its asker meant. */
export const OUTBOX_MS = 600_000;
const KEPT_RECORDS = 500;

export interface DeskDeps {
  readonly now: () => number;
  readonly newId: () => string;
  readonly actor: string;
  /** The agent's status as the figures have it; null: no such agent. */
  readonly statusOf: (agent: string) => AgentStatus | null;
  readonly nameOf: (agent: string) => string;
}

export interface Ask {
  readonly agent: string;
  readonly expect: AgentStatus;
  readonly status: AgentStatus;
  readonly reason: string | null;
  readonly undoes: string | null;
}

export class CommandDesk {
  readonly #deps: DeskDeps;
  readonly #records = new Map<string, CommandRecord>();
  /** Confirmed by an event that is still on its way to the disk: the agent's status is not yet what it says. */
  readonly #ahead = new Set<string>();
  readonly #sentAt = new Map<string, number>();

  /** @param kept the cache's records, newest first. */
  constructor(deps: DeskDeps, kept: readonly CommandRecord[]) {
    this.#deps = deps;
    for (const record of [...kept].reverse()) this.#records.set(record.id, record);
  }

  /** Newest first. */
  list(): CommandRecord[] {
    return [...this.#records.values()].reverse();
  }

  /** How many are neither answered nor given up. */
  open(): number {
    let open = 0;
    for (const record of this.#records.values()) if (isOpen(record)) open++;
    return open;
  }

  /** A new record, already settled where the house's rules say so: an offline agent only comes back by herself. */
  ask(ask: Ask): CommandRecord {
    const { now, newId, actor, nameOf, statusOf } = this.#deps;
    const known = statusOf(ask.agent);
    const verdict = judge(known, ask.expect);
    return this.#keep({
      id: newId(),
      agent: ask.agent,
      agent_name: nameOf(ask.agent),
      status: ask.status,
      previous: known ?? ask.expect,
      actor,
      reason: ask.reason,
      asked_at: now(),
      state: verdict?.state ?? 'waiting',
      settled_at: verdict === null ? null : now(),
      outcome: verdict?.outcome ?? null,
      undoes: ask.undoes,
    });
  }

  /** Takes a command back. @returns the records that are new or changed. */
  undo(id: string): CommandRecord[] {
    const record = this.#records.get(id);
    if (record === undefined) return [];
    if (record.state === 'waiting') return [this.#settleAs(record, 'cancelled', null)];
    if (record.state !== 'confirmed' && record.state !== 'sent') return [];
    const expect = this.#isUnderWay(record) ? record.previous : record.status;
    return [this.ask({ agent: record.agent, expect, status: record.previous, reason: null, undoes: id })];
  }

  /** Commands to hand to the source now, oldest first; those whose agent has changed meanwhile are settled instead. */
  due(): { send: CommandRecord[]; settled: CommandRecord[] } {
    const send: CommandRecord[] = [];
    const settled: CommandRecord[] = [];
    for (const record of this.#records.values()) {
      if (record.state === 'sent' && !this.#sentAt.has(record.id)) send.push(record);
      if (record.state !== 'waiting') continue;
      // An undo waits for what it undoes: it goes out after it, and by what it led to.
      const first = this.#records.get(record.undoes ?? '');
      if (first !== undefined && this.#isUnderWay(first)) continue;
      if (first !== undefined && first.state !== 'confirmed') {
        // Nothing came of what it undoes; where nobody knows whether anything did, it is not said to be taken back.
        const unknown = first.state === 'expired';
        settled.push(this.#settleAs(record, unknown ? 'expired' : 'cancelled', unknown ? first.outcome : null));
        continue;
      }
      const verdict = judge(this.#deps.statusOf(record.agent), first === undefined ? record.previous : first.status);
      if (verdict !== null) settled.push(this.#settleAs(record, verdict.state, verdict.outcome));
      else send.push(record);
    }
    return { send, settled };
  }

  /** The source has taken it. */
  sent(id: string): CommandRecord | null {
    const record = this.#records.get(id);
    if (record === undefined || !isOpen(record)) return null;
    this.#sentAt.set(id, this.#deps.now());
    return record.state === 'sent' ? null : this.#keep({ ...record, state: 'sent' });
  }

  /** The source will not take it, now or later. */
  refuse(id: string, outcome: string): CommandRecord | null {
    const record = this.#records.get(id);
    return record === undefined || !isOpen(record) ? null : this.#settleAs(record, 'refused', outcome);
  }

  /** Settles the command that an event answers, also one that was given up. @returns the changed record. */
  settle(event: KokpitEvent): CommandRecord | null {
    const id = event.data.command;
    if (typeof id !== 'string') return null;
    const record = this.#records.get(id);
    if (record === undefined || record.state === 'confirmed' || record.state === 'refused') return null;
    if (event.type === 'agent.status_changed') {
      this.#ahead.add(id);
      return this.#settleAs(record, 'confirmed', null);
    }
    if (event.type === 'command.rejected') return this.#settleAs(record, 'refused', String(event.data.reason));
    return null;
  }

  /** The figures show now what these commands led to. */
  shown(records: readonly CommandRecord[]): void {
    for (const { id } of records) this.#ahead.delete(id);
  }

  /** Gives up what nobody answered in time. @returns the changed records. */
  expire(): CommandRecord[] {
    const now = this.#deps.now();
    const expired: CommandRecord[] = [];
    for (const record of this.#records.values()) {
      const sentAt = this.#sentAt.get(record.id);
      const late =
        (record.state === 'sent' && sentAt !== undefined && now - sentAt >= ANSWER_MS) ||
        (isOpen(record) && sentAt === undefined && now - record.asked_at >= OUTBOX_MS);
      if (late) expired.push(this.#settleAs(record, 'expired', record.state === 'sent' ? 'no_answer' : 'not_sent'));
    }
    return expired;
  }

  #isUnderWay(record: CommandRecord): boolean {
    return isOpen(record) || this.#ahead.has(record.id);
  }

  #settleAs(record: CommandRecord, state: CommandRecord['state'], outcome: string | null): CommandRecord {
    this.#sentAt.delete(record.id);
    return this.#keep({ ...record, state, outcome, settled_at: this.#deps.now() });
  }

  #keep(record: CommandRecord): CommandRecord {
    this.#records.set(record.id, record);
    for (const [id, old] of this.#records) {
      if (this.#records.size <= KEPT_RECORDS) break;
      if (!isOpen(old)) this.#records.delete(id);
      else break;
    }
    return record;
  }
}

function isOpen(record: CommandRecord): boolean {
  return record.state === 'waiting' || record.state === 'sent';
}

/** Why a command must not go out as things stand; null: it may. */
function judge(
  status: AgentStatus | null,
  expect: AgentStatus,
): { state: 'refused' | 'superseded'; outcome: string } | null {
  if (status === null) return { state: 'refused', outcome: 'unknown_agent' };
  if (status === 'offline') return { state: 'refused', outcome: 'agent_offline' };
  if (status !== expect) return { state: 'superseded', outcome: `now_${status}` };
  return null;
}
