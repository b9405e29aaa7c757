// Owns the asking for status changes: sends, remembers what was asked here, shows the outcome, takes back.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentStatus, CommandRecord, Methods } from '../../shared/contract/views.ts';
import { type CommandsState, isOpen, NO_COMMANDS, outcomeOf, planStatus, withAll, withChanged } from './commands.ts';
import type { Seen } from './overlay.ts';
import { refusedBy } from './refused.ts';
import type { Toasts } from './toasts.ts';

const ERROR_MS = 12_000;
const DEFAULT_UNDO_S = 8;

type Request = <M extends 'agents.set_status' | 'commands.undo'>(
  method: M,
  params: Methods[M]['params'],
) => Promise<Methods[M]['result']>;

export class StatusDesk {
  readonly commands: StoreApi<CommandsState> = createStore<CommandsState>(() => NO_COMMANDS);
  /** Agents for whom a change was asked and no answer has come at all. */
  readonly asking: StoreApi<ReadonlySet<string>> = createStore<ReadonlySet<string>>(() => new Set());
  undoSeconds = DEFAULT_UNDO_S;
  private readonly request: Request;
  private readonly toasts: Toasts;
  private readonly mineOpen = new Set<string>();

  constructor(request: Request, toasts: Toasts) {
    this.request = request;
    this.toasts = toasts;
  }

  full(records: readonly CommandRecord[]): void {
    this.commands.setState(withAll(records), true);
    this.settle();
  }

  changed(records: readonly CommandRecord[]): void {
    this.commands.setState(withChanged(this.commands.getState(), records), true);
    this.settle();
  }

  /** @param seen the agents, each with the status that the user saw. */
  async setStatus(seen: Seen, status: AgentStatus, reason: string | null): Promise<void> {
    const plan = planStatus(seen, status);
    if (plan.send.length === 0) return;
    const agents = plan.send.map((one) => one.agent);
    this.mark(agents, true);
    try {
      const { commands } = await this.request('agents.set_status', { agents: plan.send, status, reason });
      this.told(commands, { undo: status !== 'offline', skipped: plan.offline.length });
    } catch (error) {
      this.failed(error);
    } finally {
      this.mark(agents, false);
    }
  }

  async undo(ids: readonly string[]): Promise<void> {
    try {
      const { commands } = await this.request('commands.undo', { ids });
      this.told(commands, { undo: false, skipped: 0 });
    } catch (error) {
      this.failed(error);
    }
  }

  private told(records: readonly CommandRecord[], words: { undo: boolean; skipped: number }): void {
    const ids = records.map((record) => record.id);
    for (const id of ids) this.mineOpen.add(id);
    this.toasts.show({ kind: 'commands', ids, ...words });
    this.changed(records);
  }

  private failed(error: unknown): void {
    this.toasts.leaveAfter(this.toasts.show({ kind: 'error', ...refusedBy(error) }), ERROR_MS);
  }

  /** Starts the leaving of toasts that are settled, and tells failures whose toast is gone already. */
  private settle(): void {
    const state = this.commands.getState();
    const toasts = this.toasts.state.getState();
    const shown = new Set(toasts.flatMap((toast) => (toast.content.kind === 'commands' ? toast.content.ids : [])));
    const late: string[] = [];
    for (const id of [...this.mineOpen]) {
      const record = state.byId.get(id);
      if (record === undefined || isOpen(record.state)) continue;
      this.mineOpen.delete(id);
      if (!shown.has(id) && record.state !== 'confirmed' && record.state !== 'cancelled') late.push(id);
    }
    if (late.length > 0) this.toasts.show({ kind: 'commands', ids: late, undo: false, skipped: 0 });
    for (const { id, content } of this.toasts.state.getState()) {
      if (content.kind !== 'commands') continue;
      const outcome = outcomeOf(content.ids, state);
      if (outcome.open === outcome.waiting) this.toasts.leaveAfter(id, this.undoSeconds * 1000);
    }
  }

  private mark(agents: readonly string[], on: boolean): void {
    const asking = new Set(this.asking.getState());
    for (const agent of agents) {
      if (on) asking.add(agent);
      else asking.delete(agent);
    }
    this.asking.setState(asking, true);
  }
}
