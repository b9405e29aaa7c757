// The call-back list: who was lost, and what was done about it, as the command line prints it and as a console asks for
// it. Types only. Times are UTC with milliseconds, durations seconds with 3 decimals, as in the reports.
import type { ReportAsk, ReportFilters } from './reports.ts';

/** The question of the day report, asked for the conversations behind its `lost`. */
export type LostAsk = Pick<Extract<ReportAsk, { report: 'day' }>, 'span' | 'who'> &
  ReportFilters & { readonly rows: LostRows };

/** Which of a list are shown. */
export const LOST_SHOWS = ['open', 'done', 'all'] as const;
export type LostShow = (typeof LOST_SHOWS)[number];

/** Which rows a console asks for. A short list comes whole: the first of it are its LOST_FIRST that were lost longest ago. */
export type LostRows = 'none' | 'whole' | { readonly first: LostShow };
export const LOST_FIRST = 200;

/** `open`: still to be worked off, or opened again. */
export const LOST_STATES = ['open', 'called_back', 'done', 'no_need'] as const;
export type LostState = (typeof LOST_STATES)[number];

/** What a lead noted about a lost conversation: of this console alone, no figure follows it. */
export interface LostNote {
  readonly state: LostState;
  readonly by: string;
  /** When, ms since 1970. */
  readonly at: number;
}

export interface LostRow {
  readonly conversation: string;
  readonly kind: 'call' | 'video' | 'chat' | 'email';
  readonly channel: string;
  readonly product: string | null;
  /** The conversation's own group, and whose it was: its assignee. */
  readonly group: string | null;
  readonly group_name: string | null;
  readonly agent: string | null;
  readonly agent_name: string | null;
  readonly contact: string | null;
  readonly contact_name: string | null;
  readonly company: string | null;
  readonly company_name: string | null;
  readonly opened: string;
  readonly lost_at: string;
  readonly wait_s: number;
  /** The conversation's own first answer, where it came after all. */
  readonly answered_late_at: string | null;
  /** Later inbound conversations of the same contact. */
  readonly back: {
    readonly times: number;
    /** When the first of them was opened. */
    readonly at: string;
    /** The first of them that was answered, else the first. */
    readonly conversation: string;
    readonly answered_at: string | null;
  } | null;
  /** The first later call that was placed to the contact and picked up, else the first that was placed. */
  readonly called: { readonly conversation: string; readonly at: string; readonly reached_at: string | null } | null;
  readonly note: LostNote | null;
}

export interface LongestNow {
  readonly conversation: string;
  readonly kind: LostRow['kind'];
  readonly contact: string | null;
  readonly contact_name: string | null;
  readonly since: string;
}

export interface LostReport {
  readonly report: 'lost';
  readonly date?: string;
  readonly window?: number;
  readonly at: string;
  readonly tz: string;
  /** As many as the day report's `lost`, of all kinds together; and how many are still to be worked off. */
  readonly lost: number;
  readonly open: number;
  /** How many of `open` were served since; of a console's list. */
  readonly served?: number;
  /** Whose call, video or chat waits longest without any answer, and whose chat for a further one. */
  readonly now: { readonly waiting: LongestNow | null; readonly follow_up: LongestNow | null };
  /** Longest ago first; all that a console asked for, which may be fewer than `lost`. */
  readonly rows: readonly LostRow[];
}

/** `expect`: when the asker's note was made, null where there was none: what changed meanwhile is not overwritten. */
export interface MarkAsk {
  readonly conversations: readonly { readonly conversation: string; readonly expect: number | null }[];
  readonly state: LostState;
}

/** How each stands now; `overtaken`: those that somebody else had marked meanwhile, and so were left as they are. */
export interface Marked {
  readonly notes: readonly { readonly conversation: string; readonly note: LostNote | null }[];
  readonly overtaken: readonly string[];
}
