// Owns what the cockpit shows: live rows, totals, strip and the four tables in order. Fed by the session, read by views.
// Rows are applied the moment they come; views are told at most once a frame.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentStatus, CockpitDiff, CockpitFigures, CockpitView, Strip } from '../../shared/contract/views.ts';
import { createSearch, type Search } from '../../shared/text/fold.ts';
import type { Timers } from '../link/timers.ts';
import type { SortKey } from './columns.ts';
import { LiveRows, type RowEntry } from './live-rows.ts';
import { OrderKeeper } from './order-keeper.ts';
import { arrange, rankNames, type Section, sumRows } from './sections.ts';

const FRAME_MS = 16;

export interface CockpitState {
  /** False until the first view has come. */
  readonly ready: boolean;
  /** Another filter was chosen and its view has not come yet. */
  readonly changing: boolean;
  readonly day: string;
  /** The same map for ever; an entry in it is replaced when its row changes. Select from it, never it: it tells of no change. */
  readonly entries: ReadonlyMap<string, RowEntry>;
  readonly totals: CockpitFigures | null;
  readonly byStatus: Readonly<Record<AgentStatus, number>>;
  readonly strip: Strip | null;
  readonly sections: readonly Section[];
  /** The sums of each table's rows, always as the rows are now. */
  readonly sums: Readonly<Record<AgentStatus, CockpitFigures>>;
  readonly search: Search;
  /** Agents in each table that the search leaves out make this differ from `byStatus`. */
  readonly shown: number;
}

export interface Arrangement {
  readonly sort: readonly SortKey[];
  readonly query: string;
  readonly locale: string;
}

export class CockpitStore {
  readonly state: StoreApi<CockpitState>;
  readonly order: OrderKeeper;
  private readonly timers: Timers;
  private readonly rows = new LiveRows();
  private arrangement: Arrangement = { sort: [], query: '', locale: 'en' };
  private search: Search = createSearch('', 'en');
  private rank: { readonly names: number; readonly locale: string; readonly of: ReadonlyMap<string, number> } | null =
    null;
  private pins: ReadonlySet<string> = new Set();
  private unsaid: Partial<CockpitState> | null = null;
  private lastSaid = Number.NEGATIVE_INFINITY;

  constructor(timers: Timers) {
    this.timers = timers;
    this.order = new OrderKeeper(timers, () => this.arrangeNow());
    this.state = createStore<CockpitState>(() => ({
      ready: false,
      changing: false,
      day: '',
      entries: this.rows.entries,
      totals: null,
      byStatus: { online: 0, offline: 0, break: 0, invisible: 0 },
      strip: null,
      sections: [],
      sums: this.sums([]),
      search: this.search,
      shown: 0,
    }));
  }

  full(view: CockpitView): void {
    this.rows.replace(view);
    this.state.setState({
      ready: true,
      changing: false,
      day: view.day,
      totals: view.totals,
      byStatus: view.by_status,
      strip: view.strip,
    });
    this.order.now();
  }

  diff(diff: CockpitDiff): void {
    this.rows.apply(diff, this.timers.now());
    const known = { ...this.state.getState(), ...this.unsaid };
    this.say({
      ...this.unsaid,
      ...(diff.day === undefined ? {} : { day: diff.day }),
      ...(diff.totals === undefined || known.totals === null ? {} : { totals: { ...known.totals, ...diff.totals } }),
      ...(diff.by_status === undefined ? {} : { byStatus: { ...known.byStatus, ...diff.by_status } }),
      ...(diff.strip === undefined || known.strip === null ? {} : { strip: { ...known.strip, ...diff.strip } }),
    });
    if (diff.rows !== undefined || diff.removed !== undefined) this.order.changed();
  }

  /** Another filter is on its way: what is shown stays until its view comes. */
  expectAnother(): void {
    if (this.state.getState().ready) this.state.setState({ changing: true });
  }

  arrangeBy(arrangement: Arrangement): void {
    const { query, locale } = this.arrangement;
    if (query !== arrangement.query || locale !== arrangement.locale) {
      this.search = createSearch(arrangement.query, arrangement.locale);
    }
    this.arrangement = arrangement;
    this.order.now();
  }

  /** These agents keep their place when rows are put in order by themselves. */
  pin(agents: ReadonlySet<string>): void {
    this.pins = agents;
  }

  /** Tells views now if the last time is a frame ago, else at the end of the frame. */
  private say(change: Partial<CockpitState>): void {
    const waiting = this.unsaid !== null;
    this.unsaid = change;
    if (waiting) return;
    const wait = this.lastSaid + FRAME_MS - this.timers.now();
    if (wait <= 0) this.sayNow();
    else this.timers.after(wait, () => this.sayNow());
  }

  private sayNow(): void {
    if (this.unsaid === null) return;
    this.lastSaid = this.timers.now();
    const change = this.unsaid;
    this.unsaid = null;
    const { sections, sums } = this.state.getState();
    this.state.setState({ ...change, sums: this.sums(sections, sums) });
  }

  /** Sums that are as they were stay the same objects: whoever shows them is not drawn again. */
  private sums(sections: readonly Section[], before?: CockpitState['sums']): CockpitState['sums'] {
    const of = (status: AgentStatus): CockpitFigures => {
      const agents = sections.find((section) => section.status === status)?.agents ?? [];
      const sum = sumRows(agents.flatMap((agent) => this.rows.entries.get(agent)?.row ?? []));
      return before !== undefined && sameFigures(before[status], sum) ? before[status] : sum;
    };
    return { online: of('online'), offline: of('offline'), break: of('break'), invisible: of('invisible') };
  }

  private arrangeNow(): void {
    const { locale, sort } = this.arrangement;
    if (this.rank?.names !== this.rows.names || this.rank.locale !== locale) {
      const collator = new Intl.Collator(locale, { numeric: true });
      const of = rankNames(this.rows.entries, (a, b) => collator.compare(a, b));
      this.rank = { names: this.rows.names, locale, of };
    }
    const { sections: before, sums } = this.state.getState();
    const sections = arrange({
      entries: this.rows.entries,
      rank: this.rank.of,
      sort,
      search: this.search,
      pinned: this.pins,
      before,
    });
    const shown = sections.reduce((sum, section) => sum + section.agents.length, 0);
    this.state.setState({ sections, sums: this.sums(sections, sums), search: this.search, shown });
  }
}

function sameFigures(a: CockpitFigures, b: CockpitFigures): boolean {
  return (Object.keys(a) as (keyof CockpitFigures)[]).every((figure) => a[figure] === b[figure]);
}
