// A console's question for an explanation, as `explain` takes it. Called on a report thread: a large figure takes a
// second, which no live update must wait for.
import type { ExplainAnswer, ExplainAsk } from '../../shared/contract/explain.ts';
import { isoTime } from '../../shared/iso-time.ts';
import type { Days } from '../figures/days.ts';
import { choiceOfFilters } from './answer-report.ts';
import { explain, type ReportAsked } from './explain.ts';
import type { Ledger } from './ledger.ts';
import { namesOf } from './story.ts';

/** Whoever asks waits for seconds, and others with them: a month's tens of thousands are told without their events. */
const MOST = { items: 10_000, searched: 60_000 } as const;

/** @param at the moment asked for, ms since 1970. @throws ExplainError, in words for whoever asked. */
export function answerExplain(ledger: Ledger, days: Days, { ask, figure }: ExplainAsk, at: number): ExplainAnswer {
  const { reader } = ledger;
  return reader.snapshot(() => {
    const asked = askedOf(ask, { at, days, choice: choiceOfFilters(ask) });
    const explanation = explain(reader, asked, figure, { ledger, ...MOST });
    const items = [...explanation.parts, ...explanation.left_out].flatMap((list) => list.items);
    const names = namesOf(reader, at, {
      agent: items.map((item) => item.agent),
      group: items.map((item) => item.group),
      product: items.map((item) => item.product),
      company: items.map((item) => item.company),
      contact: [],
    });
    return { explanation, at: isoTime(at), names };
  });
}

function askedOf(ask: ExplainAsk['ask'], common: ReportAsked['ask']): ReportAsked {
  switch (ask.report) {
    case 'cockpit':
      return { report: 'cockpit', ask: common };
    case 'quality':
      return {
        report: 'quality',
        ask: { ...common, from: ask.from, to: ask.to, by: ask.by, daily: ask.daily ?? null },
      };
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
