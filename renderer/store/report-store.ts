// Owns the report that is shown: asks when the address or the day changes, asks again while its days go on, keeps what
// is on the screen until the next answer is there. Fed by the session, read by views. One question at a time counts:
// an answer that was overtaken is dropped.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Report, ReportAsk } from '../../shared/contract/reports.ts';
import { LinkError } from '../link/link.ts';
import type { Timers } from '../link/timers.ts';
import type { Navigation } from './navigation.ts';
import { askOf, dayOf, goesOn, refreshMs } from './report-ask.ts';
import type { Dates } from './report-route.ts';

/** Answers kept for going back and forward. */
const KEPT_MOST = 16;
/** After a failed question it is tried again by itself this much later. */
const RETRY_MS = 5_000;
/** These a repetition does not heal: the question itself must change. */
const FINAL = new Set(['bad_day', 'bad_period', 'period_too_long', 'period_not_over', 'bad_request']);

export interface Refusal {
  readonly code: string;
  /** The core's own words, in English; shown where the code has none of ours. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The nearest period that would be answered. */
  readonly offer: Dates | null;
}

export interface ReportState {
  /** The zone's day, YYYY-MM-DD; null before the core has named its zone. */
  readonly today: string | null;
  readonly ask: ReportAsk | null;
  readonly report: Report | null;
  /** What `report` answers: another question than `ask` while a new answer is on its way. */
  readonly answers: ReportAsk | null;
  /** ms since 1970 of the core's clock. */
  readonly answeredAt: number | null;
  /** Why there is no newer answer. */
  readonly refusal: Refusal | null;
}

export interface ReportDeps {
  readonly request: (ask: ReportAsk) => Promise<Report>;
  readonly navigation: Navigation;
  readonly timers: Timers;
  /** The core's time, ms. */
  readonly now: () => number;
  /** The core's zone; null until it is known. */
  readonly tz: () => string | null;
}

interface Kept {
  readonly report: Report;
  readonly at: number;
}

const NOTHING: ReportState = {
  today: null,
  ask: null,
  report: null,
  answers: null,
  answeredAt: null,
  refusal: null,
};

export class ReportStore {
  readonly state: StoreApi<ReportState> = createStore<ReportState>(() => NOTHING);
  private readonly deps: ReportDeps;
  private readonly kept = new Map<string, Kept>();
  private asked = 0;
  private cancel: () => void = () => undefined;

  constructor(deps: ReportDeps) {
    this.deps = deps;
  }

  /** Follows the address; called once. */
  start(): void {
    this.deps.navigation.state.subscribe(() => this.look(false));
    this.look(false);
  }

  /** Asks anew whatever was said before: the core is there again, or somebody pressed "try again". */
  again(): void {
    this.look(true);
  }

  private look(force: boolean): void {
    const tz = this.deps.tz();
    if (tz === null) return;
    const today = dayOf(this.deps.now(), tz);
    const ask = askOf(this.deps.navigation.state.getState(), today);
    const before = this.state.getState();
    const same = keyOf(ask) === keyOf(before.ask);
    if (same && !force) return;
    if (!same) this.state.setState({ today, ask, ...this.known(ask, before), refusal: null });
    this.cancel();
    this.asked += 1;
    if (ask !== null) this.send(ask, this.asked);
  }

  /** What can be shown at once: an answer from before, else the page as it stands until the answer comes. */
  private known(ask: ReportAsk | null, before: ReportState): Pick<ReportState, 'report' | 'answers' | 'answeredAt'> {
    const kept = this.kept.get(keyOf(ask));
    if (kept !== undefined) return { report: kept.report, answers: ask, answeredAt: kept.at };
    const { report, answers, answeredAt } = before;
    const samePage = ask !== null && report?.report === ask.report;
    return samePage ? { report, answers, answeredAt } : { report: null, answers: null, answeredAt: null };
  }

  private send(ask: ReportAsk, question: number): void {
    this.deps.request(ask).then(
      (report) => {
        this.keep(ask, report);
        if (question !== this.asked) return;
        this.state.setState({ report, answers: ask, answeredAt: this.deps.now(), refusal: null });
        this.next(refreshMs(ask));
      },
      (error: unknown) => {
        if (question !== this.asked) return;
        const refusal = refusalOf(error, ask);
        this.state.setState({ refusal });
        if (!FINAL.has(refusal.code)) this.next(RETRY_MS);
      },
    );
  }

  private next(ms: number): void {
    this.cancel = this.deps.timers.after(ms, () => this.due());
  }

  /** Time for another look: the day may have changed, the report may have gone on. */
  private due(): void {
    const { ask, refusal } = this.state.getState();
    const tz = this.deps.tz();
    if (ask === null || tz === null) return;
    const today = dayOf(this.deps.now(), tz);
    const other = keyOf(askOf(this.deps.navigation.state.getState(), today)) !== keyOf(ask);
    if (other || refusal !== null || goesOn(ask, today)) this.look(true);
    else this.next(refreshMs(ask));
  }

  private keep(ask: ReportAsk, report: Report): void {
    const key = keyOf(ask);
    this.kept.delete(key);
    this.kept.set(key, { report, at: this.deps.now() });
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_MOST && oldest !== undefined) this.kept.delete(oldest);
  }
}

function keyOf(ask: ReportAsk | null): string {
  return JSON.stringify(ask);
}

function refusalOf(error: unknown, ask: ReportAsk): Refusal {
  const known = error instanceof LinkError;
  const message = error instanceof Error ? error.message : String(error);
  const code = known ? error.code : 'failed';
  return { code, message, params: known ? error.params : {}, offer: offerOf(code, message, ask) };
}

/** The core names the nearest allowed period last in its message; two ends the wrong way round are turned here. */
function offerOf(code: string, message: string, ask: ReportAsk): Dates | null {
  if (ask.report === 'day') return null;
  if (code === 'bad_period') return { from: ask.to, to: ask.from };
  const found = /(\d{4}-\d{2}-\d{2})\D+(\d{4}-\d{2}-\d{2})\.?$/.exec(message);
  return found?.[1] === undefined || found[2] === undefined ? null : { from: found[1], to: found[2] };
}
