// A console's question for an explanation, as `explain` takes it. Called on the report thread: a large figure takes a
// second, which no live update must wait for.
import type { ExplainAsk, Explanation } from '../../shared/contract/explain.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Days } from '../figures/days.ts';
import { choiceOfFilters } from './answer-report.ts';
import { explain, type ReportAsked } from './explain.ts';

/** @param at the moment asked for, ms since 1970. @throws ExplainError, in words for whoever asked. */
export function answerExplain(reader: CacheReader, days: Days, { ask, figure }: ExplainAsk, at: number): Explanation {
  return explain(reader, askedOf(ask, { at, days, choice: choiceOfFilters(ask) }), figure);
}

function askedOf(ask: ExplainAsk['ask'], common: ReportAsked['ask']): ReportAsked {
  switch (ask.report) {
    case 'cockpit':
      return { report: 'cockpit', ask: common };
    case 'quality':
      return { report: 'quality', ask: { ...common, from: ask.from, to: ask.to, by: ask.by } };
    case 'companies':
      return { report: 'companies', ask: { ...common, from: ask.from, to: ask.to, company: ask.company } };
    case 'service':
      return { report: 'service', ask: { ...common, from: ask.from, to: ask.to, interval: ask.interval } };
    case 'day': {
      const { span, who, threshold, short } = ask;
      return { report: 'day', ask: { ...common, span, who, threshold, short, hours: null } };
    }
  }
}
