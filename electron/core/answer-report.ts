// A console's question for a report, answered by the same functions as the command line's.
import type { Report, ReportAsk, ReportFilters } from '../../shared/contract/reports.ts';
import { type PackedReport, packReport } from '../../shared/report-wire.ts';
import type { Choice } from '../figures/choice.ts';
import type { Days } from '../figures/days.ts';
import type { Ledger } from './ledger.ts';
import { packedService, sealedCompanies, sealedDay, sealedQuality, sealedService } from './sealed-reports.ts';

export function choiceOfFilters(filters: ReportFilters): Choice {
  return {
    product: new Set(filters.product),
    channel: new Set((filters.channel ?? []).map((channel) => channel.toLowerCase())),
    kind: new Set(filters.kind),
    group: new Set(filters.group),
    agent: new Set(filters.agent),
  };
}

/** As `answerReport`, on its way to a console. */
export function answerPacked(ledger: Ledger, days: Days, ask: ReportAsk, at: number): PackedReport {
  if (ask.report !== 'service') return packReport(answerReport(ledger, days, ask, at));
  return packedService(ledger, { ...ask, at, days, choice: choiceOfFilters(ask) });
}

/** @param at the moment asked for, ms since 1970. */
export function answerReport(ledger: Ledger, days: Days, ask: ReportAsk, at: number): Report {
  const common = { at, days, choice: choiceOfFilters(ask) };
  switch (ask.report) {
    case 'quality':
      return sealedQuality(ledger, { ...common, from: ask.from, to: ask.to, by: ask.by, daily: ask.daily ?? null });
    case 'companies':
      return sealedCompanies(ledger, { ...common, from: ask.from, to: ask.to, company: ask.company });
    case 'service':
      return sealedService(ledger, { ...common, from: ask.from, to: ask.to, interval: ask.interval });
    case 'day': {
      const { span, who, threshold, short } = ask;
      return sealedDay(ledger, { ...common, span, who, threshold, short, hours: null });
    }
  }
}
