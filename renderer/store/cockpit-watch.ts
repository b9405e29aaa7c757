// The cockpit's one watch: of the floor as it goes on, by the address's filters, or of a past moment. A filter chosen where
// the cockpit is not looked at reaches it a little later: its view takes the core as long as a report takes to be counted.

import type { CockpitFilter } from '../../shared/contract/views.ts';
import type { Link } from '../link/link.ts';
import type { Timers } from '../link/timers.ts';
import type { CockpitStore } from './cockpit.ts';
import type { HourStore } from './hour-store.ts';
import type { RewindStore } from './rewind.ts';
import type { Page, Route } from './route.ts';

const SHOWN_ON: ReadonlySet<Page> = new Set(['cockpit', 'wall']);
/** The page that was filtered stands by then. */
const LATER_MS = 500;

export interface CockpitWatchDeps {
  readonly link: Pick<Link, 'watch'>;
  readonly timers: Timers;
  readonly cockpit: CockpitStore;
  readonly rewind: RewindStore;
  readonly hour: HourStore;
  /** A moment of the past is shown from here on. */
  readonly onPast: () => void;
}

export class CockpitWatch {
  private readonly deps: CockpitWatchDeps;
  private end: () => void = () => undefined;
  private callOff: () => void = () => undefined;
  /** The filter of what is shown, as text. */
  private watched = '';

  constructor(deps: CockpitWatchDeps) {
    this.deps = deps;
  }

  /** Watches what the address says. */
  begin(route: Route): void {
    const { link, cockpit, rewind, hour } = this.deps;
    const was = rewind.on;
    const filter = filterOf(route);
    this.callOff();
    this.end();
    this.watched = JSON.stringify(filter);
    if (was === isPast(route)) cockpit.expectAnother();
    // Not for a moment are the figures of now shown as those of then, or the other way round.
    else cockpit.state.setState({ ready: false });
    hour.follow(isPast(route) ? null : filter);
    if (isPast(route)) {
      this.deps.onPast();
      this.end = rewind.begin(route);
      return;
    }
    this.end = link.watch('cockpit', filter, {
      full: (view) => cockpit.full(view),
      diff: (diff) => cockpit.diff(diff),
    });
  }

  /** The address is another one. */
  follow(route: Route, before: Route): void {
    if (isPast(route) && isPast(before)) this.deps.rewind.follow(route);
    else if (isPast(route) !== isPast(before)) this.begin(route);
    else this.filter(route);
  }

  private filter(route: Route): void {
    this.callOff();
    if (JSON.stringify(filterOf(route)) === this.watched) return;
    if (SHOWN_ON.has(route.page)) this.begin(route);
    else this.callOff = this.deps.timers.after(LATER_MS, () => this.begin(route));
  }
}

function isPast({ page, at }: Route): boolean {
  return page === 'cockpit' && at !== null;
}

function filterOf({ product, channel, group }: Route): CockpitFilter {
  return { product, channel, group };
}
