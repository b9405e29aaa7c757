// A report on its way to a console: of a service report's intervals the counts alone, in columns; their times as steps. A
// month of quarter hours is a tenth as long, and is there that much sooner. Pure.
import type { Report, ServiceFigures, ServiceReport } from './contract/reports.ts';
import { isoTime } from './iso-time.ts';
import { type ServiceCounts, serviceFigures } from './service-figures.ts';

interface PackedIntervals extends Readonly<Record<keyof ServiceCounts, readonly number[]>> {
  /** ms since the interval before; of the first since 1970. */
  readonly step: readonly number[];
}

export type PackedService = Omit<ServiceReport, 'intervals'> & { readonly intervals?: PackedIntervals };
export type PackedReport = Exclude<Report, ServiceReport> | PackedService;

export function packReport(report: Report): PackedReport {
  if (report.report !== 'service' || report.intervals === undefined) return report as PackedReport;
  const { intervals, ...rest } = report;
  const starts = intervals.map(({ start }) => Date.parse(start));
  return { ...rest, intervals: packIntervals(starts, intervals.map(countsOf)) };
}

function countsOf({ outcomes, ...figures }: ServiceFigures): ServiceCounts {
  return { ...figures, ...outcomes };
}

/** @param starts of the intervals, ms since 1970. @param counts of each. */
export function packIntervals(starts: readonly number[], counts: readonly ServiceCounts[]): PackedIntervals {
  return {
    step: starts.map((start, n) => start - (n === 0 ? 0 : (starts[n - 1] as number))),
    requests: counts.map(({ requests }) => requests),
    landings: counts.map(({ landings }) => landings),
    received: counts.map(({ received }) => received),
    assisted: counts.map(({ assisted }) => assisted),
    agent_did_not_answer: counts.map(({ agent_did_not_answer }) => agent_did_not_answer),
    left_in_queue: counts.map(({ left_in_queue }) => left_in_queue),
  };
}

export function unpackReport(report: PackedReport): Report {
  if (report.report !== 'service' || report.intervals === undefined) return report as Report;
  const { intervals, ...rest } = report;
  const { step, ...columns } = intervals;
  const at = (column: keyof ServiceCounts, n: number): number => columns[column][n] as number;
  let ms = 0;
  return {
    ...rest,
    intervals: step.map((since, n) => {
      ms += since;
      const counts = {
        requests: at('requests', n),
        landings: at('landings', n),
        received: at('received', n),
        assisted: at('assisted', n),
        agent_did_not_answer: at('agent_did_not_answer', n),
        left_in_queue: at('left_in_queue', n),
      };
      return { start: isoTime(ms), ...serviceFigures(counts) };
    }),
  };
}
