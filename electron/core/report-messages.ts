// What the core and its report thread say to each other.
import type { Report, ReportAsk } from '../../shared/contract/reports.ts';

export interface ReportStart {
  readonly file: string;
  readonly tz: string;
}

/** `at`: the moment asked for, ms since 1970. */
export interface ReportRequest {
  readonly id: number;
  readonly ask: ReportAsk;
  readonly at: number;
}

export type ReportReply =
  | { readonly id: number; readonly ok: true; readonly report: Report }
  | { readonly id: number; readonly ok: false; readonly message: string };
