// Owns the looking back: which moment is shown, whether it plays, what is asked for next. What the core answers goes to
// the cockpit store, in the place of the live figures; the moment is kept in the address.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  CockpitFilter,
  REWIND_SPEEDS,
  RewindDiff,
  RewindParams,
  RewindView,
} from '../../shared/contract/views.ts';
import type { WatchHandlers } from '../link/link.ts';
import type { Timers } from '../link/timers.ts';
import type { CockpitStore } from './cockpit.ts';
import type { Navigation } from './navigation.ts';
import { type Refused, refusedBy } from './refused.ts';
import type { Route } from './route.ts';

export type RewindSpeed = (typeof REWIND_SPEEDS)[number];
/** Where somebody lands who asks for no moment. */
const ENTRY_MS = 15 * 60_000;
/** A play is written into the address so often. */
const ADDRESS_MS = 2_000;
const SECOND_MS = 1_000;

/** Why another moment than the one asked for is shown, or why it plays no more. */
export type RewindNotice = 'before' | 'future' | 'caught_up';

/** What is known of the day around the moment. */
export interface RewindAround {
  /** Time of the first event there is; null: there is none. */
  readonly from: number | null;
  readonly dayStart: number;
  readonly dayEnd: number;
  readonly activity: readonly number[];
}

export interface RewindState {
  readonly on: boolean;
  /** The moment shown, or asked for while its answer has not come; ms since 1970. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: RewindSpeed;
  /** Asked, and not answered yet. */
  readonly waiting: boolean;
  readonly notice: RewindNotice | null;
  /** What the core said where the past could not be read. */
  readonly failed: Refused | null;
  /** null until the first answer. */
  readonly around: RewindAround | null;
}

export interface RewindDeps {
  readonly watch: (params: RewindParams, handlers: WatchHandlers<'rewind'>) => () => void;
  readonly cockpit: Pick<CockpitStore, 'full' | 'diff'>;
  readonly navigation: Navigation;
  readonly timers: Timers;
  /** The core's time, ms. */
  readonly now: () => number;
  /** The figures are of this moment now. */
  readonly onMoved: (at: number) => void;
}

const LIVE: RewindState = {
  on: false,
  at: 0,
  playing: false,
  speed: 1,
  waiting: false,
  notice: null,
  failed: null,
  around: null,
};

export class RewindStore {
  readonly state: StoreApi<RewindState> = createStore<RewindState>(() => LIVE);
  private readonly deps: RewindDeps;
  private endWatch: () => void = () => undefined;
  private filter: CockpitFilter = { product: [], channel: [], group: [] };
  /** While one question is on its way, only the newest of the others is kept. */
  private next: { readonly at: number; readonly play: boolean } | null = null;
  private writing = false;
  /** The moment in the address, and when it was put there. */
  private writtenAt = 0;
  private lastWrite = 0;

  constructor(deps: RewindDeps) {
    this.deps = deps;
  }

  get on(): boolean {
    return this.state.getState().on;
  }

  /** To a moment: from live, or from another one. Back takes it back. */
  go(at: number): void {
    const { navigation } = this.deps;
    if (!this.on) {
      navigation.go({ page: 'cockpit', at: wholeSecond(at) });
      return;
    }
    this.writing = true;
    navigation.go({ at: wholeSecond(at) });
    this.writing = false;
    this.seek(at, false);
  }

  /** From live to a little while ago. */
  enter(): void {
    if (!this.on) this.go(this.deps.now() - ENTRY_MS);
  }

  live(): void {
    this.deps.navigation.go({ at: null });
  }

  /** A step of the keys or a drag: no step for the way back. */
  moveTo(at: number): void {
    this.write(at);
    this.seek(at, false);
  }

  step(ms: number): void {
    this.moveTo(wholeSecond(this.state.getState().at) + ms);
  }

  play(): void {
    if (this.on) this.seek(this.state.getState().at, true);
  }

  pause(): void {
    if (this.state.getState().playing) this.moveTo(this.state.getState().at);
  }

  playOrPause(): void {
    if (this.state.getState().playing) this.pause();
    else this.play();
  }

  setSpeed(speed: RewindSpeed): void {
    this.state.setState({ speed });
    if (this.state.getState().playing) this.play();
  }

  /** For the session: the cockpit shows the past from here on. @returns ends it. */
  begin(route: Route): () => void {
    this.filter = filterOf(route);
    this.state.setState({ ...LIVE, on: true, speed: this.state.getState().speed });
    this.ask(route.at ?? this.deps.now(), false);
    return () => {
      this.endWatch();
      this.endWatch = () => undefined;
      this.next = null;
      this.state.setState({ ...LIVE, speed: this.state.getState().speed }, true);
    };
  }

  /** For the session: the address changed while the past is shown. */
  follow(route: Route): void {
    if (this.writing) return;
    const { at, playing } = this.state.getState();
    const filter = filterOf(route);
    const filtered = JSON.stringify(filter) !== JSON.stringify(this.filter);
    this.filter = filter;
    // Who opens a number wants it to stand still.
    const opened = route.explain !== null || route.conversation !== null;
    if (route.at !== null && route.at !== wholeSecond(this.writtenAt)) this.seek(route.at, false);
    // A play goes on where only the filter is another one.
    else if (filtered) this.seek(at, playing && !opened);
    else if (opened) this.pause();
  }

  private seek(at: number, play: boolean): void {
    const whole = wholeSecond(at);
    if (this.state.getState().waiting) {
      this.next = { at: whole, play };
      this.state.setState({ at: whole, playing: play, notice: null });
    } else this.ask(whole, play);
  }

  private ask(at: number, play: boolean): void {
    const asked = wholeSecond(at);
    this.endWatch();
    this.writtenAt = asked;
    this.state.setState({ at: asked, playing: play, waiting: true, notice: null, failed: null });
    const speed = play ? this.state.getState().speed : 0;
    this.endWatch = this.deps.watch(
      { ...this.filter, at: asked, speed },
      {
        full: (view) => this.full(view, asked),
        diff: (diff) => this.diff(diff),
        failed: (error) => this.state.setState({ waiting: false, playing: false, failed: refusedBy(error) }),
      },
    );
  }

  private full(view: RewindView, asked: number): void {
    const { next } = this;
    this.next = null;
    this.deps.cockpit.full(view);
    const around = { from: view.from, dayStart: view.day_start, dayEnd: view.day_end, activity: view.activity };
    if (next !== null) {
      this.state.setState({ waiting: false, around });
      this.deps.onMoved(view.at);
      this.ask(next.at, next.play);
      return;
    }
    // A connection that was cut begins again where the play had begun; what it begins with is shown as it is.
    const notice = view.at > asked ? 'before' : view.at < asked ? 'future' : null;
    this.state.setState({ at: view.at, playing: view.speed > 0, waiting: false, notice, failed: null, around });
    this.deps.onMoved(view.at);
    this.write(view.at);
  }

  private diff(diff: RewindDiff): void {
    const { playing, around } = this.state.getState();
    this.deps.cockpit.diff(diff);
    const stands = diff.speed === 0;
    this.state.setState({
      ...(this.next === null ? { at: diff.at } : {}),
      ...(stands && this.next === null ? { playing: false, notice: playing ? 'caught_up' : null } : {}),
      ...(around === null || diff.day_start === undefined
        ? {}
        : {
            around: {
              ...around,
              dayStart: diff.day_start,
              dayEnd: diff.day_end ?? around.dayEnd,
              activity: diff.activity ?? around.activity,
            },
          }),
    });
    this.deps.onMoved(diff.at);
    if (stands || this.deps.timers.now() - this.lastWrite >= ADDRESS_MS) this.write(diff.at);
  }

  /** Keeps the moment in the address, without a step for the way back. */
  private write(at: number): void {
    if (!this.on) return;
    this.lastWrite = this.deps.timers.now();
    this.writtenAt = at;
    this.writing = true;
    this.deps.navigation.amend({ at: wholeSecond(at) });
    this.writing = false;
  }
}

function filterOf({ product, channel, group }: Route): CockpitFilter {
  return { product, channel, group };
}

function wholeSecond(ms: number): number {
  return Math.floor(ms / SECOND_MS) * SECOND_MS;
}
