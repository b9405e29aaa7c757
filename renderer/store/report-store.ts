// The report that a page shows.

import type { Report, ReportAsk } from '../../shared/contract/reports.ts';
import { type AskDeps, AskStore } from './ask-store.ts';
import { askOf, goesOn, refreshMs } from './report-ask.ts';

export class ReportStore extends AskStore<ReportAsk, Report> {
  constructor(deps: AskDeps<ReportAsk, Report>) {
    super({ askOf, samePage: (one, other) => one.report === other.report, goesOn, refreshMs, givesUp: false }, deps);
  }
}
