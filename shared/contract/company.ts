// One company's own page: its days, people and conversations of a period. Types only. Times are UTC with milliseconds,
// durations seconds with 3 decimals, as in the reports.
import type { CompanyRow, ReportFilters } from './reports.ts';

/** Days YYYY-MM-DD, both included; the rule of the companies report. */
export interface CompanyAsk extends ReportFilters {
  readonly from: string;
  readonly to: string;
  readonly company: string;
}

/** What the companies report says of a company; and the conversations that count in none of it. */
export interface CompanyFigures extends Omit<CompanyRow, 'company' | 'name' | 'load' | 'level'> {
  readonly others: number;
}

export interface CompanyDay extends CompanyFigures {
  readonly date: string;
}

export interface CompanyPerson extends CompanyFigures {
  /** null: conversations whose contact nobody named. */
  readonly contact: string | null;
  readonly name: string | null;
  readonly last_at: string;
}

export type CompanyFigure = 'calls_in' | 'calls_out' | 'chats' | 'tickets';

/**
 * `waiting`: open without an answer; `open`: open, answered; `closed`: closed, answered (or a ticket); `lost` and
 * `not_reached`: closed without an answer, or a pick-up.
 */
export type CompanyState = 'waiting' | 'open' | 'closed' | 'lost' | 'not_reached';

export interface CompanyConversation {
  readonly conversation: string;
  /** When it was opened, or, where nobody knows, when it was answered. */
  readonly at: string;
  readonly kind: 'chat' | 'call' | 'video' | 'email' | 'ticket';
  readonly outbound: boolean;
  readonly channel: string;
  /** Who answered first. */
  readonly agent: string | null;
  readonly agent_name: string | null;
  readonly contact: string | null;
  readonly contact_name: string | null;
  /** The figure of the companies report that it counts in. */
  readonly counts_in: CompanyFigure | null;
  /** From the opening to the first answer, or pick-up. */
  readonly wait_s: number | null;
  /** What it adds to that figure's time; null: no time, or not closed yet. */
  readonly duration_s: number | null;
  readonly state: CompanyState;
}

export interface CompanyReport {
  readonly report: 'company';
  readonly from: string;
  readonly to: string;
  readonly tz: string;
  readonly company: string;
  readonly name: string;
  /** Whether the directory, a contact or a conversation of the period names it. */
  readonly known: boolean;
  /** Place by load among all companies in contact, 1 the greatest; null: not in contact. */
  readonly rank: number | null;
  readonly companies: number;
  readonly total: CompanyFigures;
  /** All of the period, empty ones too. */
  readonly days: readonly CompanyDay[];
  /** Last in contact first. */
  readonly people: readonly CompanyPerson[];
  /** Latest first. */
  readonly conversations: readonly CompanyConversation[];
}
