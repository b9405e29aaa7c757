// Owns what a page has asked the core for: asks when the address or the day changes, asks again while the answer may go
// on, keeps what is on the screen until the next answer is there. Fed by the session, read by views. One question at a
// time counts: an answer that was overtaken is dropped.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Timers } from '../link/timers.ts';
import type { Navigation } from './navigation.ts';
import { type Refused, refusedBy } from './refused.ts';
import { dayOf } from './report-ask.ts';
import type { Dates } from './report-route.ts';
import type { Route } from './route.ts';

/** Answers kept for going back and forward. */
const KEPT_MOST = 16;
/** After a failed question it is tried again by itself this much later. */
const RETRY_MS = 5_000;
/** These a repetition does not heal: the question itself must change. */
const FINAL = new Set([
  'bad_day',
  'bad_period',
  'period_too_long',
  'period_not_over',
  'bad_request',
  'unknown_agent',
  'day_to_come',
]);

export interface Refusal extends Refused {
  /** The nearest period that would be answered. */
  readonly offer: Dates | null;
}

export interface AskState<Ask, Answer> {
  /** The zone's day, YYYY-MM-DD; null before the core has named its zone. */
  readonly today: string | null;
  readonly ask: Ask | null;
  readonly report: Answer | null;
  /** What `report` answers: another question than `ask` while a new answer is on its way. */
  readonly answers: Ask | null;
  /** ms since 1970 of the core's clock. */
  readonly answeredAt: number | null;
  /** Why there is no newer answer. */
  readonly refusal: Refusal | null;
}

export interface AskDeps<Ask, Answer> {
  /** @param signal aborted once the answer is of no use any more. */
  readonly request: (ask: Ask, signal: AbortSignal) => Promise<Answer>;
  readonly navigation: Navigation;
  readonly timers: Timers;
  /** The core's time, ms. */
  readonly now: () => number;
  /** The core's zone; null until it is known. */
  readonly tz: () => string | null;
}

/** What is asked for, and when again. Pure. */
export interface Asking<Ask> {
  /** @returns null where the route asks for nothing. */
  readonly askOf: (route: Route, today: string) => Ask | null;
  /** Whether the answer to one may be shown until the one to the other is there. */
  readonly samePage: (one: Ask, other: Ask) => boolean;
  /** Whether the answer may still change by itself. */
  readonly goesOn: (ask: Ask, today: string) => boolean;
  readonly refreshMs: (ask: Ask, today: string) => number;
  /** Whether a question that was overtaken is given up: its answer takes longer than it is worth for going back. */
  readonly givesUp: boolean;
}

interface Kept<Answer> {
  readonly report: Answer;
  readonly at: number;
}

const NOTHING = {
  today: null,
  ask: null,
  report: null,
  answers: null,
  answeredAt: null,
  refusal: null,
} as const;

export class AskStore<Ask extends object, Answer> {
  readonly state: StoreApi<AskState<Ask, Answer>> = createStore<AskState<Ask, Answer>>(() => NOTHING);
  private readonly asking: Asking<Ask>;
  private readonly deps: AskDeps<Ask, Answer>;
  private readonly kept = new Map<string, Kept<Answer>>();
  private readonly onTheWay = new Map<string, { readonly answer: Promise<Answer>; readonly wanted: AbortController }>();
  private asked = 0;
  private cancel: () => void = () => undefined;

  constructor(asking: Asking<Ask>, deps: AskDeps<Ask, Answer>) {
    this.asking = asking;
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

  /** Somebody is about to go there: what that page will ask is asked now, and kept. */
  ahead(route: Route): void {
    const tz = this.deps.tz();
    const ask = tz === null ? null : this.asking.askOf(route, dayOf(this.deps.now(), tz));
    if (ask === null || keyOf(ask) === keyOf(this.state.getState().ask)) return;
    // What fails here is asked again, and told of, once they are there.
    this.request(ask).then(
      (report) => this.keep(ask, report),
      () => undefined,
    );
  }

  /** Once nothing is on its way any more, whether it was answered or not. */
  async settled(): Promise<void> {
    await Promise.allSettled(Array.from(this.onTheWay.values(), ({ answer }) => answer));
  }

  /** An answer about to be shown: whoever knows something newer of it puts it in. */
  protected shown(report: Answer): Answer {
    return report;
  }

  protected look(force: boolean): void {
    const tz = this.deps.tz();
    if (tz === null) return;
    const today = dayOf(this.deps.now(), tz);
    const ask = this.asking.askOf(this.deps.navigation.state.getState(), today);
    const before = this.state.getState();
    const same = keyOf(ask) === keyOf(before.ask);
    if (same && !force) return;
    if (!same && this.asking.givesUp) this.giveUp(before.ask);
    if (!same) this.state.setState({ today, ask, ...this.known(ask, before), refusal: null });
    this.cancel();
    this.asked += 1;
    if (ask !== null) this.send(ask, this.asked);
  }

  /** What can be shown at once: an answer from before, else the page as it stands until the answer comes. */
  private known(ask: Ask | null, before: AskState<Ask, Answer>): Partial<AskState<Ask, Answer>> {
    const kept = this.kept.get(keyOf(ask));
    if (kept !== undefined) return { report: this.shown(kept.report), answers: ask, answeredAt: kept.at };
    const { report, answers, answeredAt } = before;
    const samePage = ask !== null && answers !== null && this.asking.samePage(answers, ask);
    return samePage ? { report, answers, answeredAt } : { report: null, answers: null, answeredAt: null };
  }

  private send(ask: Ask, question: number): void {
    this.request(ask).then(
      (report) => {
        this.keep(ask, report);
        if (question !== this.asked) return;
        this.state.setState({ report: this.shown(report), answers: ask, answeredAt: this.deps.now(), refusal: null });
        this.next(this.asking.refreshMs(ask, this.state.getState().today ?? ''));
      },
      (error: unknown) => {
        if (question !== this.asked) return;
        const refusal = refusalOf(error, ask);
        this.state.setState({ refusal });
        if (!FINAL.has(refusal.code)) this.next(RETRY_MS);
      },
    );
  }

  /** A question that is on its way is not sent twice. */
  protected request(ask: Ask): Promise<Answer> {
    const key = keyOf(ask);
    const known = this.onTheWay.get(key);
    if (known !== undefined) return known.answer;
    const wanted = new AbortController();
    const done = () => this.onTheWay.get(key)?.wanted === wanted && this.onTheWay.delete(key);
    const answer = this.deps.request(ask, wanted.signal).finally(done);
    this.onTheWay.set(key, { answer, wanted });
    return answer;
  }

  private giveUp(ask: Ask | null): void {
    const key = keyOf(ask);
    this.onTheWay.get(key)?.wanted.abort();
    // Whoever comes back asks anew.
    this.onTheWay.delete(key);
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
    const other = keyOf(this.asking.askOf(this.deps.navigation.state.getState(), today)) !== keyOf(ask);
    if (other || refusal !== null || this.asking.goesOn(ask, today)) this.look(true);
    else this.next(this.asking.refreshMs(ask, today));
  }

  private keep(ask: Ask, report: Answer): void {
    const key = keyOf(ask);
    this.kept.delete(key);
    this.kept.set(key, { report, at: this.deps.now() });
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_MOST && oldest !== undefined) this.kept.delete(oldest);
  }
}

function keyOf(ask: object | null): string {
  return JSON.stringify(ask);
}

function refusalOf(error: unknown, ask: object): Refusal {
  const refused = refusedBy(error);
  return { ...refused, offer: offerOf(refused.code, refused.message, ask) };
}

/** The core names the nearest allowed period last in its message; two ends the wrong way round are turned here. */
function offerOf(code: string, message: string, ask: Partial<Dates>): Dates | null {
  const { from, to } = ask;
  if (from === undefined || to === undefined) return null;
  if (code === 'bad_period') return { from: to, to: from };
  const found = /(\d{4}-\d{2}-\d{2})\D+(\d{4}-\d{2}-\d{2})\.?$/.exec(message);
  return found?.[1] === undefined || found[2] === undefined ? null : { from: found[1], to: found[2] };
}
