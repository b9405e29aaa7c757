// A day's snapshot as a console asks for it: the files of all reports of a day that is over, as `kokpit snapshot` writes them.
// Types only.
import type { ReportFilters } from './reports.ts';

export interface DaySnapshotAsk extends ReportFilters {
  /** YYYY-MM-DD, yesterday at the latest. */
  readonly date: string;
  /** T and S of the service level, in seconds. */
  readonly threshold: number;
  readonly short: number;
  /** Minutes of the service report's intervals. */
  readonly interval: 15 | 30 | 60;
}

export interface DaySnapshot {
  readonly date: string;
  /** Of the day, in the cache. */
  readonly events: number;
  /** By report, JSON before CSV; the index is the last. */
  readonly files: readonly {
    readonly name: string;
    /** Which report: `cockpit`, `service-30-min`, `quality-by-agent` …, or `index`. */
    readonly part: string;
    readonly format: 'json' | 'csv';
    readonly text: string;
  }[];
}
