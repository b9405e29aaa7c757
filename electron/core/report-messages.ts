// What the core and its report thread say to each other: a question by its name, one answer each.

import type { CompanyAsk } from '../../shared/contract/company.ts';
import type { ExplainAsk } from '../../shared/contract/explain.ts';
import type { LostAsk } from '../../shared/contract/lost.ts';
import type { ReportAsk } from '../../shared/contract/reports.ts';
import type { DaySnapshotAsk } from '../../shared/contract/snapshot.ts';
import type { AgentDayAsk, CockpitFilter } from '../../shared/contract/views.ts';
import type { Said } from '../../shared/words/said.ts';
import type { SealStep } from '../cache/types.ts';
import type { Flag } from './given-up.ts';

export interface ReportStart {
  readonly file: string;
  readonly tz: string;
  /** Of sheets in memory. */
  readonly sheetBytes: number;
  /** Whether what an answer took goes back to the system after it. */
  readonly givesBack: boolean;
}

/** What the thread can be asked (answer-question.ts), each checked. The answer is JSON, so that the core's thread need not make it. */
export interface Questions {
  report: ReportAsk;
  agent_day: AgentDayAsk;
  last_hour: CockpitFilter;
  /** With rows; and the figures alone. */
  lost: LostAsk;
  call_backs: LostAsk;
  snapshot: DaySnapshotAsk;
  company: CompanyAsk;
  explain: ExplainAsk;
  /** Its id. */
  conversation: string;
}

/** `at`: the moment asked for, ms since 1970. `given`: see given-up.ts; null: nobody will give it up. */
export interface ReportRequest {
  readonly id: number;
  readonly what: keyof Questions;
  readonly ask: unknown;
  readonly at: number;
  readonly given: Flag | null;
}

/** Seals what is to be sealed by `at`; the answer is whether it was. */
export interface SealRequest {
  readonly id: number;
  readonly seal: number;
}

/** Reads ahead what the first questions will count; the answer is null. */
export interface WarmRequest {
  readonly id: number;
  readonly warm: number;
}

/** Reads what has changed since the last question; the answer is null. */
export interface HearRequest {
  readonly id: number;
  readonly hear: true;
}

/** Whether the step that was handed over is kept. */
export interface Kept {
  readonly kept: boolean;
}

export type ToReports = ReportRequest | SealRequest | WarmRequest | HearRequest | Kept;
export type FromReports = ReportReply | { readonly step: SealStep };

/** `code`: of a RequestError, in words for whoever asked; null where something fell over. */
export type ReportReply =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: string | null;
      readonly message: string;
      readonly said: Said | null;
    };
