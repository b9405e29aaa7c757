// The page of one company: asked for beside the companies report, by the same address. The question is pure.

import type { CompanyAsk, CompanyReport } from '../../shared/contract/company.ts';
import { type AskDeps, AskStore } from './ask-store.ts';
import { periodOf } from './report-ask.ts';
import type { Route } from './route.ts';

/** Its days are over: only a late event could change it. */
const REFRESH_MS = 60_000;

export function companyAskOf({ page, product, channel, group, report }: Route, today: string): CompanyAsk | null {
  if (page !== 'companies' || report.company === null) return null;
  return { product, channel, group, ...periodOf(page, report.period, today), company: report.company };
}

export class CompanyStore extends AskStore<CompanyAsk, CompanyReport> {
  constructor(deps: AskDeps<CompanyAsk, CompanyReport>) {
    const samePage = (one: CompanyAsk, other: CompanyAsk): boolean => one.company === other.company;
    super({ askOf: companyAskOf, samePage, goesOn: () => false, refreshMs: () => REFRESH_MS, givesUp: true }, deps);
  }
}
