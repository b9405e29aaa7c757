// One console: joins the link to the stores and carries out what the user does. Views get this and nothing behind it.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConversationAsk, ConversationStory } from '../../shared/contract/conversation.ts';
import type { ExplainAnswer, ExplainAsk } from '../../shared/contract/explain.ts';
import type { ReportAsk } from '../../shared/contract/reports.ts';
import type { AgentStatus, Hello } from '../../shared/contract/views.ts';
import type { Port } from '../../shared/contract/wire.ts';
import { unpackAnswer } from '../../shared/explain-wire.ts';
import { unpackReport } from '../../shared/report-wire.ts';
import type { FullScreenSwitch } from '../link/full-screen.ts';
import { Link } from '../link/link.ts';
import type { Timers } from '../link/timers.ts';
import { AgentDayStore } from './agent-day-store.ts';
import { CockpitStore } from './cockpit.ts';
import { CockpitWatch } from './cockpit-watch.ts';
import { CompanyStore } from './company-store.ts';
import { explainAskOf } from './explain-ask.ts';
import { FloorWatch } from './floor-watch.ts';
import { type FreshnessState, figuresNow } from './freshness.ts';
import type { CellKey } from './grid-cells.ts';
import { HourStore } from './hour-store.ts';
import { HoursStore } from './hours-store.ts';
import { LostStore } from './lost-store.ts';
import { MembersStore } from './members-store.ts';
import { type Address, Navigation } from './navigation.ts';
import { NO_OVERLAY, type Overlay, type Seen } from './overlay.ts';
import { PanelStore } from './panel-store.ts';
import {
  type KeyValue,
  type Locale,
  type Preferences,
  readPreferences,
  regionOf,
  resolveLocale,
  writePreferences,
} from './preferences.ts';
import { dayOf } from './report-ask.ts';
import { ReportStore } from './report-store.ts';
import { RewindStore } from './rewind.ts';
import { isHead, NOTHING, prune, type Selection } from './selection.ts';
import { SnapshotStore } from './snapshot-store.ts';
import { StatusDesk } from './status-desk.ts';
import { Toasts } from './toasts.ts';
import { WallScreen } from './wall-screen.ts';

const TICK_MS = 500;

export interface SessionDeps {
  readonly connect: () => Promise<Port>;
  readonly timers: Timers;
  readonly storage: KeyValue;
  readonly address: Address;
  readonly fullScreen: FullScreenSwitch;
  readonly languages: readonly string[];
}

export interface Settings extends Preferences {
  readonly language: Locale;
  /** The language with its region, for numbers and dates. */
  readonly region: string;
}

export class Session {
  readonly navigation: Navigation;
  readonly cockpit: CockpitStore;
  readonly toasts: Toasts;
  readonly desk: StatusDesk;
  readonly reports: ReportStore;
  readonly explanation: PanelStore<ExplainAsk, ExplainAnswer>;
  readonly agentDay: AgentDayStore;
  /** The cockpit of a past moment, which the cockpit store shows in place of the live one. */
  readonly rewind: RewindStore;
  /** Quality by agent, where the page shows groups with their agents. */
  readonly members: MembersStore;
  readonly story: PanelStore<ConversationAsk, ConversationStory>;
  readonly lost: LostStore;
  readonly company: CompanyStore;
  /** The strip's last hour, of what the cockpit shows. */
  readonly hour: HourStore;
  readonly hours: HoursStore;
  readonly snapshot: SnapshotStore;
  readonly settings: StoreApi<Settings>;
  readonly freshness: StoreApi<FreshnessState>;
  readonly hello: StoreApi<Hello | null> = createStore<Hello | null>(() => null);
  /** Directory, health, refused lines. */
  readonly floor: FloorWatch;
  readonly wall: WallScreen;
  readonly selection: StoreApi<Selection> = createStore<Selection>(() => NOTHING);
  /** The figure of the grid's active row that the keyboard stands on; null: on the row itself. */
  readonly cell: StoreApi<CellKey | null> = createStore<CellKey | null>(() => null);
  readonly overlay: StoreApi<Overlay> = createStore<Overlay>(() => NO_OVERLAY);
  /** The core's time, ms, twice a second. */
  readonly clock: StoreApi<number>;
  /** The time of the figures: the core's time while the source is live. */
  readonly figuresClock: StoreApi<number>;
  private readonly deps: SessionDeps;
  private readonly link: Link;
  private readonly cockpitWatch: CockpitWatch;

  constructor(deps: SessionDeps) {
    this.deps = deps;
    const { timers } = deps;
    const preferences = readPreferences(deps.storage);
    const language = resolveLocale(preferences.locale, deps.languages);
    const region = regionOf(language, deps.languages);
    this.settings = createStore<Settings>(() => ({ ...preferences, language, region }));
    this.clock = createStore<number>(() => timers.now());
    this.figuresClock = createStore<number>(() => timers.now());
    this.freshness = createStore<FreshnessState>(() => ({
      link: { state: 'connecting', since: timers.now(), undecodable: 0, gaps: 0 },
      view: null,
      skew: 0,
    }));
    this.navigation = new Navigation(deps.address);
    this.cockpit = new CockpitStore(timers);
    this.toasts = new Toasts(timers);
    this.link = new Link({
      connect: deps.connect,
      timers,
      onStatus: (link) => {
        const opened = link.state === 'open' && this.freshness.getState().link.state !== 'open';
        this.freshness.setState({ link });
        if (opened) this.greet();
      },
    });
    this.floor = new FloorWatch({
      link: this.link,
      timers,
      freshness: this.freshness,
      onCaughtUp: () => this.askAgain(),
    });
    this.wall = new WallScreen(this.navigation, deps.fullScreen);
    this.desk = new StatusDesk((method, params) => this.link.request(method, params), this.toasts);
    const asking = {
      navigation: this.navigation,
      timers,
      now: () => timers.now() + this.freshness.getState().skew,
      tz: () => this.hello.getState()?.tz ?? null,
    };
    const report = (ask: ReportAsk) => this.link.request('report', ask).then(unpackReport);
    this.reports = new ReportStore({ ...asking, request: report });
    this.members = new MembersStore({ ...asking, request: report });
    this.agentDay = new AgentDayStore({
      ...asking,
      request: (ask, signal) => this.link.request('agent_day', ask, signal),
    });
    this.lost = new LostStore({
      ...asking,
      // The page's figures first: a list takes ten times as long, and a processor from whatever else is at work.
      request: (ask, signal) => this.reports.settled().then(() => this.link.request('lost', ask, signal)),
      mark: (ask) => this.link.request('lost.mark', ask),
      toasts: this.toasts,
    });
    this.company = new CompanyStore({
      ...asking,
      request: (ask, signal) => this.reports.settled().then(() => this.link.request('company', ask, signal)),
    });
    this.hour = new HourStore({
      timers,
      shown: () => ['cockpit', 'wall'].includes(this.navigation.state.getState().page),
      request: (filter, signal) => this.link.request('last_hour', filter, signal),
    });
    this.hours = new HoursStore({
      get: () => this.link.request('hours.get', null),
      set: (ask) => this.link.request('hours.set', ask),
      onChanged: () => {
        this.reports.again();
        this.lost.again();
      },
    });
    this.snapshot = new SnapshotStore({ timers, request: (ask) => this.link.request('snapshot', ask) });
    this.explanation = new PanelStore({
      request: (ask, signal, onRead) => this.link.request('explain', ask, signal, onRead).then(unpackAnswer),
      navigation: this.navigation,
      askOf: (route) => explainAskOf(route, dayOf(this.clock.getState(), this.hello.getState()?.tz ?? 'UTC')),
    });
    this.rewind = new RewindStore({
      watch: (params, handlers) => this.link.watch('rewind', params, handlers),
      cockpit: this.cockpit,
      navigation: this.navigation,
      timers,
      now: () => timers.now() + this.freshness.getState().skew,
      onMoved: (at) => this.figuresClock.setState(at, true),
    });
    this.cockpitWatch = new CockpitWatch({
      link: this.link,
      timers,
      cockpit: this.cockpit,
      rewind: this.rewind,
      hour: this.hour,
      // Nothing that was asked about the floor of now is carried out on the floor of then.
      onPast: () => this.closeOverlay(),
    });
    this.story = new PanelStore({
      request: (ask) => this.link.request('conversation', ask),
      navigation: this.navigation,
      askOf: ({ conversation, at }) => (conversation === null ? null : { conversation, at }),
    });
  }

  /** Connects and watches; called once. */
  start(): void {
    this.tick();
    this.watchAll();
    this.followRoute();
    this.reports.start();
    this.explanation.start();
    this.agentDay.start();
    this.members.start();
    this.story.start();
    this.lost.start();
    this.company.start();
    this.wall.start();
    this.link.start();
  }

  choose(change: Partial<Preferences>): void {
    const { theme, locale, folded } = this.settings.getState();
    const preferences = { theme, locale, folded, ...change };
    const language = resolveLocale(preferences.locale, this.deps.languages);
    this.settings.setState({ ...preferences, language, region: regionOf(language, this.deps.languages) });
    writePreferences(this.deps.storage, preferences);
    this.arrange();
  }

  /** The agents chosen, or the one on the keyboard's row, with the status they show. */
  seenNow(): Seen {
    const { chosen, active } = this.selection.getState();
    const agents = chosen.size > 0 ? [...chosen] : active === null || isHead(active) ? [] : [active];
    return this.seen(agents);
  }

  /** The day rewound to, YYYY-MM-DD; null: today, as it goes on. */
  get pastDay(): string | null {
    return this.rewind.on ? this.cockpit.state.getState().day : null;
  }

  seen(agents: Iterable<string>): Seen {
    const { entries } = this.cockpit.state.getState();
    const seen = new Map<string, AgentStatus>();
    for (const agent of agents) {
      const entry = entries.get(agent);
      if (entry !== undefined) seen.set(agent, entry.row.status);
    }
    return seen;
  }

  open(overlay: Overlay): void {
    this.overlay.setState(overlay, true);
  }

  closeOverlay(): void {
    this.overlay.setState(NO_OVERLAY, true);
  }

  private greet(): void {
    this.link.request('hello', null).then(
      (hello) => {
        this.hello.setState(hello, true);
        this.desk.undoSeconds = hello.undo_s;
        this.explanation.linked();
        this.story.linked();
        this.askAgain();
        void this.hours.load();
      },
      () => undefined,
    );
  }

  /** What is shown was counted before events came that belong into it. */
  private askAgain(): void {
    this.hour.again();
    this.reports.again();
    this.agentDay.again();
    this.members.again();
    this.lost.again();
    this.company.again();
  }

  private watchAll(): void {
    this.floor.start();
    this.link.watch('lost_notes', null, {
      // What was noted before, or while the connection was gone, the list has.
      full: () => this.lost.again(),
      diff: ({ changed }) => this.lost.take(changed),
    });
    this.link.watch('commands', null, {
      full: (records) => this.desk.full(records),
      diff: (diff) => this.desk.changed(diff.changed),
    });
  }

  private followRoute(): void {
    this.arrange();
    this.cockpitWatch.begin(this.navigation.state.getState());
    this.navigation.state.subscribe((route, before) => {
      if (route.sort !== before.sort || route.query !== before.query) this.arrange();
      if (route.page !== before.page) this.hour.turned();
      this.cockpitWatch.follow(route, before);
    });
    this.cockpit.state.subscribe((state, before) => {
      if (state.entries.size === 0 || (state.sections === before.sections && state.search === before.search)) return;
      const selection = this.selection.getState();
      if (selection.chosen.size === 0) return;
      const shown = new Set(state.sections.flatMap((section) => section.agents));
      const kept = prune(selection, (agent) => shown.has(agent));
      if (kept !== selection) this.selection.setState(kept, true);
    });
  }

  private arrange(): void {
    const { sort, query } = this.navigation.state.getState();
    this.cockpit.arrangeBy({ sort, query, locale: this.settings.getState().language });
  }

  private tick(): void {
    const { timers } = this.deps;
    const fresh = this.freshness.getState();
    const now = timers.now() + fresh.skew;
    this.clock.setState(now, true);
    if (!this.rewind.on) {
      const figures = figuresNow(fresh, now);
      const { strip, ready, changing } = this.cockpit.state.getState();
      this.figuresClock.setState(figures, true);
      this.hour.tick(figures, ready && !changing ? strip : null);
    }
    timers.after(TICK_MS - (timers.now() % TICK_MS), () => this.tick());
  }
}
