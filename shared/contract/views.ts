// What a console can watch and ask: the topics, methods and their shapes. Types only, read by both ends.
// Times are ms since 1970 (UTC); durations are seconds with ms precision, as in the command line's JSON.

import type { PackedAnswer } from '../explain-wire.ts';
import type { PackedReport } from '../report-wire.ts';
import type { CompanyAsk, CompanyReport } from './company.ts';
import type { ConversationAsk, ConversationStory } from './conversation.ts';
import type { ExplainAsk } from './explain.ts';
import type { HoursView, SetHours } from './hours.ts';
import type { LostAsk, LostReport, MarkAsk, Marked } from './lost.ts';
import type { ReportAsk } from './reports.ts';
import type { DaySnapshot, DaySnapshotAsk } from './snapshot.ts';

export type AgentStatus = 'online' | 'offline' | 'break' | 'invisible';
export const AGENT_STATUSES: readonly AgentStatus[] = ['online', 'offline', 'break', 'invisible'];

export interface CockpitFigures {
  readonly first_response_avg_s: number | null;
  readonly first_response_count: number;
  readonly resolution_avg_s: number | null;
  readonly resolution_count: number;
  readonly active: number;
  readonly resolved: number;
  readonly reactivated: number;
  readonly transferred: number;
}

export interface CockpitRow extends CockpitFigures {
  readonly agent: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly slots: number | null;
  readonly status: AgentStatus;
  readonly status_since: number | null;
  /** Words the source gave with the status (a break's reason), where it did. */
  readonly status_reason: string | null;
}

/** The six large figures over the tables; the last four follow section 5, for calls, videos and chats together. */
export interface Strip {
  readonly online: number;
  readonly active: number;
  readonly waiting: number;
  /** When the longest-waiting conversation was opened (or last opened again); the view ticks from it. */
  readonly waiting_since: number | null;
  readonly service_level: number | null;
  readonly lost: number;
}

/** The strip at whole minutes, one after the other; `from`: ms since 1970 of the first. */
export interface LastHour {
  readonly from: number;
  readonly strips: readonly Strip[];
}

export interface CockpitFilter {
  readonly product: readonly string[];
  readonly channel: readonly string[];
  readonly group: readonly string[];
}

export interface CockpitView {
  readonly at: number;
  readonly day: string;
  readonly rows: readonly CockpitRow[];
  readonly totals: CockpitFigures;
  readonly by_status: Readonly<Record<AgentStatus, number>>;
  readonly strip: Strip;
}

/** Only what changed: `rows` by agent id, whole new rows carry every field. `removed` are agents no longer listed. */
export interface CockpitDiff {
  readonly at: number;
  readonly day?: string;
  readonly rows?: Readonly<Record<string, Partial<CockpitRow>>>;
  readonly removed?: readonly string[];
  readonly totals?: Partial<CockpitFigures>;
  readonly by_status?: Partial<Record<AgentStatus, number>>;
  readonly strip?: Partial<Strip>;
}

export const REWIND_SPEEDS = [1, 2, 5, 10, 30, 60] as const;

/** A moment of the past, standing (`speed` 0) or played from there. */
export interface RewindParams extends CockpitFilter {
  /** ms since 1970; one before the first event or behind now is answered with the nearest there is. */
  readonly at: number;
  readonly speed: 0 | (typeof REWIND_SPEEDS)[number];
}

/** The floor as it was, with the day around it. */
export interface RewindView extends CockpitView {
  /** 0: it stands. */
  readonly speed: number;
  /** What can be looked at: the first event's time (null: there is none) to now. */
  readonly from: number | null;
  readonly to: number;
  readonly day_start: number;
  readonly day_end: number;
  /** Conversations opened in each quarter of an hour of the day. */
  readonly activity: readonly number[];
}

/** As the cockpit's; `at` goes on though nothing else changed. A play that has come to now stands: `speed` 0. */
export interface RewindDiff extends CockpitDiff {
  readonly speed?: number;
  readonly to?: number;
  readonly day_start?: number;
  readonly day_end?: number;
  readonly activity?: readonly number[];
}

export type SourceStatus =
  | { readonly state: 'live'; readonly since: number }
  | { readonly state: 'catching_up'; readonly since: number; readonly done: number; readonly total: number | null }
  | { readonly state: 'offline'; readonly since: number; readonly reason: string };

/** How the data stands. `heard_at`: when the source last gave a sign of life (event or heartbeat). */
export interface FreshnessView {
  readonly now: number;
  /** `commands`: whether it ever carries out a change of status. `statuses`: those that it can set; absent: all. */
  readonly source: {
    readonly name: string;
    readonly kind: string;
    readonly commands: boolean;
    readonly statuses?: readonly AgentStatus[];
  } & SourceStatus;
  readonly heard_at: number | null;
  /** Time of the newest event in the figures. */
  readonly data_at: number | null;
  /** Whether what is shown is on the disk: `ok`, or `memory` (disk full or not writable) with a reason. */
  readonly saved:
    | { readonly state: 'ok' }
    | { readonly state: 'memory'; readonly since: number; readonly reason: string };
  /** Set after a damaged cache was replaced: where the old one lies and what was saved from it. */
  readonly recovered: {
    readonly at: number;
    readonly aside: string;
    readonly events: number;
    readonly lost: boolean;
  } | null;
  readonly outbox: number;
  readonly rejects: number;
}

export interface DirectoryView {
  readonly agents: number;
  readonly products: readonly Named[];
  readonly groups: readonly Named[];
  readonly channels: readonly string[];
}
export interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * A command's way: `waiting` (in the outbox, source offline) -> `sent` -> `confirmed` | `refused`,
 * or `expired` (no answer in time), `cancelled` (taken back before it was sent),
 * `superseded` (the agent changed in between, so it was not sent).
 */
export type CommandState = 'waiting' | 'sent' | 'confirmed' | 'refused' | 'expired' | 'cancelled' | 'superseded';

export interface CommandRecord {
  readonly id: string;
  readonly agent: string;
  readonly agent_name: string;
  readonly status: AgentStatus;
  /** The status that the asker saw; what an undo goes back to. */
  readonly previous: AgentStatus;
  readonly actor: string;
  readonly reason: string | null;
  readonly asked_at: number;
  readonly state: CommandState;
  readonly settled_at: number | null;
  /** Why it was refused, expired or superseded: a reason of the source (`agent_offline`) or ours. */
  readonly outcome: string | null;
  /** The command that this one undoes. */
  readonly undoes: string | null;
}

export interface HealthView {
  readonly version: string;
  readonly started_at: number;
  readonly source: FreshnessView['source'];
  /** Event time to figures, ms: median and 99th percentile of the last 1,000 live events. */
  readonly lag_ms: { readonly p50: number; readonly p99: number } | null;
  readonly events_per_s: number;
  readonly events_total: number;
  readonly unknown_total: number;
  readonly rejects: readonly { readonly category: string; readonly entries: number; readonly count: number }[];
  readonly outbox: number;
  readonly database: {
    readonly file: string;
    readonly bytes: number;
    readonly wal_bytes: number;
    readonly integrity: 'unchecked' | 'checking' | 'ok' | 'damaged';
  };
  readonly slow_queries: readonly { readonly what: string; readonly ms: number; readonly at: number }[];
  readonly errors: readonly { readonly what: string; readonly at: number; readonly count: number }[];
  readonly memory_bytes: number;
  readonly clients: number;
  readonly dropped_messages: number;
}

export interface RejectRow {
  readonly received: string;
  readonly from: string;
  readonly line: number;
  readonly category: string;
  readonly reason: string;
  readonly raw: string;
  readonly count: number;
}

export interface Hello {
  readonly version: string;
  readonly shell: 'desktop' | 'host';
  readonly tz: string;
  /** Who this console's commands are from. */
  readonly actor: string;
  readonly demo: boolean;
  /** Seconds an undo is offered. */
  readonly undo_s: number;
}

/** One agent's day. Times are ms since 1970. `date`: YYYY-MM-DD of the core's zone, today at the latest. */
export interface AgentDayAsk {
  readonly agent: string;
  readonly date: string;
}

/** A stretch of one status with one reason, cut to the day. */
export interface StatusPiece {
  readonly status: AgentStatus;
  readonly reason: string | null;
  readonly actor: string | null;
  readonly from: number;
  readonly to: number;
  /** When it really began, which may be before the day; null: there is no word of the agent before. */
  readonly began: number | null;
  /** When it really ended; null: it goes on. */
  readonly ended: number | null;
}

/** How long a status, with this reason, lasted on the day. */
export interface StatusTotal {
  readonly status: AgentStatus;
  readonly reason: string | null;
  readonly ms: number;
}

/** A conversation that was the agent's at some moment of the day, or that the agent answered or resolved on it. */
export interface AgentConversation {
  readonly conversation: string;
  readonly kind: string;
  readonly channel: string;
  readonly contact: string | null;
  readonly company: string | null;
  /** When it came to the agent, for the first time that day; null: it was the agent's from before, or never assigned. */
  readonly came: number | null;
  readonly opened: number | null;
  /** First response of the agent that day: when, and how long since the assignment and since the opening. */
  readonly answered: number | null;
  readonly first_response_s: number | null;
  readonly since_opened_s: number | null;
  /** The agent's resolve of the day: when, and how long it took. */
  readonly resolved: number | null;
  readonly resolution_s: number | null;
  readonly transferred: boolean;
  /** At the end of the day, or now: `theirs` is the agent's, `others` is open with somebody else or nobody. */
  readonly state: 'theirs' | 'others' | 'closed';
  /** The latest rating that counts for the agent that day. */
  readonly stars: number | null;
}

/** What a customer left: stars, or words. */
export interface AgentRating {
  readonly at: number;
  readonly conversation: string;
  readonly contact: string | null;
  readonly stars: number | null;
  readonly text: string | null;
}

export interface AgentDay {
  readonly agent: string;
  readonly name: string;
  readonly groups: readonly Named[];
  readonly slots: number | null;
  readonly removed: boolean;
  /** Of now, whatever the day. */
  readonly status: AgentStatus;
  readonly status_since: number | null;
  readonly status_reason: string | null;
  readonly date: string;
  readonly tz: string;
  readonly at: number;
  /** The day's own length: 23 or 25 hours where the clock changes. */
  readonly start: number;
  readonly end: number;
  /** Up to where the day is told: its end, or now. */
  readonly until: number;
  readonly pieces: readonly StatusPiece[];
  /** By status and by reason; either adds up to `until - start`. */
  readonly by_status: Readonly<Record<AgentStatus, number>>;
  readonly by_reason: readonly StatusTotal[];
  /** Online with at least one call, video or chat in hand, of all the time online. */
  readonly occupied_ms: number;
  /** How many conversations were the agent's: from each moment on, so many. */
  readonly load: readonly (readonly [from: number, count: number])[];
  /** Exactly the cockpit's, as of the day's end or now. */
  readonly figures: CockpitFigures;
  readonly conversations: readonly AgentConversation[];
  readonly ratings: readonly AgentRating[];
}

/** Topic -> what a watch of it takes, its first push, and its later ones. */
export interface Topics {
  cockpit: { params: CockpitFilter; full: CockpitView; diff: CockpitDiff };
  rewind: { params: RewindParams; full: RewindView; diff: RewindDiff };
  freshness: { params: null; full: FreshnessView; diff: Partial<FreshnessView> };
  directory: { params: null; full: DirectoryView; diff: Partial<DirectoryView> };
  /** The newest 500 commands, newest first; a diff carries changed or new records. */
  commands: { params: null; full: readonly CommandRecord[]; diff: { readonly changed: readonly CommandRecord[] } };
  health: { params: null; full: HealthView; diff: Partial<HealthView> };
  /** What is noted about lost conversations from now on, by whomever; what was noted before the call-back list has. */
  lost_notes: { params: null; full: readonly []; diff: { readonly changed: Marked['notes'] } };
}

/** Method -> what a request takes and what it answers. */
export interface Methods {
  hello: { params: null; result: Hello };
  /**
   * One command an agent. `expect` is the status that the asker saw: an agent who has another one by now is not
   * overwritten; that command comes back `superseded`. An offline agent's comes back `refused`, `agent_offline`.
   */
  'agents.set_status': {
    params: {
      readonly agents: readonly { readonly agent: string; readonly expect: AgentStatus }[];
      readonly status: AgentStatus;
      readonly reason: string | null;
    };
    result: { readonly commands: readonly CommandRecord[] };
  };
  /** Takes commands back: one not sent yet is cancelled, one carried out gets the opposite command. */
  'commands.undo': {
    params: { readonly ids: readonly string[] };
    result: { readonly commands: readonly CommandRecord[] };
  };
  rejects: { params: { readonly limit: number }; result: readonly RejectRow[] };
  /** A report of now; a period that breaks a rule is refused with the rule and the nearest allowed one. */
  report: { params: ReportAsk; result: PackedReport };
  /** The strip's last hour up to now; less of it where the day, or what is known, began later. */
  last_hour: { params: CockpitFilter; result: LastHour };
  /** One agent's day; an agent of no name yet, or a day to come, is refused. */
  agent_day: { params: AgentDayAsk; result: AgentDay };
  /** A company's own page. */
  company: { params: CompanyAsk; result: CompanyReport };
  /** The conversations behind the day report's `lost`. */
  lost: { params: LostAsk; result: LostReport };
  /** All reports of a day that is over, as files; another day is refused, `day_not_over`. */
  snapshot: { params: DaySnapshotAsk; result: DaySnapshot };
  /** The house's working hours, one for all consoles on this cache. */
  'hours.get': { params: null; result: HoursView };
  'hours.set': { params: SetHours; result: HoursView };
  'lost.mark': { params: MarkAsk; result: Marked };
  /** What made a figure; a path that leads nowhere is refused, `not_explained`, with near ones. */
  explain: { params: ExplainAsk; result: PackedAnswer };
  /** One conversation's whole story; one that nothing is known of is refused, `not_explained`. */
  conversation: { params: ConversationAsk; result: ConversationStory };
}
