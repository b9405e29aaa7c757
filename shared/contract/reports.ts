// The reports of spec/figures.md, sections 2 to 5, as the command line prints them and as a console asks for them.
// Types only. Durations are seconds with 3 decimals, shares have 6, times are UTC with milliseconds.

export interface ReportFilters {
  readonly product?: readonly string[];
  readonly channel?: readonly string[];
  readonly kind?: readonly string[];
  readonly group?: readonly string[];
  readonly agent?: readonly string[];
}

/** Days are YYYY-MM-DD, both included. */
interface Period extends ReportFilters {
  readonly from: string;
  readonly to: string;
}

export type ReportAsk =
  | ({
      readonly report: 'quality';
      readonly by: 'agent' | 'group';
      /** Also by day: the totals, and the rows of these keys. */
      readonly daily?: readonly (string | null)[];
    } & Period)
  | ({ readonly report: 'companies'; readonly company: string | null } & Period)
  | ({ readonly report: 'service'; readonly interval: 15 | 30 | 60 | null } & Period)
  | ({
      readonly report: 'day';
      readonly span: { readonly date: string } | { readonly window: 5 | 10 | 15 | 30 | 60 };
      readonly who: 'all' | 'present';
      /** T and S of the service level, in seconds. */
      readonly threshold: number;
      readonly short: number;
    } & ReportFilters);

export interface QualityFigures {
  readonly satisfaction_avg: number | null;
  readonly satisfaction_count: number;
  /** How many ratings of each number of stars. */
  readonly satisfaction_stars: Readonly<Record<1 | 2 | 3 | 4 | 5, number>>;
  readonly feedback_count: number;
  readonly unanswered_live: number;
  readonly unanswered_ended: number;
  readonly inactivity: Readonly<Record<InactivityAction, number>>;
  readonly inactivity_total: number;
  readonly returning_assigned: number;
  readonly returning_failed: number;
}

export type InactivityAction =
  | 'new_unassigned'
  | 'new_reassigned'
  | 'new_not_reassigned'
  | 'message_sent'
  | 'live_reassigned'
  | 'live_not_reassigned'
  | 'resumed_reassigned'
  | 'resumed_not_reassigned';

export interface QualityReport {
  readonly report: 'quality';
  readonly from: string;
  readonly to: string;
  readonly tz: string;
  readonly by: 'agent' | 'group';
  /** `key` null: nobody's, or agents of no group. */
  readonly rows: readonly QualityRow[];
  readonly totals: QualityFigures;
  /** Each day of the period, where asked for: the totals, and the rows asked for that there are. */
  readonly days?: readonly QualityDay[];
}

export interface QualityRow extends QualityFigures {
  readonly key: string | null;
  readonly name: string | null;
  /** Of an agent's row. */
  readonly groups?: readonly string[];
}

export interface QualityDay {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly rows: readonly ({ readonly key: string | null } & QualityFigures)[];
  readonly totals: QualityFigures;
}

export interface CompanyRow {
  readonly company: string;
  readonly name: string;
  readonly calls_in: number;
  readonly inbound_talk_s: number;
  readonly calls_out: number;
  readonly outbound_talk_s: number;
  readonly chats: number;
  readonly chat_s: number;
  readonly tickets: number;
  readonly load: number;
  readonly level: 'low' | 'medium' | 'high' | 'critical';
}

export interface Compared {
  readonly value: number;
  readonly previous: number;
  readonly change: number;
}

export interface CompaniesReport {
  readonly report: 'companies';
  readonly from: string;
  readonly to: string;
  readonly tz: string;
  readonly rows: readonly CompanyRow[];
  readonly summary: {
    readonly unique_companies: Compared;
    readonly hotline: Compared & { readonly share: number | null };
    readonly campaign: Compared & { readonly share: number | null };
    readonly tickets: Compared & { readonly share: number | null };
    readonly chats: Compared & { readonly share: number | null };
  };
}

export interface ServiceFigures {
  readonly requests: number;
  readonly landings: number;
  readonly accepted_share: number | null;
  readonly landing_share: number | null;
  readonly received: number;
  readonly assisted: number;
  readonly service_quality: number | null;
  readonly outcomes: { readonly agent_did_not_answer: number; readonly left_in_queue: number };
}

export interface ServiceReport {
  readonly report: 'service';
  readonly from: string;
  readonly to: string;
  readonly tz: string;
  readonly total: ServiceFigures;
  readonly intervals?: readonly ({ readonly start: string } & ServiceFigures)[];
}

export interface DayFigures {
  readonly offered: number;
  readonly answered: number;
  readonly lost: number;
  readonly wait_avg_s: number | null;
  readonly wait_max_s: number | null;
  readonly service_level: number | null;
  readonly waiting: number;
  readonly waiting_longest_s: number | null;
}

export interface DayReport {
  readonly report: 'day';
  readonly date?: string;
  readonly window?: number;
  readonly at: string;
  readonly tz: string;
  readonly call: DayFigures;
  readonly video: DayFigures;
  readonly chat: DayFigures & { readonly reply_wait_longest_s: number | null };
  readonly email: DayFigures;
  readonly outbound: { readonly placed: number; readonly reached: number; readonly not_reached: number };
}

export type Report = QualityReport | CompaniesReport | ServiceReport | DayReport;
