// Owns the call-back list: asks for it beside the day's report, notes what was done about a row, and takes that back.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LostAsk, LostNote, LostReport, LostRow, LostState, MarkAsk, Marked } from '../../shared/contract/lost.ts';
import { type AskDeps, AskStore } from './ask-store.ts';
import { lostAskOf, lostRefreshMs, stateOf } from './lost-ask.ts';
import { refusedBy } from './refused.ts';
import type { Toasts } from './toasts.ts';

/** More notes than a list has rows. */
const TOLD_MOST = 2_000;

/** The last act, to be told and taken back. */
export interface LastMark {
  readonly rows: readonly LostRow[];
  readonly state: LostState;
  /** Noted by somebody else meanwhile, and so left as they are. */
  readonly overtaken: number;
  readonly undone: boolean;
}

export interface LostDeps extends AskDeps<LostAsk, LostReport> {
  readonly mark: (ask: MarkAsk) => Promise<Marked>;
  readonly toasts: Toasts;
}

export class LostStore extends AskStore<LostAsk, LostReport> {
  readonly last: StoreApi<LastMark | null> = createStore<LastMark | null>(() => null);
  private readonly marking: Pick<LostDeps, 'mark' | 'toasts'>;
  /** The newest notes that were told, by conversation: a list that was on its way meanwhile has older ones. */
  private readonly told = new Map<string, LostNote>();

  constructor(deps: LostDeps) {
    super({ askOf: lostAskOf, samePage: () => true, goesOn: () => true, refreshMs: lostRefreshMs }, deps);
    this.marking = deps;
  }

  async mark(rows: readonly LostRow[], state: LostState): Promise<void> {
    if (rows.length === 0) return;
    const overtaken = await this.tell(rows, state);
    if (overtaken === null) return;
    const done = rows.filter((row) => !overtaken.includes(row.conversation));
    this.last.setState({ rows: done, state, overtaken: overtaken.length, undone: false }, true);
  }

  /** Puts the rows of the last act back to what they were. */
  async undo(): Promise<void> {
    const last = this.last.getState();
    if (last === null || last.undone || last.rows.length === 0) return;
    const now = new Map(this.state.getState().report?.rows.map((row) => [row.conversation, row]));
    for (const [state, rows] of Map.groupBy(last.rows, stateOf)) {
      const marked = rows.map((row) => now.get(row.conversation) ?? row);
      if ((await this.tell(marked, state)) === null) return;
    }
    this.last.setState({ ...last, undone: true }, true);
  }

  /** @returns those that somebody else had noted meanwhile; null where nothing was changed. */
  private async tell(rows: readonly LostRow[], state: LostState): Promise<readonly string[] | null> {
    const conversations = rows.map(({ conversation, note }) => ({ conversation, expect: note?.at ?? null }));
    try {
      const { notes, overtaken } = await this.marking.mark({ conversations, state });
      this.take(notes);
      return overtaken;
    } catch (error) {
      this.marking.toasts.show({ kind: 'error', ...refusedBy(error) });
      return null;
    }
  }

  /** What the core says of these rows, on this console or another, without waiting for the next list. */
  take(notes: Marked['notes']): void {
    for (const { conversation, note } of notes) {
      if (note === null || (this.told.get(conversation)?.at ?? 0) > note.at) continue;
      this.told.delete(conversation);
      this.told.set(conversation, note);
    }
    for (const conversation of this.told.keys()) {
      if (this.told.size <= TOLD_MOST) break;
      this.told.delete(conversation);
    }
    const { report } = this.state.getState();
    if (report !== null) this.state.setState({ report: this.shown(report) });
  }

  protected override shown(report: LostReport): LostReport {
    const rows = report.rows.map((row) => {
      const note = this.told.get(row.conversation);
      return note === undefined || note.at <= (row.note?.at ?? 0) ? row : { ...row, note };
    });
    return { ...report, rows, open: rows.filter((row) => stateOf(row) === 'open').length };
  }
}
