// Quality by agent beside quality by group, for the page that shows both.

import type { Report, ReportAsk } from '../../shared/contract/reports.ts';
import { type AskDeps, AskStore } from './ask-store.ts';
import { goesOn, membersAskOf, refreshMs } from './report-ask.ts';

export class MembersStore extends AskStore<ReportAsk, Report> {
  constructor(deps: AskDeps<ReportAsk, Report>) {
    super({ askOf: membersAskOf, samePage: () => true, goesOn, refreshMs, givesUp: false }, deps);
  }
}
