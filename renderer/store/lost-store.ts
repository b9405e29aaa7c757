// Owns the call-back list: asks for it beside the day's report, for no more of its rows than are looked at; notes what was
// done about a row, and takes that back.

import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  LOST_FIRST,
  type LostAsk,
  type LostNote,
  type LostReport,
  type LostRow,
  type LostState,
  type MarkAsk,
  type Marked,
} from '../../shared/contract/lost.ts';
import { isServed, isShown, isToClear, stateOf } from '../../shared/lost-rows.ts';
import { type AskDeps, AskStore } from './ask-store.ts';
import { isWhole, listOf, lostAskOf, lostRefreshMs, missingOf } from './lost-ask.ts';
import { refusedBy } from './refused.ts';
import type { Toasts } from './toasts.ts';

/** Notes that are remembered; the next list has the others. */
const TOLD_MOST = 10_000;
/** As many as the core takes at once. */
const MARKED_MOST = 1_000;

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
  /** The list of which every row is wanted. */
  private readonly wanted: { list: string | null };

  constructor(deps: LostDeps) {
    const wanted: { list: string | null } = { list: null };
    const askOf: typeof lostAskOf = (route, today) => {
      const ask = lostAskOf(route, today);
      if (ask === null || listOf(ask) !== wanted.list || ask.rows === 'none') return ask;
      return { ...ask, rows: 'whole' };
    };
    super({ askOf, samePage: () => true, goesOn: () => true, refreshMs: lostRefreshMs, givesUp: true }, deps);
    this.marking = deps;
    this.wanted = wanted;
  }

  /** Somebody has come to the end of the rows that are there. */
  wantAll(): void {
    const { ask } = this.state.getState();
    if (ask === null || ask.rows === 'none' || ask.rows === 'whole') return;
    this.wanted.list = listOf(ask);
    this.look(false);
  }

  /** What is shown, with every row. @returns null: it could not be had, and that was told. */
  async whole(): Promise<LostReport | null> {
    const { ask, answers, report } = this.state.getState();
    if (ask === null) return null;
    if (report !== null && answers !== null && listOf(answers) === listOf(ask) && isWhole(report)) return report;
    try {
      return this.shown(await this.request({ ...ask, rows: 'whole' }));
    } catch (error) {
      const refused = refusedBy(error);
      // Whoever has left the page has let go of it.
      if (refused.code !== 'dropped') this.marking.toasts.show({ kind: 'error', ...refused });
      return null;
    }
  }

  /** Notes that nobody need be called who was served since. */
  async markServed(): Promise<void> {
    const report = await this.whole();
    if (report !== null) await this.mark(report.rows.filter(isToClear), 'no_need');
  }

  async mark(rows: readonly LostRow[], state: LostState): Promise<void> {
    if (rows.length === 0) return;
    const overtaken = await this.tell(rows, state);
    if (overtaken === null) return;
    const done = rows.filter((row) => !overtaken.has(row.conversation));
    this.last.setState({ rows: done, state, overtaken: overtaken.size, undone: false }, true);
  }

  /** Puts the rows of the last act back to what they were. */
  async undo(): Promise<void> {
    const last = this.last.getState();
    if (last === null || last.undone || last.rows.length === 0) return;
    const now = new Map(this.state.getState().report?.rows.map((row) => [row.conversation, row]));
    for (const [state, rows] of Map.groupBy(last.rows, stateOf)) {
      const marked = rows.map((row) => this.withTold(now.get(row.conversation) ?? row));
      if ((await this.tell(marked, state)) === null) return;
    }
    this.last.setState({ ...last, undone: true }, true);
  }

  /** @returns those that somebody else had noted meanwhile; null where not all was done, which was told. */
  private async tell(rows: readonly LostRow[], state: LostState): Promise<ReadonlySet<string> | null> {
    const left = new Set<string>();
    try {
      for (let from = 0; from < rows.length; from += MARKED_MOST) {
        const some = rows.slice(from, from + MARKED_MOST);
        const conversations = some.map(({ conversation, note }) => ({ conversation, expect: note?.at ?? null }));
        const { notes, overtaken } = await this.marking.mark({ conversations, state });
        this.take(notes);
        for (const conversation of overtaken) left.add(conversation);
      }
      return left;
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
    if (report === null) return;
    const shown = this.shown(report);
    this.state.setState({ report: shown });
    if (!isWhole(shown) && this.tooLittle(shown, notes)) void this.settled().then(() => this.again());
  }

  /** Whether these notes may be of rows that are not there, or leave few of those that are. */
  private tooLittle(report: LostReport, notes: Marked['notes']): boolean {
    const there = new Set(report.rows.map(({ conversation }) => conversation));
    if (notes.some(({ conversation }) => !there.has(conversation))) return true;
    const rows = this.state.getState().answers?.rows;
    if (typeof rows !== 'object') return false;
    const { first } = rows;
    return missingOf(report, first) > 0 && report.rows.filter((row) => isShown(row, first)).length < LOST_FIRST / 2;
  }

  protected override shown(report: LostReport): LostReport {
    let [open, served] = [report.open, report.served ?? 0];
    const rows = report.rows.map((before) => {
      const row = this.withTold(before);
      const more = Number(stateOf(row) === 'open') - Number(stateOf(before) === 'open');
      open += more;
      if (isServed(row)) served += more;
      return row;
    });
    return { ...report, rows, open, served };
  }

  private withTold(row: LostRow): LostRow {
    const note = this.told.get(row.conversation);
    return note === undefined || note.at <= (row.note?.at ?? 0) ? row : { ...row, note };
  }
}
